/// The order that contradicts the rankings least: the number of rankings that prefer the lower of
/// two rows, summed over all pairs, is the least possible, or cannot be lowered by swapping
/// neighbours.
///
/// The best order is found for up to 12 rows; of several, the one that keeps most of reciprocal
/// rank fusion's order from the top down. More rows start in Borda's order, and each climbs while
/// it beats the one above it (local Kemenisation): of any two neighbours the lower does not beat
/// the upper, and a row that beats every other comes first.
///
/// A ranking prefers the rows it has to those it lacks, and has no preference among the latter.
/// Only the rows with most reciprocal rank fusion points, at most `limit`, are compared; the
/// others follow in that order.
/// Source: J. G. Kemeny, "Mathematics without numbers", 1959; C. Dwork, R. Kumar, M. Naor,
/// D. Sivakumar, "Rank aggregation methods for the web", WWW 2001,
/// https://doi.org/10.1145/371920.372165.
public struct Kemeny: RankAggregation {
  /// The most rows whose best order is searched for.
  public static let exactLimit = 12

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
  /// - Complexity: O(m n²) for m rankings and n rows, at most `limit`; O(2^n n²) for up to 12.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let ballots = Ballots(rankings)
    let top = TopRows(of: ballots, limit: limit)
    let preferences = PreferenceMatrix(top)
    if top.count <= Self.exactLimit { return top.ranking(inOrder: Self.best(preferences)) }
    let points = BordaCount().values(in: ballots)
    let values = top.candidates.map { points[$0] }
    var order = values.indices.sorted {
      values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
    }
    for start in order.indices {
      var place = start
      while place > 0 && preferences.beats(order[place], order[place - 1]) {
        order.swapAt(place, place - 1)
        place -= 1
      }
    }
    return top.ranking(inOrder: order)
  }

  /// The best order of all rows, from the best orders of all smaller sets of rows.
  private static func best(_ preferences: PreferenceMatrix) -> [Int] {
    let n = preferences.count
    var costs = [Int32](repeating: 0, count: 1 << n)
    // By set of the rows that come last: the row that is best put first among them.
    var firsts = [Int](repeating: 0, count: 1 << n)
    for set in 1..<(1 << n) {
      costs[set] = .max
      for first in 0..<n where set >> first & 1 == 1 {
        var cost = costs[set ^ 1 << first]
        for row in 0..<n where set >> row & 1 == 1 { cost += preferences[row, first] }
        if cost < costs[set] { (costs[set], firsts[set]) = (cost, first) }
      }
    }
    var left = (1 << n) - 1
    return (0..<n).map { _ in
      let first = firsts[left]
      left ^= 1 << first
      return first
    }
  }
}
