import DatasetLab
import Testing

/// What holds for every method.
@Suite("Merged rankings")
struct RankAggregationTests {
  private static let methods = AggregationMethod.allCases

  @Test("the order in which rankings are given does not matter, to the bit", arguments: methods)
  func orderIndependent(method: AggregationMethod) {
    var rng = SplitMix64(seed: 3)
    let rankings = Ranking.random(30, of: 50, depths: 1...20, using: &rng)
    let merged = method.aggregation.merge(rankings)
    for _ in 0..<5 {
      #expect(method.aggregation.merge(rankings.shuffled(using: &rng)) == merged)
    }
    #expect(merged.scores == merged.scores.sorted(by: >))
    #expect(Set(merged.rows) == Set(rankings.flatMap(\.rows)) && merged.count == 50)
  }

  @Test(
    "one ranking keeps its order; none gives none; an empty one changes nothing",
    arguments: methods)
  func few(method: AggregationMethod) {
    let a = Ranking(rows: [5, 2, 9], scores: [3, 2, 1])
    let equals = Ranking(rows: [7, 2, 5, 9], scores: [1, 1, 1, 1])
    #expect(method.aggregation.merge([a]).rows == a.rows)
    #expect(method.aggregation.merge([equals]).rows == equals.rows)
    #expect(method.aggregation.merge([.of([4])]).rows == [4])
    #expect(method.aggregation.merge([]) == Ranking())
    #expect(method.aggregation.merge([Ranking()]) == Ranking())
    #expect(method.aggregation.merge([a, Ranking()]) == method.aggregation.merge([a]))
    var rng = SplitMix64(seed: 4)
    for depth in [2, 11, 12, 13, 40] {
      let one = Ranking.random(1, of: 60, depths: depth...depth, using: &rng)
      #expect(method.aggregation.merge(one).rows == one[0].rows)
    }
  }

  @Test("the same ranking many times keeps its order", arguments: methods)
  func unanimous(method: AggregationMethod) {
    var rng = SplitMix64(seed: 5)
    let one = Ranking.random(1, of: 30, depths: 30...30, using: &rng)
    #expect(method.aggregation.merge(one + one + one).rows == one[0].rows)
  }

  @Test("a row that is first everywhere is first", arguments: methods)
  func winner(method: AggregationMethod) {
    var rng = SplitMix64(seed: 6)
    for (rows, count) in [(3, 2), (8, 5), (12, 4), (25, 9)] {
      let rankings = Ranking.random(count, of: rows, depths: rows...rows, using: &rng).map {
        Ranking(rows: [99] + $0.rows, scores: [2] + $0.scores)
      }
      #expect(method.aggregation.merge(rankings).rows.first == 99)
    }
  }

  @Test("rows with equal values are ordered by row", arguments: methods)
  func ties(method: AggregationMethod) {
    let merged = method.aggregation.merge([.of([8, 3]), .of([3, 8])])
    #expect(merged.rows == [3, 8])
  }

  @Test("rows that are named differently are ranked no differently", arguments: methods)
  func renamed(method: AggregationMethod) {
    var rng = SplitMix64(seed: 7)
    for depths in [20...20, 8...20, 14...14] {
      var rankings: [Ranking] = []
      var points: [Double] = []
      repeat {
        rankings = Ranking.random(9, of: 20, depths: depths, using: &rng)
        points = ReciprocalRankFusion().merge(rankings).scores
      } while Set(points).count < points.count
      let names = Array((0..<UInt32(1000)).shuffled(using: &rng).prefix(20))
      func renamed(_ ranking: Ranking) -> Ranking {
        Ranking(rows: ranking.rows.map { names[Int($0)] }, scores: ranking.scores)
      }
      let merged = method.aggregation.merge(rankings)
      #expect(method.aggregation.merge(rankings.map(renamed)) == renamed(merged))
    }
  }

  @Test("what a user types names each method, once")
  func names() {
    #expect(Set(Self.methods.map(\.rawValue)).count == 28)
    #expect(AggregationMethod(rawValue: "rrf") == .rrf)
    #expect(AggregationMethod(rawValue: "log-isr") == .logISR)
    #expect(AggregationMethod(rawValue: "combmnz-z") == .combmnzZ)
  }
}
