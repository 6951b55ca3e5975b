import Foundation

/// A row, how suspect its label is compared with all others, and why.
public struct Suspect: Sendable, Hashable {
  /// The row, from 0.
  public let row: Int
  /// The most probable label, as a position in the label set; the given one where nothing speaks
  /// for another.
  public let suggested: Int
  /// The specification that the row contradicts most, if any.
  public let contradiction: SpecificationRanking.Contradiction?
  /// The pieces of the text that speak most for the suggested label, strongest first.
  public private(set) var tokens: [String] = []

  /// How much each score's ranks count in the consensus, as weights of a rank product.
  public enum Weights {
    /// Self-confidence, p(given label).
    public static let selfConfidence = 1.0
    /// Normalised margin between the given label and the best other one.
    public static let normalizedMargin = 1.0
    /// PVI. It favours frequent labels as suspects of rare ones and counts less therefore.
    public static let information = 0.25
    /// All three scores of the model.
    public static let model = selfConfidence + normalizedMargin + information
    /// p(given label) on average over training, where that was recorded.
    public static let trainingConfidence = 1.0
  }

  /// How many tokens are named, and for how many suspects: further down nobody reads them.
  static let mostTokens = 3
  static let mostNamed = 50_000
  private static let blockRows = 1 << 14

  /// Ranks all rows by the consensus of their scores and, for a share of its weight, of the ranks
  /// of their contradictions.
  ///
  /// - Returns: Every row once, most suspect first, equals in the order of the input.
  static func rank(
    dataset: Dataset, information: PointwiseVInformation, learning: ConfidentLearning,
    dynamics: TrainingDynamics?,
    contradictions: [SpecificationRanking.Contradiction?]?, share: Double, pulls: TokenPulls?,
    on machine: Machine
  ) -> [Suspect] {
    let rows = dataset.count
    let given = dataset.given
    let predicted = learning.predicted
    var consensus = RankProduct(rows: rows)
    func add(_ scores: [Double], _ weight: Double) {
      consensus.add(scores, weight: weight, on: machine)
    }
    add(learning.quality.selfConfidence, Weights.selfConfidence * (1 - share))
    add(learning.quality.normalizedMargin, Weights.normalizedMargin * (1 - share))
    add((0..<rows).map { information[$0] }, Weights.information * (1 - share))
    let training = dynamics.flatMap { $0.isOfAudit ? $0 : nil }
    if let training { add(training.confidence, Weights.trainingConfidence * (1 - share)) }
    if let contradictions, share > 0 {
      let ranks = contradictions.map { $0.map { Double($0.rank) } ?? .infinity }
      let others = Weights.model + (training == nil ? 0 : Weights.trainingConfidence)
      add(ranks, others * share)
    }
    let order = consensus.order(equalsBy: dataset.sampleIDs, on: machine)
    var suspects = [Suspect](unsafeUninitializedCapacity: rows) { suspects, count in
      machine.forEachBlock(of: rows, size: blockRows) { _, places in
        for place in places {
          let row = Int(order[place])
          suspects.initializeElement(
            at: place,
            to: Suspect(
              row: row, suggested: Int(predicted[row]), contradiction: contradictions?[row]))
        }
      }
      count = rows
    }
    if let pulls { name(&suspects, given: given, pulls: pulls, on: machine) }
    return suspects
  }

  private init(
    row: Int, suggested: Int, contradiction: SpecificationRanking.Contradiction?
  ) {
    self.row = row
    self.suggested = suggested
    self.contradiction = contradiction
  }

  /// Names the tokens of suspects whose label is doubted; each thread takes its turn.
  private static func name(
    _ suspects: inout [Suspect], given: [Int32], pulls: TokenPulls, on machine: Machine
  ) {
    let doubted = suspects.indices.prefix(mostNamed).filter {
      suspects[$0].suggested != given[suspects[$0].row]
    }
    let turns = min(machine.threads, doubted.count)
    suspects.withUnsafeMutableBufferPointer { suspects in
      machine.forEachBlock(of: turns, size: 1) { turn, _ in
        var pulls = pulls
        for at in stride(from: turn, to: doubted.count, by: turns) {
          let suspect = suspects[doubted[at]]
          suspects[doubted[at]].tokens = pulls.strongest(
            mostTokens, row: suspect.row, towards: suspect.suggested,
            from: Int(given[suspect.row]))
        }
      }
    }
  }
}
