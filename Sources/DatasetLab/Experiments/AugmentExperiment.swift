/// The M0 / M1 / M2 experiment: what does a model learn from rows that specifications choose, and
/// what from as many rows drawn at random?
///
/// For every seed a share of the training data is held out, unless a file has held-out rows. M0 is
/// trained on the rest; the other models have rows of the pool beside it, up to all that can be used. All have the penalty that
/// cross-fitting the training data chooses.
public struct AugmentExperiment: Sendable {
  /// What the user can choose.
  public struct Options: Sendable {
    /// How many rows of the pool are added.
    public var sizes = [500, 2000, 8000]
    /// How many times the training data are split.
    public var seeds = 5
    /// How rows are chosen.
    public var strategies = SelectionStrategy.allCases
    /// Beside how many labelled rows rows with pseudo-labels are added; none: not at all.
    public var labelled = [0, 200]
    /// The share of the training data that is held out where no file is.
    public var heldoutShare = 0.2
    /// How rows are ranked; its seed is the first.
    public var selection = SelectionOptions()

    /// The defaults.
    public init() {}
  }

  /// Which rows of the pool a model has beside the training data.
  public enum Addition: Sendable, Hashable {
    /// None: M0.
    case none
    /// So many, chosen in some way, with their labels.
    case chosen(SelectionStrategy, Int)
    /// So many that specifications chose, with the labels that these demand, and so many others at
    /// random with their own.
    case pseudoLabelled(Int, labelled: Int)
    /// All.
    case all
  }

  /// A model that was trained once for every seed.
  public struct Arm: Sendable {
    /// What it was trained on.
    public let addition: Addition
    /// What came out, by seed.
    public internal(set) var outcomes: [Outcome] = []
  }

  /// What one model did.
  public struct Outcome: Sendable {
    /// How many rows of the pool it had.
    public let added: Int
    /// How well they cover each specification, 0 to 1: the share of its hundred best rows, of the
    /// right label, that are among them.
    public let coverage: [Double]
    /// How well it does on the training data's held-out part.
    public let heldout: Agreement
    /// What it fails of the test cases.
    public let failures: FailureRates
    /// What it fails of the queries.
    public let queryFailures: FailureRates
  }

  /// M0, then the strategies by size, then the whole pool.
  public let arms: [Arm]
  /// The names of the specifications, in the order of coverage.
  public let specifications: [String]
  /// λ of all models.
  public let penalty: Double
  /// How many rows of the pool were left out because a test case or query has their text.
  public let poolRowsInSuite: Int

  /// Runs the experiment.
  ///
  /// - Parameters:
  ///   - data: Training data, pool and suite.
  ///   - options: What the user chose.
  ///   - machine: The means; results do not depend on them.
  /// - Throws: `SelectionError` where the suite has no tests, or no queries.
  public init(_ data: AugmentationData, options: Options = Options(), on machine: Machine)
    throws(SelectionError)
  {
    if data.tests.isEmpty { throw .noTests(file: data.suite.name) }
    if data.queries.isEmpty { throw .noQueries(file: data.suite.name) }
    machine.tally?.count { $0.allParts = options.seeds + 2 }
    let penalty = data.penalty(on: machine)
    machine.tally?.count { $0.parts += 1 }
    let splits = (0..<options.seeds).map { seed in
      data.heldout == nil
        ? HeldoutSplit(
          data.trainRows, hashes: data.hashes, seed: options.selection.seed &+ UInt64(seed),
          share: options.heldoutShare)
        : HeldoutSplit(data)
    }
    func orders(_ bases: [[Int]]) -> PoolOrders {
      PoolOrders(
        data: data, bases: bases, penalty: penalty, budget: options.sizes.max() ?? 0,
        options: options.selection, machine: machine)
    }
    let strategies = Set(options.strategies).union([.random])
    let chosen = orders(splits.map(\.base)).all(
      SelectionStrategy.allCases.filter(strategies.contains))
    machine.tally?.count { $0.parts += 1 }

    let coverage = SpecificationCoverage(
      rankings: orders([]).rankings(), demanded: data.demanded,
      given: Array(data.given[data.poolRows]))
    var arms = [Arm(addition: .none)]
    for size in options.sizes {
      arms += options.strategies.map { Arm(addition: .chosen($0, size)) }
      arms += options.labelled.map { Arm(addition: .pseudoLabelled(size, labelled: $0)) }
    }
    arms += options.labelled.filter { $0 > 0 }.map { Arm(addition: .chosen(.random, $0)) }
    arms.append(Arm(addition: .all))
    for (split, chosen) in zip(splits, chosen) {
      let rows = AdditionRows(
        data, base: split.base, orders: chosen,
        pseudo: options.labelled.isEmpty ? [] : orders([split.base]).pseudoLabelled())
      for pass in [false, true] {
        let own = arms.indices.filter { arms[$0].addition.isPseudoLabelled == pass }
        let added = own.map { rows.added(arms[$0].addition) }
        let models = data.models(
          added.map { split.base + $0 }, given: pass ? rows.pseudoGiven : nil, penalty: penalty,
          on: machine)
        for (model, arm) in own.enumerated() {
          let rows = added[model].map { $0 - data.poolRows.lowerBound }
          arms[arm].outcomes.append(
            Self.outcome(
              models, model, heldout: split.heldout, added: rows.count,
              coverage: coverage.shares(of: rows), data))
        }
      }
      machine.tally?.count { $0.parts += 1 }
    }
    self.arms = arms
    specifications = data.specifications.map(\.name)
    self.penalty = penalty
    poolRowsInSuite = data.poolRowsInSuite
  }

  private static func outcome(
    _ models: SubsetModels, _ model: Int, heldout: [Int], added: Int, coverage: [Double],
    _ data: AugmentationData
  ) -> Outcome {
    func predicted(_ rows: some Collection<Int>) -> [Int32] {
      let answers = models.probabilities(model, rows: rows)
      return (0..<rows.count).map { Int32(answers.argmax($0)) }
    }
    func failures(_ cases: [TestSuite.Case], _ rows: Range<Int>) -> FailureRates {
      FailureRates(cases, predicted: predicted(rows).map { data.labels[Int($0)] })
    }
    return Outcome(
      added: added, coverage: coverage,
      heldout: Agreement(
        given: heldout.map { data.given[$0] }, predicted: predicted(heldout),
        classes: data.labels.count),
      failures: failures(data.tests, data.testRows),
      queryFailures: failures(data.queries, data.queryRows))
  }
}
