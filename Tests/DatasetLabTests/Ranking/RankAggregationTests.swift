import DatasetLab
import Testing

@Suite("Merged rankings")
struct RankAggregationTests {
  private let a = Ranking(rows: [5, 2, 9], scores: [3, 2, 1])
  private let b = Ranking(rows: [2, 5], scores: [8, 4])
  private let c = Ranking(rows: [7, 2, 5, 9], scores: [1, 1, 1, 1])

  private static let methods = AggregationMethod.allCases

  private func scores(_ ranking: Ranking) -> [UInt32: Float] {
    Dictionary(uniqueKeysWithValues: zip(ranking.rows, ranking.scores))
  }

  @Test("reciprocal rank fusion adds 1 / (60 + rank)")
  func reciprocal() throws {
    let merged = ReciprocalRankFusion().merge([a, b])
    #expect(merged.rows == [2, 5, 9])
    let sums = scores(merged)
    #expect(abs(try #require(sums[2]) - Float(1.0 / 62 + 1.0 / 61)) < 1e-8)
    #expect(abs(try #require(sums[9]) - Float(1.0 / 63)) < 1e-8)
  }

  @Test("Borda gives candidates - rank + 1, and shares the rest among the missing")
  func borda() {
    // Candidates 2, 5, 7, 9. a: 5->4, 2->3, 9->2, 7->1. b: 2->4, 5->3, others 1.5 each.
    #expect(scores(BordaCount().merge([a, b, c])) == [5: 9, 2: 10, 9: 4.5, 7: 6.5])
  }

  @Test("CombSUM adds scores brought to 0...1, and 1 where all are equal")
  func combSUM() {
    #expect(scores(CombSUM().merge([a, b, c])) == [5: 2, 2: 2.5, 9: 1, 7: 1])
  }

  @Test("the order in which rankings are given does not matter, to the bit", arguments: methods)
  func orderIndependent(method: AggregationMethod) {
    var rng = SplitMix64(seed: 3)
    let rankings = (0..<30).map { _ in
      let rows = (0..<50).map(UInt32.init).shuffled(using: &rng).prefix(20)
      return Ranking(
        rows: Array(rows),
        scores: (0..<20).map { _ in Float.random(in: 0..<1, using: &rng) }
          .sorted(by: >))
    }
    let merged = method.aggregation.merge(rankings)
    for _ in 0..<5 {
      #expect(method.aggregation.merge(rankings.shuffled(using: &rng)) == merged)
    }
    #expect(merged.scores == merged.scores.sorted(by: >))
  }

  @Test(
    "one ranking keeps its order; none gives none; an empty one changes nothing",
    arguments: methods)
  func few(method: AggregationMethod) {
    #expect(method.aggregation.merge([a]).rows == a.rows)
    #expect(method.aggregation.merge([]).count == 0)
    #expect(method.aggregation.merge([Ranking()]).count == 0)
    #expect(method.aggregation.merge([a, Ranking()]).rows == a.rows)
  }

  @Test("rows with equal points are ordered by row", arguments: methods)
  func ties(method: AggregationMethod) {
    let one = Ranking(rows: [8, 3], scores: [2, 1])
    let other = Ranking(rows: [3, 8], scores: [2, 1])
    #expect(method.aggregation.merge([one, other]).rows == [3, 8])
  }
}
