/// A mean, or the ratio of two, with the percentile bootstrap's interval around it.
///
/// Resampled are texts, not rows: rows of equal text stay together, as they do in the folds. Above
/// `groups` texts, random groups of texts are resampled instead, which estimates the same variance
/// at a cost that no longer grows.
/// Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 1979,
/// https://doi.org/10.1214/aos/1176344552.
public struct BootstrapMean: Sendable, Hashable {
  /// The mean of the values; zero where there are none.
  public let mean: Double
  /// The 2.5th percentile of the resampled means.
  public let low: Double
  /// The 97.5th percentile of the resampled means.
  public let high: Double

  /// How many times the values are resampled.
  public static let resamples = 1000
  /// The most groups of texts that are drawn from.
  public static let groups = 2_000

  /// Resamples values.
  ///
  /// - Parameters:
  ///   - values: One value a row.
  ///   - clusters: Rows with the same number are drawn together.
  ///   - rng: The source of the draws.
  ///   - threads: How many threads may work at a time; the result does not depend on it.
  /// - Complexity: O(n + `resamples` · min(n, `groups`)).
  public init(
    of values: [Double], clusters: [UInt64], using rng: inout SplitMix64, threads: Int = 1
  ) {
    let clusters = Clusters(clusters)
    self.init(
      of: values, rows: values.indices, clusters: clusters, using: &rng, threads: threads)
  }

  /// Of the rows' values, or of their sum over the sum of other values, both resampled together;
  /// a resample whose denominator is not above zero counts as zero.
  init(
    of values: [Double], per denominators: [Double]? = nil, rows: some Collection<Int>,
    clusters: Clusters, using rng: inout SplitMix64, threads: Int
  ) {
    var pairs = clusters.sums(of: values, per: denominators, rows: rows)
    if pairs.count > Self.groups {
      var merged = [SIMD2<Double>](repeating: .zero, count: Self.groups)
      for pair in pairs { merged[Int(rng.next() % UInt64(Self.groups))] += pair }
      pairs = merged
    }
    let total = pairs.reduce(.zero, +)
    mean = total.y > 0 ? total.x / total.y : 0
    guard pairs.count > 1 else {
      (low, high) = (mean, mean)
      return
    }
    let start = rng
    let means = RowBlocks.map(tasks: Self.resamples, threads: threads) { resample in
      var rng = start
      rng.skip(resample * pairs.count)
      return Self.resampledMean(pairs, &rng)
    }.sorted()
    rng.skip(Self.resamples * pairs.count)
    low = means[Int(0.025 * Double(Self.resamples))]
    high = means[Int(0.975 * Double(Self.resamples))]
  }

  private static func resampledMean(_ pairs: [SIMD2<Double>], _ rng: inout SplitMix64) -> Double {
    let most = UInt64(pairs.count)
    var own = rng
    let drawn = pairs.withUnsafeBufferPointer { pairs in
      var drawn = SIMD2<Double>()
      for _ in 0..<pairs.count {
        drawn += pairs[Int(truncatingIfNeeded: own.next().multipliedFullWidth(by: most).high)]
      }
      return drawn
    }
    return drawn.y > 0 ? drawn.x / drawn.y : 0
  }
}
