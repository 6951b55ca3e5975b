import Foundation

/// (1 - φ) φ^(rank - 1) points from each ranking, none from one that lacks the row.
///
/// The points are how much of a reader's attention a rank gets who goes on to the next with
/// probability φ, and so reads 1 / (1 - φ) ranks on average.
/// Source: P. Bailey, A. Moffat, F. Scholer, P. Thomas, "Retrieval consistency in the presence of
/// query variations", SIGIR 2017, https://doi.org/10.1145/3077136.3080839.
public struct RankBiasedCentroid: PointAggregation {
  /// The probability of reading on, between 0 and 1.
  public let persistence: Double

  /// Creates the method.
  ///
  /// - Parameter persistence: The probability φ of reading on, between 0 and 1 without them; by
  ///   default 0.98, 50 ranks on average.
  public init(persistence: Double = 0.98) {
    precondition(persistence > 0 && persistence < 1, "a persistence lies between 0 and 1")
    self.persistence = persistence
  }

  /// The points a ranking gives.
  public func points(of ranking: Ranking, candidates: Int) -> [Double] {
    (0..<ranking.count).map { (1 - persistence) * pow(persistence, Double($0)) }
  }
}
