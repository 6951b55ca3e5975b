/// A point for every candidate ranked below; what a ranking leaves over is shared evenly by the
/// candidates that it lacks.
///
/// With C candidates, rank r gets C - r + 1 points, and a row that is missing from a ranking of n
/// rows (C - n + 1) / 2.
/// Source: J.-C. de Borda, 1781; for missing items as in the library ranx,
/// https://doi.org/10.1007/978-3-030-99739-7_30.
public struct BordaCount: RankAggregation {
  /// Creates the method.
  public init() {}

  /// The points a ranking gives.
  public func points(_ ranking: Ranking, candidates: Int) -> (ranked: [Double], others: Double) {
    (
      (0..<ranking.count).map { Double(candidates - $0) },
      Double(candidates - ranking.count + 1) / 2
    )
  }
}
