/// How many of the first k suspects carry a wrong label, estimated from the user's own data.
///
/// Two estimates that err on opposite sides are averaged. *By planting*: the given labels are taken
/// for true, errors are planted at the rates by which confident learning finds labels confused, and
/// the share of them among the first k suspects of the data with them is what is found of the
/// estimated number of errors. Planted errors fall on easy rows too and are found more easily than
/// people's. *By probabilities*: p(true label | text, given label) by Bayes' rule from the model's
/// probabilities and the same rates, summed over the first k. A model that learnt from wrong labels
/// doubts them too little.
///
/// Measured where errors are known in docs/expected-errors.md.
public struct ExpectedErrors: Sendable {
  /// The estimate for one k.
  public struct Depth: Sendable, Hashable {
    /// How many suspects, from the top.
    public let k: Int
    /// How many of them are wrong by probabilities.
    public let byProbabilities: Double
    /// How many of them are wrong by planting.
    public let byPlanting: Double

    /// The mean of both.
    public var errors: Double { (byProbabilities + byPlanting) / 2 }
    /// The lower of both less 1.96 binomial standard errors, at least 0.
    public var low: Double { max(0, min(byProbabilities, byPlanting) - margin) }
    /// The higher of both and 1.96 binomial standard errors, at most k.
    public var high: Double { min(Double(k), max(byProbabilities, byPlanting) + margin) }

    private var margin: Double {
      1.96 * max(0, errors * (1 - errors / Double(k))).squareRoot()
    }

    package init(k: Int, byProbabilities: Double, byPlanting: Double) {
      self.k = k
      self.byProbabilities = min(Double(k), byProbabilities)
      self.byPlanting = min(Double(k), byPlanting)
    }
  }

  /// Estimates for 10, 20, 50, 100, 200, … rows, and for all.
  public let depths: [Depth]
  /// The number of wrong labels that confident learning estimates, on which planting rests.
  public let errors: Double
  /// How many errors were planted in each run.
  public let planted: [Int]

  /// Estimates.
  ///
  /// - Parameters:
  ///   - dataset: The rows with their labels.
  ///   - order: The rows, most suspect first.
  ///   - kinds: Which n-grams models see.
  ///   - folds: The number of folds.
  ///   - runs: How often errors are planted, at least once.
  ///   - seed: Draws the errors.
  ///   - machine: The means.
  /// - Throws: `AuditError.labelWithoutTraining`.
  /// - Complexity: One audit of the labels, and one more a run.
  public init(
    _ dataset: Dataset, order: [Int], kinds: TFIDF.Kinds, folds: Int, runs: Int = 5,
    seed: UInt64 = 0, on machine: Machine
  ) throws(AuditError) {
    precondition(order.count == dataset.count, "an order needs every row")
    let texts = TokenizedTexts(dataset.texts, seed: seed, on: machine)
    let features = TFIDF(texts, kinds: kinds, on: machine).features
    func audit(_ given: [Int32], _ rng: inout SplitMix64) throws(AuditError) -> LabelAudit {
      var dataset = dataset
      dataset.given = given
      return try LabelAudit(
        dataset, features: features, hashes: texts.hashes, folds: folds, using: &rng, on: machine)
    }
    var rng = SplitMix64(seed: seed)
    let own = try audit(dataset.given, &rng)
    let confusion = LabelConfusion(own.learning)
    errors = Double(own.learning.calibratedIssueCount)

    let ks = Self.ks(upTo: dataset.count)
    let byProbabilities = Self.sums(
      order.map { row in
        confusion.errorProbability(
          given: Int(dataset.given[row]), probabilities: own.models.probabilities, row: row)
      }, ofFirst: ks)
    var recall = Array(repeating: 0.0, count: ks.count)
    var planted: [Int] = []
    for _ in 0..<runs {
      let given = confusion.planted(dataset.given, using: &rng)
      let isPlanted = given.indices.map { given[$0] == dataset.given[$0] ? 0.0 : 1 }
      let found = Self.sums(
        try audit(given, &rng).suspects.map { isPlanted[$0.row] }, ofFirst: ks)
      let all = found.last ?? 0
      planted.append(Int(all))
      for (place, count) in found.enumerated() {
        recall[place] += count / max(1, all) / Double(runs)
      }
    }
    self.planted = planted
    depths = ks.indices.map { [errors] place in
      Depth(
        k: ks[place], byProbabilities: byProbabilities[place], byPlanting: errors * recall[place])
    }
  }

  /// The sums of the first values, for each number of them in ascending order.
  private static func sums(_ values: [Double], ofFirst ks: [Int]) -> [Double] {
    var sum = 0.0
    var start = 0
    return ks.map { k in
      for value in values[start..<k] { sum += value }
      start = k
      return sum
    }
  }

  /// 10, 20, 50, 100, … below a number of rows, and that.
  private static func ks(upTo rows: Int) -> [Int] {
    let tens = sequence(first: 10) { $0 * 10 }.prefix { $0 < rows }
    let steps = tens.flatMap { [$0, 2 * $0, 5 * $0] }
    return steps.filter { $0 < rows } + [rows]
  }
}
