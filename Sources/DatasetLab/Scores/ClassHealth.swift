/// How far the labels of one class can be trusted, from the estimated joint distribution.
///
/// Northcutt, Jiang, Chuang, Confident Learning, 2021, section 4, DOI 10.1613/jair.1.12125.
public struct ClassHealth: Sendable, Hashable {
  /// The class, as a position in the label set.
  public let label: Int
  /// The estimated number of rows that carry this label and should carry another.
  public let labelIssues: Int
  /// The estimated number of rows that carry another label and should carry this one.
  public let inverseLabelIssues: Int
  /// P(true label is another | this label is given), 0 for a class without rows.
  public let labelNoise: Double
  /// P(another label is given | this is the true label).
  public let inverseLabelNoise: Double

  /// P(this is the true label | this label is given); lower = worse.
  public var labelQuality: Double { 1 - labelNoise }

  /// The least share of the data that a noise rate is divided by, 1e-6.
  public static let leastShare = 1e-6

  /// The health of every class, in label order.
  ///
  /// - Parameters:
  ///   - joint: The joint distribution of given and true labels.
  ///   - rows: N.
  /// - Returns: One value a class.
  public static func ofClasses(joint: ClassMatrix<Double>, rows: Int) -> [ClassHealth] {
    let given = joint.givenTotals
    let truth = joint.trueTotals
    return (0..<joint.classes).map { label in
      let right = joint[given: label, true: label]
      let wrong = given[label] - right
      let missed = truth[label] - right
      return ClassHealth(
        label: label,
        labelIssues: Int((wrong * Double(rows)).rounded(.toNearestOrEven)),
        inverseLabelIssues: Int((missed * Double(rows)).rounded(.toNearestOrEven)),
        labelNoise: wrong / max(given[label], leastShare),
        inverseLabelNoise: missed / max(truth[label], leastShare))
    }
  }
}

/// How often two classes are mistaken for one another, whichever way round.
public struct ClassOverlap: Sendable, Hashable {
  /// The class that comes first in label order.
  public let first: Int
  /// The class that comes second.
  public let second: Int
  /// The estimated share of all rows that carry one of the labels and should carry the other.
  public let probability: Double
  /// That share of N, rounded.
  public let rows: Int

  /// All pairs of classes, the most mistaken first; equal pairs in label order.
  ///
  /// Costs O(K² log K).
  ///
  /// - Parameters:
  ///   - joint: The joint distribution of given and true labels.
  ///   - rows: N.
  /// - Returns: K (K - 1) / 2 pairs.
  public static func ofPairs(joint: ClassMatrix<Double>, rows: Int) -> [ClassOverlap] {
    var pairs: [ClassOverlap] = []
    pairs.reserveCapacity(joint.classes * (joint.classes - 1) / 2)
    for first in 0..<joint.classes {
      for second in first + 1..<max(first + 1, joint.classes) {
        let share = joint[given: first, true: second] + joint[given: second, true: first]
        let count = Int((share * Double(rows)).rounded(.toNearestOrEven))
        pairs.append(
          ClassOverlap(first: first, second: second, probability: share, rows: count))
      }
    }
    return pairs.sorted {
      ($1.probability, $0.first, $0.second) < ($0.probability, $1.first, $1.second)
    }
  }
}
