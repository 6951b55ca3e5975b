/// How often a walk stands on a row that moves on whenever it meets a row that beats it.
///
/// At each step a row is drawn, all equally likely; the walk moves there if more rankings prefer
/// it to where the walk stands than the other way round. With the probability `teleport` it moves
/// there anyway, so that there is one limit, which does not depend on the start. The value is the
/// limit of the share of time spent on the row, rounded to a multiple of 2^-40, so that what is
/// equal but for rounding is equal.
///
/// A ranking prefers the rows it has to those it lacks, and has no preference among the latter.
/// Only the rows with most reciprocal rank fusion points, at most `limit`, are walked; the others
/// have the value 0.
/// Source: C. Dwork, R. Kumar, M. Naor, D. Sivakumar, "Rank aggregation methods for the web",
/// WWW 2001, https://doi.org/10.1145/371920.372165.
public struct MC4: RankAggregation {
  /// The most rows that are walked.
  public let limit: Int
  /// The probability of moving to the drawn row whatever it is.
  public let teleport: Double

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - limit: The most rows that are walked.
  ///   - teleport: The probability of moving to the drawn row whatever it is, above 0, at most 1.
  public init(limit: Int = 500, teleport: Double = 0.05) {
    precondition(teleport > 0 && teleport <= 1, "teleport is a probability above 0")
    self.limit = limit
    self.teleport = teleport
  }

  /// Merges rankings.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; scores are shares of time.
  /// - Complexity: O(m n² + s n²) for m rankings, n rows, at most `limit`, and s steps, some 30 /
  ///   teleport at most.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let top = TopRows(of: Ballots(rankings), limit: limit)
    let shares = limitingShares(PreferenceMatrix(top))
    return top.ranking(by: shares.map { ($0 * 0x1p40).rounded() * 0x1p-40 }) { _ in 0 }
  }

  private func limitingShares(_ preferences: PreferenceMatrix) -> [Double] {
    let n = preferences.count
    let isBetter = (0..<n).map { to in
      (0..<n).map { preferences.beats(to, $0) ? 1.0 : 0.0 }
    }
    // What is left of a row's share when its betters have drawn theirs.
    let stays = (0..<n).map { row in
      1 - Double((0..<n).count { preferences.beats($0, row) }) / Double(n)
    }
    var shares = [Double](repeating: 1 / Double(n), count: n)
    // Each step brings any two starts closer by 1 - teleport.
    for _ in 0..<Int((36 / teleport).rounded(.up)) {
      let next = (0..<n).map { row in
        var comes = 0.0
        for (share, better) in zip(shares, isBetter[row]) { comes += share * better }
        let walks = shares[row] * stays[row] + comes / Double(n)
        return teleport / Double(n) + (1 - teleport) * walks
      }
      let change = zip(shares, next).reduce(0) { max($0, abs($1.0 - $1.1)) }
      shares = next
      if change < 1e-17 { break }
    }
    return shares
  }
}
