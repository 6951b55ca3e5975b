import DatasetLab
import Foundation
import Testing

@Suite("Agreement of rankings")
struct RankAgreementTests {
  @Test("tau-b by hand, and where there is none")
  func tau() {
    // Six pairs: three concordant, two discordant, one tied in both.
    #expect(KendallTau.between([1, 2, 3, 3], [1, 3, 2, 2]) == 1 / 5.0)
    #expect(KendallTau.between(.of([4, 7, 1]), .of([4, 7, 1])) == 1)
    #expect(KendallTau.between(.of([4, 7, 1]), .of([1, 7, 4])) == -1)
    // Rows 7 and 1 are in both.
    #expect(KendallTau.between(.of([4, 7, 1]), .of([9, 1, 8, 7])) == -1)
    #expect(KendallTau.between(.of([4, 7]), .of([9, 7])) == nil)
    #expect(KendallTau.between([], []) == nil)
    #expect(KendallTau.between([1, 1], [1, 2]) == nil)
  }

  private struct Pair: Decodable {
    var x: [Double]
    var y: [Double]
    var tau: Double
  }

  @Test("scipy gives the same tau-b")
  func tauParity() throws {
    for pair in FrozenValues.decode(Pair.self, from: "rank_aggregation/tau.json") {
      #expect(abs(try #require(KendallTau.between(pair.x, pair.y)) - pair.tau) < 1e-12)
    }
  }

  @Test("W is 1 for the same rankings, 0 for opposite ones, and can be worked by hand")
  func concordance() {
    let a = Ranking.of([1, 2, 3])
    #expect(KendallW.among([a, a, a]) == 1)
    #expect(KendallW.among([a, .of([3, 2, 1])]) == 0)
    // Sums of ranks 4, 5, 9 about their mean 6: S = 4 + 1 + 9 = 14, W = 12 · 14 / (9 · 24).
    #expect(KendallW.among([a, a, .of([2, 1, 3])].reversed()) == 168.0 / 216)
    // Where 2 and 3 are missing they share rank 2.5. Sums 2, 4.5, 5.5: S = 4 + 0.25 + 2.25, and
    // W = 12 · 6.5 / (4 · 24 - 2 · 6).
    #expect(KendallW.among([a, .of([1])]) == 78.0 / 84)
    #expect(KendallW.among([]) == nil)
    #expect(KendallW.among([.of([1]), .of([1])]) == nil)
  }

  private struct Judgements: Decodable {
    var scores: [[Double]]
    var w: Double
  }

  @Test("Friedman's test gives the same W")
  func concordanceParity() throws {
    for frozen in FrozenValues.decode(Judgements.self, from: "rank_aggregation/concordance.json") {
      let rankings = frozen.scores.map { scores in
        let order = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
        return Ranking(rows: order.map(UInt32.init), scores: order.map { scores[$0] })
      }
      #expect(abs(try #require(KendallW.among(rankings)) - frozen.w) < 1e-12)
      #expect(KendallW.among(rankings) == KendallW.among(rankings.reversed()))
    }
  }

  @Test("rank-biased overlap by hand: same, apart, and half in common")
  func overlap() throws {
    let measure = RankBiasedOverlap(persistence: 0.5)
    let a = Ranking.of([1, 2, 3])
    #expect(abs(try #require(measure.between(a, a)) - 1) < 1e-15)
    #expect(measure.between(a, .of([4, 5])) == 0)
    #expect(measure.between(a, Ranking()) == 0)
    #expect(measure.between(Ranking(), Ranking()) == nil)
    // Shares in common 0, then 1 for ever: half of the weight lies on the first rank.
    #expect(try #require(measure.between(.of([1, 2]), .of([2, 1]))) == 0.5)
  }

  @Test("rank-biased overlap is the weighted mean share of rows in common, to any depth")
  func overlapByDefinition() throws {
    var rng = SplitMix64(seed: 31)
    for trial in 0..<40 {
      let pair = Ranking.random(2, of: 30, depths: 1...25, using: &rng)
        .sorted { $0.count < $1.count }
      let (short, long) = (pair[0], pair[1])
      func common(_ depth: Int) -> Double {
        Double(Set(short.rows.prefix(depth)).intersection(long.rows.prefix(depth)).count)
      }
      let (s, l) = (Double(short.count), Double(long.count))
      let p = trial % 2 == 0 ? 0.9 : 0.6
      let expected = (1...3000).reduce(0.0) { sum, at in
        let depth = min(Double(at), l)
        let unseen = max(0, depth - s) * common(short.count) / s
        return sum + (1 - p) * pow(p, Double(at - 1)) * (common(Int(depth)) + unseen) / depth
      }
      let found = try #require(RankBiasedOverlap(persistence: p).between(long, short))
      #expect(abs(found - expected) < 1e-12)
      #expect(RankBiasedOverlap(persistence: p).between(short, long) == found)
    }
  }
}
