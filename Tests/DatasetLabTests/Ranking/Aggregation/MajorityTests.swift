import DatasetLab
import Testing

/// Methods that compare rows two by two.
@Suite("Merged majorities")
struct MajorityTests {
  private static let methods: [AggregationMethod] = [
    .copeland, .condorcet, .schulze, .mc4, .kemeny,
  ]

  private func ballots(_ counts: [(Int, [UInt32])]) -> [Ranking] {
    counts.flatMap { Array(repeating: .of($1), count: $0) }
  }

  @Test("a row that beats every other is first", arguments: methods)
  func condorcetWinner(method: AggregationMethod) {
    var rng = SplitMix64(seed: 11)
    var winners = 0
    for trial in 0..<200 {
      let rows = trial % 2 == 0 ? 6 : 16
      let rankings = Ranking.random(5, of: rows, depths: rows / 2...rows, using: &rng)
      let all = Set(rankings.flatMap(\.rows))
      let winner = all.first { a in
        all.allSatisfy { $0 == a || votes(rankings, a, over: $0) > votes(rankings, $0, over: a) }
      }
      guard let winner else { continue }
      winners += 1
      #expect(method.aggregation.merge(rankings).rows.first == winner)
    }
    #expect(winners > 50)
  }

  @Test("majorities in a circle: the weakest gives way")
  func circle() {
    // 0 over 1 by 6 : 3, 1 over 2 by 7 : 2, 2 over 0 by 5 : 4.
    let rankings = ballots([(4, [0, 1, 2]), (3, [1, 2, 0]), (2, [2, 0, 1])])
    for method in [AggregationMethod.condorcet, .schulze, .kemeny] {
      #expect(method.aggregation.merge(rankings).rows == [0, 1, 2])
    }
    // Every row wins once and loses once.
    #expect(Copeland().merge(rankings).scores == [0, 0, 0])
  }

  @Test("ranked pairs by their definition, pair after pair")
  func rankedPairs() {
    var rng = SplitMix64(seed: 12)
    for _ in 0..<50 {
      let rankings = Ranking.random(8, of: 9, depths: 5...9, using: &rng)
      let rows = ReciprocalRankFusion().merge(rankings).rows
      var pairs: [(margin: Int, winner: Int, loser: Int)] = []
      for a in rows.indices {
        for b in rows.indices where a != b {
          let margin =
            votes(rankings, rows[a], over: rows[b])
            - votes(rankings, rows[b], over: rows[a])
          if margin > 0 || (margin == 0 && a < b) { pairs.append((margin, a, b)) }
        }
      }
      var edges: Set<[Int]> = []
      func leads(_ a: Int, _ b: Int) -> Bool {
        edges.contains([a, b]) || edges.contains { $0[0] == a && leads($0[1], b) }
      }
      for pair in pairs.sorted(by: { (-$0.0, $0.1, $0.2) < (-$1.0, $1.1, $1.2) })
      where !leads(pair.loser, pair.winner) { edges.insert([pair.winner, pair.loser]) }
      let merged = Condorcet().merge(rankings).rows
      for (a, b) in zip(merged, merged.dropFirst()) {
        let isLocked = edges.contains { rows[$0[0]] == a && rows[$0[1]] == b }
        #expect(isLocked)
      }
    }
  }

  @Test("Copeland's score is victories less defeats")
  func copeland() {
    // 1 beats 2 and 3, 2 beats 3; 3 and 4 meet in no majority, nor do 1 and 4, 2 and 4.
    let merged = Copeland().merge([.of([1, 2, 3, 4]), .of([4, 1, 2, 3])])
    #expect(merged.rows == [1, 4, 2, 3])
    #expect(merged.scores == [2, 0, 0, -2])
  }

  @Test("Schulze's own example of 45 voters")
  func schulze() {
    let (a, b, c, d, e) = (UInt32(0), UInt32(1), UInt32(2), UInt32(3), UInt32(4))
    let merged = Schulze().merge(
      ballots([
        (5, [a, c, b, e, d]), (5, [a, d, e, c, b]), (8, [b, e, d, a, c]), (3, [c, a, b, e, d]),
        (7, [c, a, e, b, d]), (2, [c, b, a, d, e]), (7, [d, c, e, b, a]), (8, [e, b, a, d, c]),
      ]))
    #expect(merged.rows == [e, a, c, b, d])
    #expect(merged.scores == [4, 3, 2, 1, 0])
  }

  @Test("MC4 is the limit of its walk")
  func walk() {
    var rng = SplitMix64(seed: 13)
    for rows in [1, 2, 5, 14] {
      let rankings = Ranking.random(6, of: rows, depths: 1...rows, using: &rng)
      let merged = MC4().merge(rankings)
      let n = merged.count
      var step = [[Double]](repeating: Array(repeating: 0.05 / Double(n), count: n), count: n)
      for (from, a) in merged.rows.enumerated() {
        for (to, b) in merged.rows.enumerated() {
          let moves = votes(rankings, b, over: a) > votes(rankings, a, over: b)
          step[from][moves ? to : from] += 0.95 / Double(n)
        }
      }
      var shares = (0..<n).map { $0 == 0 ? 1.0 : 0 }
      for _ in 0..<2000 {
        shares = (0..<n).map { to in
          (0..<n).reduce(0) { $0 + shares[$1] * step[$1][to] }
        }
      }
      for (share, expected) in zip(merged.scores, shares) {
        #expect(abs(share - expected) < 1e-11)
      }
    }
  }

  @Test("below the limit rows follow by reciprocal rank fusion, at lower scores")
  func limit() {
    var rng = SplitMix64(seed: 14)
    let rankings = Ranking.random(9, of: 40, depths: 25...40, using: &rng)
    let fused = ReciprocalRankFusion().merge(rankings).rows
    let methods: [any RankAggregation] = [
      Copeland(limit: 15), Condorcet(limit: 15), Schulze(limit: 15), MC4(limit: 15),
      Kemeny(limit: 15), Kemeny(limit: 10), FootruleOptimal(limit: 15),
    ]
    for method in methods {
      let merged = method.merge(rankings)
      #expect(merged.rows.dropFirst(15) == fused.dropFirst(15))
      #expect(Set(merged.rows) == Set(fused))
      #expect(merged.scores == merged.scores.sorted(by: >))
      #expect(merged.scores[14] > merged.scores[15])
    }
  }
}
