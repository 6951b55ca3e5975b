/// Merges rankings into one.
///
/// What holds for every method:
/// - Only order counts, or order and scores; a row's rank is its position, from 1, so that rows
///   to which a ranker gave equal scores are ranked as it lists them.
/// - Rows that none of the rankings has stay out. What a ranking says of a row that it lacks is
///   the method's own rule.
/// - Rows to which the method gives equal values are ordered by reciprocal rank fusion, and those
///   equal there too by row.
/// - One ranking keeps its order, none gives none, and a ranking of no rows is left out.
/// - The result is the same to the bit in whatever order the rankings are given.
public protocol RankAggregation: Sendable {
  /// Merges rankings.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; scores are the method's values, higher = better.
  func merge(_ rankings: [Ranking]) -> Ranking
}
