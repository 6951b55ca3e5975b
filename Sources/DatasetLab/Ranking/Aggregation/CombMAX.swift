/// The greatest of the normalised scores; rankings that lack the row do not count.
///
/// With min-max scores the best rows of all rankings are equal, and reciprocal rank fusion orders
/// them.
/// Source: E. A. Fox and J. A. Shaw, "Combination of multiple searches", TREC-2, 1994,
/// https://trec.nist.gov/pubs/trec2/papers/txt/23.txt.
public struct CombMAX: PointAggregation {
  /// How scores are brought to one scale.
  public let normalisation: ScoreNormalisation

  /// Creates the method.
  ///
  /// - Parameter normalisation: How scores are brought to one scale.
  public init(normalisation: ScoreNormalisation = .minMax) { self.normalisation = normalisation }

  /// The scores on the common scale.
  public func points(of ranking: Ranking, candidates: Int) -> [Double] {
    normalisation.normalised(ranking.scores)
  }

  /// The greatest.
  public func value(of points: ArraySlice<Double>, rankings: Int) -> Double { points.last ?? 0 }
}
