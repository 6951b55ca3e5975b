/// Some rows in order, best first.
public struct Ranking: Sendable, Hashable {
  /// The rows, best first; none twice.
  public var rows: [UInt32]
  /// The score of each of them, descending.
  public var scores: [Double]

  /// Creates a ranking.
  ///
  /// - Parameters:
  ///   - rows: The rows, best first.
  ///   - scores: Their scores, descending.
  public init(rows: [UInt32] = [], scores: [Double] = []) {
    precondition(rows.count == scores.count, "a ranking has a score for every row")
    self.rows = rows
    self.scores = scores
  }

  /// The number of ranked rows.
  public var count: Int { rows.count }

  /// The first rows of the ranking.
  public func prefix(_ depth: Int) -> Ranking {
    Ranking(rows: Array(rows.prefix(depth)), scores: Array(scores.prefix(depth)))
  }
}
