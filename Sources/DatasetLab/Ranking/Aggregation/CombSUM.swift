/// The sum of normalised scores; a ranking that lacks the row adds 0.
///
/// With z-scores, 0 is what an average row gets: a row that a ranking lacks then stands above the
/// lower half of those that it has.
/// Source: E. A. Fox and J. A. Shaw, "Combination of multiple searches", TREC-2, 1994,
/// https://trec.nist.gov/pubs/trec2/papers/txt/23.txt.
public struct CombSUM: PointAggregation {
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
}
