/// The order of the majorities, and where these go round in a circle, the strongest of them.
///
/// A row that more rankings prefer to another than the other way round comes before it. Majorities
/// may contradict one another (a before b, b before c, c before a); they are therefore taken from
/// the greatest margin down, and one that contradicts those taken before is passed over: Tideman's
/// ranked pairs. Equal margins are taken in the order of reciprocal rank fusion, first of the
/// winner and then of the loser, and it decides where there is no majority. A row that beats every
/// other comes first.
///
/// A ranking prefers the rows it has to those it lacks, and has no preference among the latter.
/// Only the rows with most reciprocal rank fusion points, at most `limit`, are compared; the
/// others follow in that order.
/// Source: T. N. Tideman, "Independence of clones as a criterion for voting rules", 1987,
/// https://doi.org/10.1007/BF00433944; for fusion, M. Montague and J. A. Aslam, "Condorcet fusion
/// for improved retrieval", CIKM 2002, https://doi.org/10.1145/584792.584881.
public struct Condorcet: RankAggregation {
  /// The most rows that are compared.
  public let limit: Int

  /// Creates the method.
  ///
  /// - Parameter limit: The most rows that are compared.
  public init(limit: Int = 500) { self.limit = limit }

  /// Merges rankings.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; the last row has the score 1, and every other one
  ///   more than the next.
  /// - Complexity: O(m n² + n³ / 64) as a rule, for m rankings and n rows, at most `limit`.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let top = TopRows(of: Ballots(rankings), limit: limit)
    var locked = Reachability(count: top.count)
    for pair in Self.pairs(PreferenceMatrix(top)) { locked.add(pair.winner, before: pair.loser) }
    // Every two rows are in order now, so that rows differ in how many follow them.
    let followers = (0..<top.count).map { locked.followers(of: $0) }
    return top.ranking(inOrder: (0..<top.count).sorted { followers[$0] > followers[$1] })
  }

  private struct Pair {
    var margin: Int32
    var winner: Int
    var loser: Int
  }

  /// All pairs, greatest margin first.
  private static func pairs(_ preferences: PreferenceMatrix) -> [Pair] {
    var pairs: [Pair] = []
    for a in 0..<preferences.count {
      for b in a + 1..<preferences.count {
        let margin = preferences.margin(a, b)
        pairs.append(
          margin >= 0
            ? Pair(margin: margin, winner: a, loser: b)
            : Pair(margin: -margin, winner: b, loser: a))
      }
    }
    return pairs.sorted {
      ($1.margin, $0.winner, $0.loser) < ($0.margin, $1.winner, $1.loser)
    }
  }
}

/// Which of some rows come before which others, directly or by way of others.
private struct Reachability {
  private let words: Int
  /// A bit for every row that follows a row.
  private var following: [UInt64]
  private let count: Int

  init(count: Int) {
    self.count = count
    words = (count + 63) / 64
    following = Array(repeating: 0, count: count * words)
  }

  func isBefore(_ a: Int, _ b: Int) -> Bool {
    following[a * words + b / 64] >> (b % 64) & 1 == 1
  }

  func followers(of a: Int) -> Int {
    following[a * words..<(a + 1) * words].reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Puts one row before another, unless their order follows from what was put before.
  mutating func add(_ a: Int, before b: Int) {
    if isBefore(a, b) || isBefore(b, a) { return }
    for row in 0..<count where (row == a || isBefore(row, a)) && !isBefore(row, b) {
      for word in 0..<words { following[row * words + word] |= following[b * words + word] }
      following[row * words + b / 64] |= 1 << (b % 64)
    }
  }
}
