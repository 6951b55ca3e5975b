/// The median of the normalised scores; rankings that lack the row do not count.
///
/// The median of an even number of scores is the mean of the middle two.
/// Source: E. A. Fox and J. A. Shaw, "Combination of multiple searches", TREC-2, 1994,
/// https://trec.nist.gov/pubs/trec2/papers/txt/23.txt.
public struct CombMED: PointAggregation {
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

  /// The median.
  public func value(of points: ArraySlice<Double>, rankings: Int) -> Double {
    let middle = points.startIndex + points.count / 2
    return points.count % 2 == 1 ? points[middle] : (points[middle - 1] + points[middle]) / 2
  }
}
