import Foundation

/// How surprising a row's best ranks would be if every ranking were drawn at random.
///
/// A rank is divided by the number of candidates; a ranking that lacks the row gives 1. Of the m
/// normalised ranks the k-th smallest, x, is at most x by chance with the probability that a
/// Beta(k, m - k + 1) variable is. The least of these m probabilities, times m (Bonferroni) and at
/// most 1, is p; the value is -log10 p. Rows with p = 1 have the value 0 and are ordered by
/// reciprocal rank fusion.
///
/// A row needs to be good in some rankings only; the others may be noise.
/// Source: R. Kolde, S. Laur, P. Adler, J. Vilo, "Robust rank aggregation for gene list
/// integration and meta-analysis", 2012, https://doi.org/10.1093/bioinformatics/btr709.
public struct RobustRankAggregation: PointAggregation {
  /// Creates the method.
  public init() {}

  /// The ranks, as fractions of the number of candidates.
  public func points(of ranking: Ranking, candidates: Int) -> [Double] {
    (1...ranking.count).map { Double($0) / Double(candidates) }
  }

  /// -log10 p.
  public func value(of points: ArraySlice<Double>, rankings: Int) -> Double {
    var least = 0.0
    for (below, fraction) in points.enumerated() {
      least = min(least, Self.logTail(of: rankings, at: fraction, from: below + 1))
    }
    let corrected = least + log(Double(rankings))
    return corrected < 0 ? -corrected / log(10) : 0
  }

  /// The natural logarithm of the probability that at least k of n draws succeed, which is that of
  /// a Beta(k, n - k + 1) variable being at most p.
  private static func logTail(of n: Int, at p: Double, from k: Int) -> Double {
    // The median number of successes is about n p: below it the probability, times n, exceeds 1.
    if p >= 1 || Double(k) <= Double(n) * p { return 0 }
    let first =
      lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
      + Double(k) * log(p) + Double(n - k) * log1p(-p)
    var (term, sum) = (1.0, 1.0)
    for successes in k..<n {
      term *= Double(n - successes) / Double(successes + 1) * p / (1 - p)
      sum += term
      if term < sum * 1e-17 { break }
    }
    return first + log(sum)
  }
}
