import Foundation

/// How well scores order rows within a subgroup and across its border: three areas under the
/// curve.
///
/// Each is the probability that a positive row has a higher score than a negative one, ties
/// counting half. Source: D. Borkan, L. Dixon, J. Sorensen, N. Thain, L. Vasserman, "Nuanced metrics
/// for measuring unintended bias with real data for text classification", WWW 2019 companion,
/// https://doi.org/10.1145/3308560.3317593.
public struct BiasAreas: Sendable {
  /// Positives and negatives of the subgroup: low where the two are hard to tell apart in it.
  public let subgroup: AreaUnderROC?
  /// Positives of the background, negatives of the subgroup: low where the subgroup's negatives
  /// have higher scores than they should, so that it is suspected wrongly.
  public let backgroundPositive: AreaUnderROC?
  /// Negatives of the background, positives of the subgroup: low where the subgroup's positives
  /// have lower scores than they should, so that they are missed.
  public let backgroundNegative: AreaUnderROC?
  /// The rows of the subgroup, positive and negative.
  public let inside: (positive: Int, negative: Int)
  /// The other rows.
  public let outside: (positive: Int, negative: Int)

  /// An area of fewer positive or fewer negative rows has no value.
  public static let fewest = 10
  /// p of the generalised mean: the lowest areas count most.
  public static let power = -5.0

  /// Computes.
  ///
  /// - Parameters:
  ///   - scores: One score a row, higher for the positive class.
  ///   - isPositive: The class of each row.
  ///   - isInside: Whether each row is in the subgroup; the others are the background.
  /// - Complexity: O(N log N).
  public init(scores: [Double], isPositive: [Bool], isInside: [Bool]) {
    precondition(
      scores.count == isPositive.count && scores.count == isInside.count,
      "scores, classes and membership differ in number")
    func rows(_ positive: Bool, _ inside: Bool) -> [Int] {
      scores.indices.filter { isPositive[$0] == positive && isInside[$0] == inside }
    }
    func area(_ positive: [Int], _ negative: [Int]) -> AreaUnderROC? {
      guard min(positive.count, negative.count) >= Self.fewest else { return nil }
      let rows = positive + negative
      return AreaUnderROC(
        scores: rows.map { scores[$0] }, isPositive: rows.indices.map { $0 < positive.count })
    }
    let inside = (positive: rows(true, true), negative: rows(false, true))
    let outside = (positive: rows(true, false), negative: rows(false, false))
    subgroup = area(inside.positive, inside.negative)
    backgroundPositive = area(outside.positive, inside.negative)
    backgroundNegative = area(inside.positive, outside.negative)
    self.inside = (inside.positive.count, inside.negative.count)
    self.outside = (outside.positive.count, outside.negative.count)
  }

  /// The generalised mean (Σ mᵖ / n)^(1 / p) of areas with p = −5.
  ///
  /// - Parameter areas: The same area of several subgroups.
  /// - Returns: Nil of none; 0 where one of them is 0.
  public static func powerMean(_ areas: [Double]) -> Double? {
    if areas.isEmpty { return nil }
    let mean = areas.reduce(0) { $0 + pow($1, power) } / Double(areas.count)
    return pow(mean, 1 / power)
  }
}
