import Foundation

/// 1 / rank² points from each ranking, added up and multiplied by the number of rankings that have
/// the row, or by that number's logarithm.
///
/// A ranking that lacks the row gives nothing and does not count. By the logarithm (log-ISR) rows
/// that one ranking alone has are worth 0 and follow all others.
/// Source: A. Mourão, F. Martins, J. Magalhães, "Multimodal medical information retrieval with
/// unsupervised rank fusion", 2015, https://doi.org/10.1016/j.compmedimag.2014.05.006.
public struct InverseSquareRank: PointAggregation {
  /// Whether the number of rankings counts by its logarithm.
  public let isLogarithmic: Bool

  /// Creates the method.
  ///
  /// - Parameter isLogarithmic: Whether the number of rankings counts by its logarithm.
  public init(isLogarithmic: Bool = false) { self.isLogarithmic = isLogarithmic }

  /// The points a ranking gives.
  public func points(of ranking: Ranking, candidates: Int) -> [Double] {
    (1...ranking.count).map { 1 / (Double($0) * Double($0)) }
  }

  /// The sum of points times the number of rankings that gave them.
  public func value(of points: ArraySlice<Double>, rankings: Int) -> Double {
    let count = Double(points.count)
    return points.reduce(0, +) * (isLogarithmic ? log(count) : count)
  }
}
