/// How far any number of rankings agree: Kendall's coefficient of concordance, from 0 (rows get
/// the same sums of ranks) to 1 (all rankings are the same).
///
/// W = 12 S / (m² (n³ - n) - m T) for m rankings of n rows, where S is the sum of squared
/// differences of the rows' sums of ranks from their mean, and T the sum of t³ - t over all groups
/// of t tied rows in all rankings. Rows of equal scores are tied, and so are all rows that a
/// ranking lacks, at its end; tied rows share the mean of their ranks. Rankings of no rows are left
/// out.
/// Source: M. G. Kendall and B. Babington Smith, "The problem of m rankings", 1939,
/// https://doi.org/10.1214/aoms/1177732186.
public enum KendallW {
  /// Compares rankings over the rows that any of them has.
  ///
  /// - Parameter rankings: At least one that is not empty.
  /// - Returns: W; nil for no ranking, for fewer than two rows, and if all rows are tied in all.
  ///   The same to the bit in whatever order the rankings are given.
  /// - Complexity: O(m n).
  public static func among(_ rankings: [Ranking]) -> Double? {
    let ballots = Ballots(rankings)
    let n = ballots.rows.count
    let m = ballots.rankings.count
    var indices = [Int](repeating: 0, count: (ballots.rows.last).map { Int($0) + 1 } ?? 0)
    for (index, row) in ballots.rows.enumerated() { indices[Int(row)] = index }
    // Twice the sums of ranks: whole numbers, whose sums are exact.
    var sums = [Int](repeating: 0, count: n)
    var ties = 0.0
    for ranking in ballots.rankings {
      var doubled = [Int](repeating: ranking.count + 1 + n, count: n)
      ties += cube(n - ranking.count)
      var start = 0
      while start < ranking.count {
        var end = start + 1
        while end < ranking.count && ranking.scores[end] == ranking.scores[start] { end += 1 }
        for at in start..<end { doubled[indices[Int(ranking.rows[at])]] = start + 1 + end }
        ties += cube(end - start)
        start = end
      }
      for index in sums.indices { sums[index] += doubled[index] }
    }
    let mean = m * (n + 1)
    let squares = sums.reduce(0.0) { $0 + Double(($1 - mean) * ($1 - mean)) }
    let most = Double(m) * (Double(m) * cube(n) - ties)
    return most > 0 ? 3 * squares / most : nil
  }

  private static func cube(_ count: Int) -> Double { Double(count * count * count - count) }
}
