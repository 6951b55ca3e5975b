/// The least of the normalised scores; rankings that lack the row do not count.
///
/// A row that one ranking alone has on top is therefore before one that all have second.
/// Source: E. A. Fox and J. A. Shaw, "Combination of multiple searches", TREC-2, 1994,
/// https://trec.nist.gov/pubs/trec2/papers/txt/23.txt.
public struct CombMIN: PointAggregation {
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

  /// The least.
  public func value(of points: ArraySlice<Double>, rankings: Int) -> Double { points.first ?? 0 }
}
