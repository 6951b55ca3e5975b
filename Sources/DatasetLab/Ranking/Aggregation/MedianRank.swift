/// The median of a row's ranks; a ranking that lacks the row ranks it below every bound.
///
/// The value is 1 / median, so that higher is better; the median of an even number of ranks is the
/// mean of the middle two. Rows that half of the rankings or more lack have the value 0 and are
/// ordered by reciprocal rank fusion.
/// Source: R. Fagin, R. Kumar, D. Sivakumar, "Efficient similarity search and classification via
/// rank aggregation", SIGMOD 2003, https://doi.org/10.1145/872757.872795.
public struct MedianRank: PointAggregation {
  /// Creates the method.
  public init() {}

  /// The ranks, from 1.
  public func points(of ranking: Ranking, candidates: Int) -> [Double] {
    (1...ranking.count).map(Double.init)
  }

  /// 1 / median rank.
  public func value(of points: ArraySlice<Double>, rankings: Int) -> Double {
    let middle = points.startIndex + rankings / 2
    guard middle < points.endIndex else { return 0 }
    return rankings % 2 == 1 ? 1 / points[middle] : 2 / (points[middle - 1] + points[middle])
  }
}
