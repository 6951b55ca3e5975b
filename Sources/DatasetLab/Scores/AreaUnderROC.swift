import Foundation

/// How often a row of one class has a higher score than a row of the other, ties counting half:
/// the area under the receiver operating characteristic, with its 95 % interval.
///
/// 0.5 is chance, 1 perfect. The interval is the normal one with DeLong's variance, cut to 0...1.
/// Sources: E. DeLong, D. DeLong, D. Clarke-Pearson, 1988, https://doi.org/10.2307/2531595;
/// X. Sun, W. Xu, 2014, https://doi.org/10.1109/LSP.2014.2337313.
public struct AreaUnderROC: Sendable, Hashable {
  /// The area, 0 to 1.
  public let area: Double
  /// The standard error.
  public let error: Double

  /// The lower end of the interval.
  public var low: Double { max(0, area - 1.959963984540054 * error) }
  /// The upper end.
  public var high: Double { min(1, area + 1.959963984540054 * error) }

  /// Computes.
  ///
  /// - Parameters:
  ///   - scores: One score a row, higher for the positive class.
  ///   - isPositive: The class of each row.
  /// - Complexity: O(N log N).
  public init(scores: [Double], isPositive: [Bool]) {
    precondition(scores.count == isPositive.count, "scores and classes differ in number")
    let positive = scores.indices.filter { isPositive[$0] }
    let negative = scores.indices.filter { !isPositive[$0] }
    guard !positive.isEmpty, !negative.isEmpty else {
      (area, error) = (0.5, 0.5)
      return
    }
    let all = Self.midranks(scores, Array(scores.indices))
    let ofPositive = Self.midranks(scores, positive)
    let ofNegative = Self.midranks(scores, negative)
    let (m, n) = (Double(positive.count), Double(negative.count))
    // How many of the other class each row is above.
    let above = positive.map { (all[$0] - ofPositive[$0]) / n }
    let below = negative.map { 1 - (all[$0] - ofNegative[$0]) / m }
    area = above.reduce(0, +) / m
    error = (Self.variance(above) / m + Self.variance(below) / n).squareRoot()
  }

  /// The rank from 1 of each of some rows among them, equals sharing their mean; by row.
  private static func midranks(_ scores: [Double], _ rows: [Int]) -> [Double] {
    let order = rows.sorted { (scores[$0], $0) < (scores[$1], $1) }
    var ranks = [Double](repeating: 0, count: scores.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count && scores[order[end]] == scores[order[start]] { end += 1 }
      for at in start..<end { ranks[order[at]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  private static func variance(_ values: [Double]) -> Double {
    if values.count < 2 { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
