import Foundation

/// How far two rankings agree, the top counting most: rank-biased overlap, from 0 (no row in
/// common) to 1 (the same).
///
/// The mean share of rows in common to depth d, over all d, weighted by (1 - p) p^(d - 1). Below
/// the end of the rankings the share is taken to stay as it is; below the end of the shorter one
/// alone, the longer one's rows are taken to be in common at the rate seen so far (the
/// extrapolated point estimate). A row's rank is its position; equal scores are not looked at.
/// Source: W. Webber, A. Moffat, J. Zobel, "A similarity measure for indefinite rankings", 2010,
/// equation 32, https://doi.org/10.1145/1852102.1852106.
public struct RankBiasedOverlap: Sendable {
  /// The probability p of reading on to the next rank.
  public let persistence: Double

  /// Creates the measure.
  ///
  /// - Parameter persistence: The probability p of reading on to the next rank, between 0 and 1
  ///   without them; by default 0.9, with which the first 10 ranks have 86 % of the weight.
  public init(persistence: Double = 0.9) {
    precondition(persistence > 0 && persistence < 1, "a persistence lies between 0 and 1")
    self.persistence = persistence
  }

  /// Compares two rankings.
  ///
  /// - Parameters:
  ///   - a: A ranking, of any length.
  ///   - b: Another; which comes first does not matter.
  /// - Returns: The overlap, extrapolated; 0 if one ranking is empty, nil if both are.
  /// - Complexity: O(n).
  public func between(_ a: Ranking, _ b: Ranking) -> Double? {
    let (short, long) = a.count <= b.count ? (a.rows, b.rows) : (b.rows, a.rows)
    if long.isEmpty { return nil }
    if short.isEmpty { return 0 }
    let (s, l) = (Double(short.count), Double(long.count))
    var (seenShort, seenLong) = (Set<UInt32>(), Set<UInt32>())
    var (common, commonToShort) = (0.0, 0.0)
    var (weight, sum) = (1.0, 0.0)
    for (at, row) in long.enumerated() {
      let depth = Double(at + 1)
      weight *= persistence
      seenLong.insert(row)
      if at < short.count {
        seenShort.insert(short[at])
        common += seenShort.contains(row) ? 1 : 0
        common += short[at] != row && seenLong.contains(short[at]) ? 1 : 0
        commonToShort = common
      } else {
        common += seenShort.contains(row) ? 1 : 0
        sum += weight * commonToShort * (depth - s) / (s * depth)
      }
      sum += weight * common / depth
    }
    let rest = (common - commonToShort) / l + commonToShort / s
    return (1 - persistence) / persistence * sum + rest * weight
  }
}
