/// The order whose ranks differ least from those in the rankings, summed over rows and rankings
/// (Spearman's footrule).
///
/// Rows that a ranking lacks share the mean of the ranks it leaves over. Of several best orders
/// the one whose ranks differ least from those of reciprocal rank fusion, in squares, is taken.
/// Only the rows with most reciprocal rank fusion points, at most `limit`, are ordered, as if
/// there were no others; the others follow in that order.
/// Source: C. Dwork, R. Kumar, M. Naor, D. Sivakumar, "Rank aggregation methods for the web",
/// WWW 2001, https://doi.org/10.1145/371920.372165.
public struct FootruleOptimal: RankAggregation {
  /// The most rows that are ordered.
  public let limit: Int

  /// Creates the method.
  ///
  /// - Parameter limit: The most rows that are ordered.
  public init(limit: Int = 500) { self.limit = limit }

  /// Merges rankings.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; the last row has the score 1, and every other one
  ///   more than the next.
  /// - Complexity: O(m n² + n³) for m rankings and n rows, at most `limit`.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let top = TopRows(of: Ballots(rankings), limit: limit)
    let ranks = Assignment.cheapest(Self.costs(top), count: top.count)
    return top.ranking(inOrder: ranks.indices.sorted { ranks[$0] < ranks[$1] })
  }

  /// What it costs to give each row each rank, row after row; whole numbers, so that sums are exact.
  private static func costs(_ top: TopRows) -> [Int] {
    let n = top.count
    // Twice the differences of ranks, as shared ranks may be halves.
    var doubled = [Int32](repeating: 0, count: n * n)
    doubled.withUnsafeMutableBufferPointer { doubled in
      for (places, size) in zip(top.places, top.sizes) {
        for (row, place) in places.enumerated() {
          let theirs = Int32(Int(place) < size ? 2 * (Int(place) + 1) : size + 1 + n)
          for rank in 0..<n { doubled[row * n + rank] &+= abs(2 * Int32(rank + 1) - theirs) }
        }
      }
    }
    // Squared differences from the present order add up to less than n³.
    return doubled.enumerated().map { at, cost in
      let moved = at / n - at % n
      return Int(cost) * n * n * n + moved * moved
    }
  }
}
