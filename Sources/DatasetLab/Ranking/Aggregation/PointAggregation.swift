/// A method by which each ranking gives points to the rows it has, and a row's value follows from
/// the points it got.
public protocol PointAggregation: RankAggregation {
  /// What a ranking gives to the rows it has.
  ///
  /// - Parameters:
  ///   - ranking: A ranking of at least one row.
  ///   - candidates: The number of rows that any ranking has.
  /// - Returns: The points of each of its rows, in its order.
  func points(of ranking: Ranking, candidates: Int) -> [Double]

  /// What a row's points come to.
  ///
  /// - Parameters:
  ///   - points: The points from each ranking that has the row, at least one, ascending.
  ///   - rankings: The number of rankings, with those that lack the row.
  /// - Returns: The row's value, higher = better.
  func value(of points: ArraySlice<Double>, rankings: Int) -> Double
}

extension PointAggregation {
  /// The sum of the points; as they are sorted, the same to the bit for the same points.
  public func value(of points: ArraySlice<Double>, rankings: Int) -> Double {
    points.reduce(0, +)
  }

  /// Merges rankings.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; scores are the rows' values.
  /// - Complexity: O(n log n) for n ranked rows in all.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let ballots = Ballots(rankings)
    return ballots.ranking(by: values(in: ballots))
  }

  /// The value of every candidate.
  func values(in ballots: Ballots) -> [Double] {
    let candidates = ballots.rows.count
    let rankings = ballots.rankings.count
    return ballots.values {
      points(of: $0, candidates: candidates)
    } combined: {
      value(of: $0, rankings: rankings)
    }
  }
}
