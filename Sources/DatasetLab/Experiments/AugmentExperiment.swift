/// The M0 / M1 / M2 experiment: what does a model learn from rows that specifications choose, and
/// what from as many rows drawn at random?
///
/// For every seed a share of the training data is held out. M0 is trained on the rest; the other
/// models have rows of the pool beside it, up to all that can be used. All have the penalty that
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
    /// The share of the training data that is held out.
    public var heldoutShare = 0.2
    /// How many rows of the pool each query ranks.
    public var depth = 500
    /// How the rankings of queries are merged.
    public var method = AggregationMethod.rrf
    /// The first seed.
    public var seed: UInt64 = 0

    /// The defaults.
    public init() {}
  }

  /// A model that was trained once for every seed.
  public struct Arm: Sendable {
    /// How its rows were chosen; nil: none (M0), or all.
    public let strategy: SelectionStrategy?
    /// How many rows of the pool it was to have.
    public let size: Int
    /// What came out, by seed.
    public internal(set) var outcomes: [Outcome] = []
  }

  /// What one model did.
  public struct Outcome: Sendable {
    /// How many rows of the pool it had.
    public let added: Int
    /// How well it does on the training data's held-out part.
    public let heldout: Agreement
    /// What it fails of the test cases.
    public let failures: FailureRates
    /// What it fails of the queries.
    public let queryFailures: FailureRates
  }

  /// M0, then the strategies by size, then the whole pool.
  public let arms: [Arm]
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
  public init(_ data: AugmentationData, options: Options = Options(), on machine: Machine) {
    let penalty = data.penalty(on: machine)
    let splits = (0..<options.seeds).map {
      Self.split(data, seed: options.seed &+ UInt64($0), share: options.heldoutShare)
    }
    let orders = PoolOrders(
      data: data, bases: splits.map(\.base), penalty: penalty,
      budget: options.sizes.max() ?? 0, depth: options.depth, method: options.method,
      seed: options.seed, machine: machine
    ).all(options.strategies)

    var arms = [Arm(strategy: nil, size: 0)]
    for size in options.sizes {
      arms += options.strategies.map { Arm(strategy: $0, size: size) }
    }
    arms.append(Arm(strategy: nil, size: data.pool.count))
    for (split, orders) in zip(splits, orders) {
      let added = arms.map { arm in
        let order = orders.first { $0.strategy == arm.strategy }?.rows
        return Array((order ?? data.candidates(beside: split.base)).prefix(arm.size))
      }
      let models = data.models(
        added.map { split.base + $0.map { $0 + data.poolRows.lowerBound } }, penalty: penalty,
        on: machine)
      for arm in arms.indices {
        arms[arm].outcomes.append(
          Self.outcome(models, arm, heldout: split.heldout, added: added[arm].count, data))
      }
    }
    self.arms = arms
    self.penalty = penalty
    poolRowsInSuite = data.poolRowsInSuite
  }

  private static func outcome(
    _ models: SubsetModels, _ model: Int, heldout: [Int], added: Int, _ data: AugmentationData
  ) -> Outcome {
    func predicted(_ rows: some Collection<Int>) -> [Int32] {
      let answers = models.probabilities(model, rows: rows)
      return (0..<rows.count).map { Int32(answers.argmax($0)) }
    }
    func failures(_ cases: [TestSuite.Case], _ rows: Range<Int>) -> FailureRates {
      FailureRates(cases, predicted: predicted(rows).map { data.labels[Int($0)] })
    }
    return Outcome(
      added: added,
      heldout: Agreement(
        given: heldout.map { data.given[$0] }, predicted: predicted(heldout),
        classes: data.labels.count),
      failures: failures(data.tests, data.testRows),
      queryFailures: failures(data.queries, data.queryRows))
  }

  /// Splits the training rows by a seeded hash of their texts, equal texts together.
  private static func split(
    _ data: AugmentationData, seed: UInt64, share: Double
  ) -> (base: [Int], heldout: [Int]) {
    let limit = UInt64(share * 0x1p64)
    func isHeldOut(_ row: Int) -> Bool {
      ByteHash.mix(data.hashes[row] ^ ByteHash.mix(seed &+ 77)) < limit
    }
    return (data.trainRows.filter { !isHeldOut($0) }, data.trainRows.filter(isHeldOut))
  }
}
