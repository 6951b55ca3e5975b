/// How well do lists find wrong labels, and what is a model worth after their top is corrected?
///
/// In every run a share of the data is held out first, with its right labels. The labels of the
/// rest get errors, unless a column says which are wrong; they are audited with the
/// specifications, each list's first k rows are relabelled or removed, and models trained on the
/// result are asked about the held-out rows and the test cases.
public struct CorrectionExperiment: Sendable {
  /// How far down a list is looked at.
  public enum Size: Sendable, Hashable {
    /// So many rows.
    case rows(Int)
    /// As many rows as there are errors.
    case errors
  }

  /// What the user can choose.
  public struct Options: Sendable {
    /// How far down lists are looked at.
    public var sizes: [Size] = [.rows(100), .errors]
    /// How many times the data are split.
    public var seeds = 5
    /// Which errors are planted where no column has the truth; nil: none.
    public var plant: PlantedErrors.Kind? = .against
    /// The share of rows whose label is made wrong.
    public var rate = 0.05
    /// The share of specifications that planted errors are close to.
    public var share = 1.0 / 3
    /// The share of rows that is held out; 0: none.
    public var heldoutShare = 0.2
    /// How many rows each query, and each test case, ranks.
    public var depth = 1000
    /// How rankings are merged.
    public var method = AggregationMethod.rrf
    /// The formula of BM25.
    public var variant = BM25Variant.lucene
    /// When the queries of one specification become one.
    public var merging = QueryRanker.Merging.after
    /// The first seed.
    public var seed: UInt64 = 0

    /// The defaults.
    public init() {}
  }

  /// What a list finds, where errors are known.
  public struct Finding: Sendable {
    /// The list.
    public let list: CorrectionList
    /// How far down it was looked at.
    public let size: Size
    /// What is there.
    public let found: PrecisionAtK
  }

  /// One split of the data.
  public struct Split: Sendable, Hashable {
    /// The number of rows whose labels were audited.
    public let rows: Int
    /// The number of rows held out.
    public let heldout: Int
    /// The number of rows known to have a wrong label.
    public let errors: Int
    /// The specifications that errors were planted close to.
    public let specifications: [String]
  }

  /// What lists find, by list and size; empty where no error is known.
  public let findings: [Finding]
  /// What models do after corrections; the first had none.
  public let arms: [Arm]
  /// The splits, by seed.
  public let splits: [Split]

  /// Runs the experiment.
  ///
  /// - Parameters:
  ///   - data: Rows and suite.
  ///   - options: What the user chose.
  ///   - machine: The means; results do not depend on them.
  /// - Throws: `SelectionError` where errors are to be planted near test cases and there are none,
  ///   or the data cannot be audited.
  public init(
    _ data: CorrectionData, options: Options = Options(), on machine: Machine
  ) throws(SelectionError) {
    let isNear = !data.hasTruth && options.plant != nil && options.plant != .uniform
    if isNear && data.tests.isEmpty { throw .noTests(file: data.suiteName) }
    let closeness =
      isNear ? data.closeness(depth: options.depth, on: machine) : []
    var runs: [CorrectionRun] = []
    machine.tally?.count { $0.allParts = 2 * options.seeds }
    for seed in 0..<UInt64(options.seeds) {
      do {
        runs.append(
          try CorrectionRun(
            data, closeness: closeness, options: options, seed: options.seed &+ seed, on: machine))
        machine.tally?.count { $0.parts += 1 }
      } catch {
        throw .audit(error)
      }
    }
    var rng = SplitMix64(seed: options.seed)
    let isKnown = runs.allSatisfy { !$0.errors.isEmpty }
    let sizes = options.sizes.filter { isKnown || $0 != .errors }
    var findings: [Finding] = []
    for list in isKnown ? CorrectionList.allCases : [] {
      for size in sizes {
        let found = PrecisionAtK(runs.map { $0.found(list, size) }, using: &rng)
        findings.append(Finding(list: list, size: size, found: found))
      }
    }
    self.findings = findings
    var arms = Arm.all(sizes: sizes, isKnown: isKnown)
    for run in runs {
      let outcomes = run.outcomes(of: arms, data, on: machine)
      for arm in arms.indices { arms[arm].outcomes.append(outcomes[arm]) }
      machine.tally?.count { $0.parts += 1 }
    }
    self.arms = arms
    splits = runs.map { run in
      Split(
        rows: run.base.count, heldout: run.heldout.count, errors: run.errors.count,
        specifications: run.specifications.map { data.specifications[$0].name })
    }
  }
}
