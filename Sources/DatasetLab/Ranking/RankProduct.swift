import Foundation

/// Merges several scores of the same rows into one order: the weighted product of their ranks.
///
/// A row's value is the sum over scores of weight · ln(rank), rank 1 being the lowest score. The
/// logarithm makes the difference between ranks 1 and 10 as large as between 1,000 and 10,000,
/// so that a row that one score puts on top stays near the top. Equal scores share the mean of
/// their ranks; rows that a ranking leaves out share the last place.
/// Source: R. Breitling et al., "Rank products", FEBS Letters 2004,
/// https://doi.org/10.1016/j.febslet.2004.07.055.
public struct RankProduct: Sendable {
  /// The merged value of each row, lower = nearer the top.
  public private(set) var values: [Double]

  /// Starts with rows that are all equal.
  ///
  /// - Parameter rows: N.
  public init(rows: Int) { values = Array(repeating: 0, count: rows) }

  /// Takes in one score of every row.
  ///
  /// - Parameters:
  ///   - scores: One value a row, lower = nearer the top; infinite where the row is left out.
  ///   - weight: How much the score's ranks count.
  /// - Complexity: O(N log N).
  public mutating func add(_ scores: [Double], weight: Double) {
    precondition(scores.count == values.count, "\(scores.count) scores for \(values.count) rows")
    let order = Self.order(scores)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count && scores[order[end]] == scores[order[start]] { end += 1 }
      let rank = Double(start + 1 + end) / 2
      for at in start..<end { values[order[at]] += weight * log(rank) }
      start = end
    }
  }

  /// The rows from the lowest value to the highest, equals by row.
  public var order: [Int] { Self.order(values) }

  private static func order(_ scores: [Double]) -> [Int] {
    scores.indices.sorted { a, b in
      scores[a] != scores[b] ? scores[a] < scores[b] : a < b
    }
  }
}
