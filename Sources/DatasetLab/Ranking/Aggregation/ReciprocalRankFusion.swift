/// 1 / (60 + rank) points from each ranking, none from one that lacks the row.
///
/// Source: G. V. Cormack, C. L. A. Clarke, S. Büttcher, SIGIR 2009,
/// https://doi.org/10.1145/1571941.1572114.
public struct ReciprocalRankFusion: PointAggregation {
  /// What is added to every rank; the greater, the less the very top counts.
  public let k: Double

  /// Creates the method.
  ///
  /// - Parameter k: What is added to every rank.
  public init(k: Double = 60) { self.k = k }

  /// The points a ranking gives.
  public func points(of ranking: Ranking, candidates: Int) -> [Double] {
    (0..<ranking.count).map { 1 / (k + Double($0 + 1)) }
  }
}
