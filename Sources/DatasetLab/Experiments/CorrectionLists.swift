/// An order in which rows could be looked at or corrected.
public enum CorrectionList: String, Sendable, CaseIterable {
  /// Rows that contradict specifications, as the queries rank them.
  case spec
  /// Label issues of confident learning by self-confidence, then all other rows by it.
  case confidentLearning = "confident-learning"
  /// Pointwise V-information, lowest first.
  case pvi
  /// The suspects of an audit with specifications.
  case consensus
  /// Any order.
  case random
}

/// All lists over the same rows, from an audit of their labels with specifications.
struct CorrectionLists: Sendable {
  /// A row and the label that it should have; the given one where nothing speaks for another.
  struct Proposal: Sendable, Hashable {
    var row: Int
    var label: Int32
  }

  /// What each list proposes, from the top.
  let proposals: [CorrectionList: [Proposal]]
  /// The median of the penalties that the folds' models chose.
  let penalty: Double

  /// Audits labels.
  ///
  /// - Parameters:
  ///   - dataset: The rows with the labels in doubt.
  ///   - features: What the models see of them.
  ///   - hashes: A hash of each row's normalised text.
  ///   - ranking: The rows as the queries rank them.
  ///   - seed: Draws the random list.
  ///   - machine: The means.
  /// - Throws: `AuditError.labelWithoutTraining`.
  init(
    _ dataset: Dataset, features: FactoredFeatures, hashes: [UInt64],
    ranking: SpecificationRanking, seed: UInt64, on machine: Machine
  ) throws(AuditError) {
    let given = dataset.given
    var rng = SplitMix64(seed: seed)
    let audit = try LabelAudit(
      dataset, features: features, hashes: hashes, ranking: ranking, using: &rng, on: machine)
    let learning = audit.learning
    let predicted = learning.predicted

    func asPredicted(_ rows: [Int]) -> [Proposal] {
      rows.map { Proposal(row: $0, label: predicted[$0]) }
    }
    // Self-confidence is from 0 to 1: what is flagged comes first.
    let confidence = learning.quality.selfConfidence
    let issuesFirst = given.indices.map {
      confidence[$0] + (learning.issues.isFlagged($0, by: .pruneByNoiseRate) ? 0 : 2)
    }
    let contradicting = given.indices.compactMap { row in
      audit.contradictions?[row].map {
        (rank: $0.rank, proposal: Proposal(row: row, label: Int32($0.label)))
      }
    }.sorted { $0.rank < $1.rank }
    proposals = [
      .spec: contradicting.map(\.proposal),
      .confidentLearning: asPredicted(Self.ascending(issuesFirst, on: machine)),
      .pvi: asPredicted(Self.ascending(given.indices.map { audit.information[$0] }, on: machine)),
      .consensus: audit.suspects.map { suspect in
        let isDoubted = suspect.suggested != Int(given[suspect.row])
        let label = isDoubted ? nil : suspect.contradiction?.label
        return Proposal(row: suspect.row, label: Int32(label ?? suspect.suggested))
      },
      .random: asPredicted(given.indices.shuffled(using: &rng)),
    ]
    penalty = audit.models.medianPenalty
  }

  private static func ascending(_ scores: [Double], on machine: Machine) -> [Int] {
    RowOrder.ascending(scores, on: machine).map(Int.init)
  }
}
