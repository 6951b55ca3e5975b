/// The sum of normalised scores times the number of rankings that have the row.
///
/// A ranking that lacks the row adds 0 and does not count. With z-scores a sum may be negative,
/// and a row loses by each further ranking that has it.
/// Source: E. A. Fox and J. A. Shaw, "Combination of multiple searches", TREC-2, 1994,
/// https://trec.nist.gov/pubs/trec2/papers/txt/23.txt.
public struct CombMNZ: PointAggregation {
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

  /// The sum times the number of rankings.
  public func value(of points: ArraySlice<Double>, rankings: Int) -> Double {
    points.reduce(0, +) * Double(points.count)
  }
}
