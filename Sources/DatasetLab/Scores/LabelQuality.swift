import Foundation

/// How well each row's label fits the row's probabilities, by three scores from 0 to 1.
///
/// Lower = more suspect in all three. The probabilities should be out of sample, that is from a
/// model that never saw the row.
///
/// Northcutt, Jiang, Chuang, Confident Learning, 2021, section 4, DOI 10.1613/jair.1.12125;
/// Kuan, Mueller, Model-agnostic Label Quality Scoring to Detect Real-world Label Errors, 2022.
public struct LabelQuality: Sendable {
  /// The probability of the given label.
  public private(set) var selfConfidence: [Double]
  /// The probability of the given label less the highest other one, moved from -1...1 to 0...1.
  public private(set) var normalizedMargin: [Double]
  /// The entropy of the row's probabilities, in units of ln K, over the self-confidence, turned
  /// round so that a wide distribution and an improbable label score low.
  ///
  /// A row of entropy zero, one class at probability 1, scores 0 whatever its label is: so the
  /// reference implementation has it.
  public private(set) var confidenceWeightedEntropy: [Double]

  /// The least that entropy and self-confidence are divided by, 1e-6.
  public static let leastDivisor = 1e-6

  /// Scores every row.
  ///
  /// With thresholds, self-confidence and margin are those of adjusted probabilities: each class
  /// has its threshold subtracted and the highest threshold added, and the row is scaled to one.
  /// That makes up for a model that favours frequent classes. The entropy score always takes the
  /// probabilities as they are. Costs O(N K).
  ///
  /// - Parameters:
  ///   - given: The given label of each row, as a position in the label set.
  ///   - probabilities: N x K, K at least 2, each row a distribution.
  ///   - thresholds: The confident threshold of each class, to adjust by; nil does not adjust.
  ///   - threads: How many threads may work at a time; the result does not depend on it.
  public init(
    given: [Int32], probabilities: PredictedProbabilities, adjustedBy thresholds: [Double]? = nil,
    threads: Int = 1
  ) {
    let classes = probabilities.classes
    precondition(classes > 1, "label quality needs at least two classes")
    precondition(given.count == probabilities.rows, "labels and probabilities differ in rows")
    precondition(
      thresholds.map { $0.count == classes } ?? true,
      "thresholds and probabilities differ in classes")
    var confidences = Array(repeating: 0.0, count: given.count)
    var margins = confidences
    var entropies = confidences
    probabilities.values.withUnsafeBufferPointer { values in
      confidences.withUnsafeMutableBufferPointer { confidences in
        margins.withUnsafeMutableBufferPointer { margins in
          entropies.withUnsafeMutableBufferPointer { entropies in
            RowBlocks.forEach(rows: given.count, threads: threads) { rows in
              for row in rows {
                let p = UnsafeBufferPointer(rebasing: values[row * classes..<(row + 1) * classes])
                let label = Int(given[row])
                precondition(p.indices.contains(label), "a given label is not in the label set")
                (confidences[row], margins[row]) = Self.fit(p, label, adjustedBy: thresholds)
                entropies[row] = Self.weightedEntropy(p, label)
              }
            }
          }
        }
      }
    }
    selfConfidence = confidences
    normalizedMargin = margins
    confidenceWeightedEntropy = entropies
  }

  private static func fit(
    _ p: UnsafeBufferPointer<Double>, _ label: Int, adjustedBy thresholds: [Double]?
  ) -> (confidence: Double, margin: Double) {
    guard let thresholds, let shift = thresholds.max() else {
      var other = -Double.infinity
      for rival in p.indices where rival != label && p[rival] > other { other = p[rival] }
      return (p[label], (p[label] - other + 1) / 2)
    }
    var other = -Double.infinity
    var own = 0.0
    var total = 0.0
    for rival in p.indices {
      let adjusted = p[rival] - thresholds[rival] + shift
      total += adjusted
      if rival == label { own = adjusted } else { other = max(other, adjusted) }
    }
    return (own / total, (own / total - other / total + 1) / 2)
  }

  private static func weightedEntropy(_ p: UnsafeBufferPointer<Double>, _ label: Int) -> Double {
    var entropy = 0.0
    for value in p where value > 0 { entropy -= value * log(value) }
    let weighted = entropy / log(Double(p.count)) / max(p[label], leastDivisor)
    return log(weighted + 1) / max(weighted, leastDivisor)
  }
}
