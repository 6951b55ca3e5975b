/// The sum of scores, each ranking's brought to 0...1 by its least and greatest.
///
/// A ranking whose scores are all equal gives each of its rows 1; a row that it lacks gets 0.
/// Source: E. A. Fox and J. A. Shaw, "Combination of multiple searches", TREC-2, 1994.
public struct CombSUM: RankAggregation {
  /// Creates the method.
  public init() {}

  /// The points a ranking gives.
  public func points(_ ranking: Ranking, candidates: Int) -> (ranked: [Double], others: Double) {
    guard let best = ranking.scores.first, let worst = ranking.scores.last, best > worst else {
      return (ranking.scores.map { _ in 1 }, 0)
    }
    let span = Double(best) - Double(worst)
    return (ranking.scores.map { (Double($0) - Double(worst)) / span }, 0)
  }
}
