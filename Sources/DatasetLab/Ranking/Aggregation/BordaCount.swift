/// A point for every candidate ranked below; what a ranking leaves over is shared evenly by the
/// candidates that it lacks.
///
/// With C candidates, rank r gets C - r + 1 points, and a row that is missing from a ranking of n
/// rows (C - n + 1) / 2.
/// Source: J.-C. de Borda, 1781; for missing rows J. A. Aslam and M. Montague, "Models for
/// metasearch", SIGIR 2001, https://doi.org/10.1145/383952.384007.
public struct BordaCount: RankAggregation {
  /// Creates the method.
  public init() {}

  /// Merges rankings.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; scores are sums of points.
  /// - Complexity: O(n log n) for n ranked rows in all.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let ballots = Ballots(rankings)
    return ballots.ranking(by: values(in: ballots))
  }

  /// The points of every candidate: halves of whole numbers, so that the sums are exact.
  func values(in ballots: Ballots) -> [Double] {
    let candidates = ballots.rows.count
    func missing(from ranking: Ranking) -> Double { Double(candidates - ranking.count + 1) / 2 }
    let toAll = ballots.rankings.reduce(0) { $0 + missing(from: $1) }
    return ballots.values { ranking in
      (0..<ranking.count).map { Double(candidates - $0) - missing(from: ranking) }
    } combined: {
      $0.reduce(toAll, +)
    }
  }
}
