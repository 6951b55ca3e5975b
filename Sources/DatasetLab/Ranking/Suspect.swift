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
  /// Why the row is where it is, in a few words.
  public let evidence: String

  /// How much each score's ranks count in the consensus, as weights of a rank product.
  public enum Weights {
    /// Self-confidence, p(given label).
    public static let selfConfidence = 1.0
    /// Normalised margin between the given label and the best other one.
    public static let normalizedMargin = 1.0
    /// PVI. It favours frequent labels as suspects of rare ones and counts less therefore.
    public static let information = 0.25
    /// The rank for a specification that demands another label.
    public static let specification = 0.25
  }

  /// How many tokens the evidence names.
  static let evidenceTokens = 3
  /// Down to which rank a specification is evidence.
  static let evidenceRank = 100

  /// Ranks all rows by the consensus of their scores.
  ///
  /// - Returns: Every row once, most suspect first, equals by row.
  static func rank(
    dataset: Dataset, information: PointwiseVInformation, learning: ConfidentLearning,
    probabilities: PredictedProbabilities, specifications: SpecificationRanking?,
    pulls: TokenPulls?, on machine: Machine
  ) -> [Suspect] {
    let rows = dataset.count
    let contradictions = specifications?.contradictions(given: dataset.given)
    var consensus = RankProduct(rows: rows)
    consensus.add(learning.quality.selfConfidence, weight: Weights.selfConfidence)
    consensus.add(learning.quality.normalizedMargin, weight: Weights.normalizedMargin)
    consensus.add((0..<rows).map { information[$0] }, weight: Weights.information)
    if let contradictions {
      consensus.add(
        contradictions.map { $0.map { Double($0.rank) } ?? .infinity },
        weight: Weights.specification)
    }
    let order = consensus.order
    var suspects = [Suspect?](repeating: nil, count: rows)
    suspects.withUnsafeMutableBufferPointer { suspects in
      machine.forEachBlock(of: rows, size: max(1, (rows + machine.threads - 1) / machine.threads)) {
        _, range in
        for place in range {
          let row = order[place]
          let given = Int(dataset.given[row])
          let suggested = Int(learning.predicted[row])
          let contradiction = contradictions?[row]
          let tokens =
            suggested == given
            ? []
            : pulls?.strongest(evidenceTokens, row: row, towards: suggested, from: given) ?? []
          suspects[place] = Suspect(
            row: row, suggested: suggested, contradiction: contradiction,
            evidence: evidence(
              labels: dataset.labels, given: given, suggested: suggested,
              own: probabilities[row, given], other: probabilities[row, suggested],
              bits: information[row], tokens: tokens,
              contradiction: contradiction,
              specifications: specifications?.specifications ?? []))
        }
      }
    }
    return suspects.compactMap(\.self)
  }

  private static func evidence(
    labels: LabelSet, given: Int, suggested: Int, own: Double, other: Double, bits: Double,
    tokens: [String], contradiction: SpecificationRanking.Contradiction?,
    specifications: [Specification]
  ) -> String {
    var parts: [String] = []
    if suggested != given {
      parts.append("\(labels[suggested]) \(percent(other)), \(labels[given]) \(percent(own))")
    } else {
      parts.append("\(labels[given]) \(percent(own))")
    }
    let rounded = (bits * 100).rounded() / 100
    parts.append("PVI \(rounded)")
    if !tokens.isEmpty {
      let quoted = tokens.map { "'\($0)'" }.joined(separator: ", ")
      parts.append("\(quoted) for \(labels[suggested])")
    }
    if let contradiction, contradiction.rank <= evidenceRank {
      let name = specifications[contradiction.specification].name
      parts.append("\(name) #\(contradiction.rank) says \(labels[contradiction.label])")
    }
    return parts.joined(separator: "; ")
  }

  private static func percent(_ p: Double) -> String {
    let tenths = (p * 1000).rounded() / 10
    return tenths >= 10 || tenths == 0 ? "\(Int(tenths.rounded())) %" : "\(tenths) %"
  }
}
