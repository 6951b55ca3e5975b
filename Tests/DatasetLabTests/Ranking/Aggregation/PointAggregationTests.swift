import DatasetLab
import Foundation
import Testing

/// Methods by which rankings give points, worked by hand.
@Suite("Merged points")
struct PointAggregationTests {
  private let a = Ranking(rows: [5, 2, 9], scores: [3, 2, 1])
  private let b = Ranking(rows: [2, 5], scores: [8, 4])
  private let c = Ranking(rows: [7, 2, 5, 9], scores: [1, 1, 1, 1])

  private func scores(_ ranking: Ranking) -> [UInt32: Double] {
    Dictionary(uniqueKeysWithValues: zip(ranking.rows, ranking.scores))
  }

  @Test("reciprocal rank fusion adds 1 / (60 + rank)")
  func reciprocal() {
    let merged = ReciprocalRankFusion().merge([a, b])
    #expect(merged.rows == [2, 5, 9])
    #expect(merged.scores == [1.0 / 62 + 1.0 / 61, 1.0 / 62 + 1.0 / 61, 1.0 / 63])
  }

  @Test("Borda gives candidates - rank + 1, and shares the rest among the missing")
  func borda() {
    // Candidates 2, 5, 7, 9. a: 5->4, 2->3, 9->2, 7->1. b: 2->4, 5->3, others 1.5 each.
    #expect(scores(BordaCount().merge([a, b, c])) == [5: 9, 2: 10, 9: 4.5, 7: 6.5])
  }

  @Test("Borda's points are exact however many there are")
  func manyPoints() {
    let long = Ranking.of(Array(0..<120_000))
    let merged = BordaCount().merge([long] + Array(repeating: .of([7]), count: 150))
    #expect(merged.rows.prefix(3) == [7, 0, 1])
    let first: Double = 119_993 + 150 * 120_000
    let second: Double = 120_000 + 150 * 60_000
    #expect(merged.scores.prefix(2) == [first, second])
  }

  @Test("inverse squares of ranks count as often as there are rankings, or by the logarithm")
  func inverseSquare() {
    let sums = scores(InverseSquareRank().merge([a, b]))
    #expect(sums == [5: 2.5, 2: 2.5, 9: 1.0 / 9])
    let logarithmic = scores(InverseSquareRank(isLogarithmic: true).merge([a, b]))
    #expect(logarithmic == [5: 1.25 * log(2), 2: 1.25 * log(2), 9: 0])
  }

  @Test("rank-biased centroids add what a reader sees of each rank")
  func centroid() {
    let sums = scores(RankBiasedCentroid(persistence: 0.5).merge([a, b]))
    #expect(sums == [5: 0.75, 2: 0.75, 9: 0.125])
  }

  @Test("scores are brought to one scale, and equal ones to the same value")
  func normalised() {
    #expect(ScoreNormalisation.minMax.normalised([5, 2, 1]) == [1, 0.25, 0])
    #expect(ScoreNormalisation.sum.normalised([5, 2, 1]) == [0.8, 0.2, 0])
    #expect(ScoreNormalisation.z.normalised([3, 1, 1, 3].sorted(by: >)) == [1, 1, -1, -1])
    let equal = ScoreNormalisation.allCases.map { $0.normalised([4, 4]) }
    #expect(equal == [[1, 1], [0.5, 0.5], [0, 0]])
  }

  @Test("scores are combined by sum, sum and number, greatest, least and median")
  func combined() {
    // On 0...1: a 5->1, 2->0.5, 9->0; b 2->1, 5->0; c 1 each.
    #expect(scores(CombSUM().merge([a, b, c])) == [5: 2, 2: 2.5, 9: 1, 7: 1])
    #expect(scores(CombMNZ().merge([a, b, c])) == [5: 6, 2: 7.5, 9: 2, 7: 1])
    #expect(scores(CombMAX().merge([a, b, c])) == [5: 1, 2: 1, 9: 1, 7: 1])
    #expect(scores(CombMIN().merge([a, b, c])) == [5: 0, 2: 0.5, 9: 0, 7: 1])
    #expect(scores(CombMED().merge([a, b, c])) == [5: 1, 2: 1, 9: 0.5, 7: 1])
    #expect(CombMIN().merge([a, b, c]).rows == [7, 2, 5, 9])
  }

  @Test("equal values are ordered by reciprocal rank fusion")
  func tied() {
    // 5 and 2 have 1/61 + 1/62 from a and b; in c, 2 comes before 5, and 7 before both.
    #expect(CombMAX().merge([a, b, c]).rows == [2, 5, 9, 7])
  }

  @Test("the median rank counts a missing row as beyond every bound")
  func median() {
    // Ranks: 5 -> 1, 2, 3; 2 -> 1, 2, 2; 9 -> 3, 4; 7 -> 1.
    let merged = MedianRank().merge([a, b, c])
    #expect(scores(merged) == [5: 0.5, 2: 0.5, 9: 0.25, 7: 0])
    #expect(scores(MedianRank().merge([a, b])) == [5: 2.0 / 3, 2: 2.0 / 3, 9: 0])
  }

  @Test("robust rank aggregation by hand: chances of the best, the second, the third rank")
  func robust() throws {
    // Four candidates; row 2 has ranks 1/4, 2/4, 2/4. At least one of three at most 1/4: 37/64;
    // two at most 1/2: 1/2; three: 1/8. Times 3.
    let sums = scores(RobustRankAggregation().merge([a, b, c]))
    #expect(abs(try #require(sums[2]) + log10(3.0 / 8)) < 1e-12)
    // 5: 1/4, 2/4, 3/4: three at most 3/4 have 27/64. 9: 3/4, 1, 1. 7: 1/4, 1, 1.
    #expect(sums[5] == 0 && sums[9] == 0 && sums[7] == 0)
  }
}
