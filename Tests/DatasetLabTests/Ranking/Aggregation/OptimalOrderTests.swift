import DatasetLab
import Testing

/// Methods that search for the order nearest to the rankings.
@Suite("Nearest orders")
struct OptimalOrderTests {
  private func contradicted(_ order: [UInt32], _ rankings: [Ranking]) -> Int {
    order.indices.reduce(0) { sum, a in
      order[(a + 1)...].reduce(sum) { $0 + votes(rankings, $1, over: order[a]) }
    }
  }

  /// Twice the differences of ranks.
  private func footrule(_ order: [UInt32], _ rankings: [Ranking]) -> Int {
    rankings.reduce(0) { sum, ranking in
      order.enumerated().reduce(sum) { sum, next in
        let theirs = ranking.rows.firstIndex(of: next.element).map { 2 * ($0 + 1) }
        return sum + abs(2 * (next.offset + 1) - (theirs ?? ranking.count + 1 + order.count))
      }
    }
  }

  @Test("no order of up to seven rows contradicts the rankings less than Kemeny's")
  func kemeny() {
    var rng = SplitMix64(seed: 21)
    for rows in [1, 2, 3, 5, 6, 7] {
      for count in [2, 3, 6] {
        let rankings = Ranking.random(count, of: rows, depths: (rows + 1) / 2...rows, using: &rng)
        let merged = Kemeny().merge(rankings)
        let least = permutations(merged.rows).map { contradicted($0, rankings) }.min()
        #expect(contradicted(merged.rows, rankings) == least)
        #expect(merged.scores == (1...merged.count).reversed().map(Double.init))
      }
    }
  }

  @Test("in Kemeny's order of many rows none beats the one above it")
  func local() {
    var rng = SplitMix64(seed: 22)
    for rows in [13, 30, 60] {
      let rankings = Ranking.random(7, of: rows, depths: rows / 2...rows, using: &rng)
      let merged = Kemeny().merge(rankings).rows
      for (upper, lower) in zip(merged, merged.dropFirst()) {
        #expect(votes(rankings, lower, over: upper) <= votes(rankings, upper, over: lower))
      }
      let borda = BordaCount().merge(rankings).rows
      #expect(contradicted(merged, rankings) <= contradicted(borda, rankings))
    }
  }

  @Test("no order of up to seven rows has ranks nearer to the rankings' than the footrule's")
  func footrule() {
    var rng = SplitMix64(seed: 23)
    for rows in [1, 2, 3, 5, 6, 7] {
      for count in [2, 3, 6] {
        let rankings = Ranking.random(count, of: rows, depths: (rows + 1) / 2...rows, using: &rng)
        let merged = FootruleOptimal().merge(rankings)
        let least = permutations(merged.rows).map { footrule($0, rankings) }.min()
        #expect(footrule(merged.rows, rankings) == least)
      }
    }
  }

  @Test("the footrule's order of many rows is no better for exchanging any two")
  func exchanges() {
    var rng = SplitMix64(seed: 24)
    let rankings = Ranking.random(6, of: 30, depths: 15...30, using: &rng)
    let merged = FootruleOptimal().merge(rankings).rows
    let cost = footrule(merged, rankings)
    for a in merged.indices {
      for b in merged.indices where a < b {
        var other = merged
        other.swapAt(a, b)
        #expect(footrule(other, rankings) >= cost)
      }
    }
  }
}
