/// The number of rows that a row beats less the number of those that beat it.
///
/// A row beats another if more rankings prefer it than the other way round. A ranking prefers the
/// rows it has to those it lacks, and has no preference among the latter. Only the rows with most
/// reciprocal rank fusion points, at most `limit`, are compared; the others lose to them, and
/// among each other to those with more points.
/// Source: A. H. Copeland, "A reasonable social welfare function", 1951; as a fusion method,
/// https://doi.org/10.1145/371920.372165.
public struct Copeland: RankAggregation {
  /// The most rows that are compared.
  public let limit: Int

  /// Creates the method.
  ///
  /// - Parameter limit: The most rows that are compared.
  public init(limit: Int = 500) { self.limit = limit }

  /// Merges rankings.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; scores are victories less defeats.
  /// - Complexity: O(m n²) for m rankings and n rows, at most `limit`.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let top = TopRows(of: Ballots(rankings), limit: limit)
    let preferences = PreferenceMatrix(top)
    let values = (0..<top.count).map { row in
      let against = (0..<top.count).reduce(0) { $0 + preferences.margin(row, $1).signum() }
      return Double(Int(against) + top.rest.count)
    }
    let all = top.count + top.rest.count
    return top.ranking(by: values) { rank in Double((all - rank) - (rank - 1)) }
  }
}
