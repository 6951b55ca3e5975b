/// How many of a list's first k rows are errors, and how many of the errors are among them, with
/// the bootstrap's 95 % intervals.
///
/// Of one run, the k rows are resampled; of several, the runs, which differ by more than their
/// rows do.
public struct PrecisionAtK: Sendable, Hashable {
  /// A share with its interval.
  public struct Share: Sendable, Hashable {
    /// The mean over the runs.
    public let mean: Double
    /// The 2.5th percentile of the resampled means.
    public let low: Double
    /// The 97.5th percentile of the resampled means.
    public let high: Double

    init(_ bootstrap: BootstrapMean, times scale: Double = 1) {
      mean = bootstrap.mean * scale
      low = bootstrap.low * scale
      high = bootstrap.high * scale
    }
  }

  /// What was found in one run.
  public struct Run: Sendable, Hashable {
    /// Whether each of the list's rows is an error, from the top; a list may be shorter than k,
    /// and what it lacks counts as no error.
    public var isError: [Bool]
    /// The number of errors that there are.
    public var errors: Int
    /// k.
    public var k: Int

    /// Records a run.
    ///
    /// - Parameters:
    ///   - isError: Whether each of the list's rows is an error, from the top.
    ///   - errors: The number of errors that there are.
    ///   - k: How many rows count, at least one.
    public init(isError: [Bool], errors: Int, k: Int) {
      precondition(k > 0, "precision is of at least one row")
      self.isError = isError
      self.errors = errors
      self.k = k
    }

    /// The number of errors among the first k rows.
    public var hits: Int { isError.prefix(k).count { $0 } }
    /// hits / k.
    public var precision: Double { Double(hits) / Double(k) }
    /// hits / errors; 0 without errors.
    public var recall: Double { errors > 0 ? Double(hits) / Double(errors) : 0 }
  }

  /// The share of the first k rows that are errors.
  public let precision: Share
  /// The share of errors that are among the first k rows.
  public let recall: Share
  /// The runs.
  public let runs: [Run]

  /// Sums up runs.
  ///
  /// - Parameters:
  ///   - runs: At least one.
  ///   - rng: The source of the draws.
  public init(_ runs: [Run], using rng: inout SplitMix64) {
    self.runs = runs
    if runs.count == 1, let run = runs.first {
      let hits = (0..<run.k).map { $0 < run.isError.count && run.isError[$0] ? 1.0 : 0 }
      let bootstrap = BootstrapMean(of: hits, clusters: hits.indices.map(UInt64.init), using: &rng)
      precision = Share(bootstrap)
      recall = Share(bootstrap, times: run.errors > 0 ? Double(run.k) / Double(run.errors) : 0)
    } else {
      let clusters = runs.indices.map(UInt64.init)
      var again = rng
      precision = Share(BootstrapMean(of: runs.map(\.precision), clusters: clusters, using: &rng))
      recall = Share(BootstrapMean(of: runs.map(\.recall), clusters: clusters, using: &again))
    }
  }
}
