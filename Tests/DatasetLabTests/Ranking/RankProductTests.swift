import DatasetLab
import Foundation
import Testing

@Suite("The rank product")
struct RankProductTests {
  private func merged(_ scores: [[Double]], weights: [Double]? = nil) -> RankProduct {
    var merged = RankProduct(rows: scores[0].count)
    for (at, score) in scores.enumerated() { merged.add(score, weight: weights?[at] ?? 1) }
    return merged
  }

  private func isClose(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  @Test("values by hand: the sum of the weighted logarithms of ranks")
  func worked() {
    // Ranks 2, 1, 3 and 1, 3, 2.
    let result = merged([[0.5, 0.1, 0.9], [-4, 7, 0]], weights: [1, 2])
    let (two, three) = (log(2.0), log(3.0))
    let expected = [two, 2 * three, three + 2 * two]
    #expect(isClose(result.values, expected))
    #expect(result.order == [0, 1, 2])
  }

  @Test("equal scores share the mean of their ranks")
  func ties() {
    let result = merged([[3, 1, 1, 2, 3, 3]])
    let expected: [Double] = [5, 1.5, 1.5, 3, 5, 5].map { log($0) }
    #expect(isClose(result.values, expected))
    #expect(result.order == [1, 2, 3, 0, 4, 5])
  }

  @Test("rows of equal values are ordered by a number of each, if wanted")
  func tiesByNumber() {
    let result = merged([[3, 1, 1, 2, 3, 3]])
    let order = result.order(equalsBy: [1, 9, 4, 0, 7, 3], on: Machine(threads: 1))
    #expect(order == [2, 1, 3, 0, 5, 4])
  }

  @Test("rows that a ranking leaves out share the last place")
  func leftOut() {
    let result = merged([[.infinity, 2, .infinity, 1]])
    let expected: [Double] = [3.5, 2, 3.5, 1].map { log($0) }
    #expect(isClose(result.values, expected))
  }

  @Test("only the order of scores counts")
  func monotone() {
    let scores: [Double] = [0.3, 0.9, 0.1, 0.5, 0.3]
    #expect(merged([scores]).values == merged([scores.map { exp(5 * $0) - 100 }]).values)
  }

  @Test("the order in which scores come in counts for nothing")
  func orderOfScores() {
    var rng = SplitMix64(seed: 8)
    let scores = (0..<4).map { _ in
      (0..<200).map { _ in Double(Int.random(in: 0..<50, using: &rng)) }
    }
    let weights = [1, 0.5, 2, 0.25]
    let forth = merged(scores, weights: weights)
    let back = merged(scores.reversed(), weights: weights.reversed())
    #expect(isClose(forth.values, back.values))
  }

  @Test("permuting rows permutes values")
  func permutation() {
    var rng = SplitMix64(seed: 9)
    let scores = (0..<100).map { _ in Double(Int.random(in: 0..<30, using: &rng)) }
    let order = scores.indices.shuffled(using: &rng)
    let permuted = merged([order.map { scores[$0] }])
    #expect(permuted.values == order.map { merged([scores]).values[$0] })
  }

  @Test("a row on top of one ranking stays near the top, a row in the middle of all does not")
  func top() {
    // Row 0: ranks 1 and 80; row 1: ranks 50 and 50.
    var first = (0..<100).map { Double($0) + 0.5 }
    var second = first
    (first[0], second[0]) = (0, 79)
    (first[1], second[1]) = (49, 49)
    let values = merged([first, second]).values
    #expect(values[0] < values[1])
  }

  @Test("without scores all rows are equal and stand in their own order")
  func none() {
    let result = RankProduct(rows: 3)
    #expect(result.values == [0, 0, 0] && result.order == [0, 1, 2])
    #expect(RankProduct(rows: 0).order.isEmpty)
  }

  @Test("many rows, with equals, rank as a plain sort has them on any number of threads")
  func many() {
    var rng = SplitMix64(seed: 4)
    let scores = (0..<40_000).map { row in
      let number = Double.random(in: -1e3...1e3, using: &rng)
      return row % 3 == 0 ? number.rounded() : row % 7 == 0 ? .infinity : number
    }
    let sorted = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    for threads in 1...3 {
      var result = RankProduct(rows: scores.count)
      result.add(scores, weight: 1, on: Machine(threads: threads))
      #expect(result.order == sorted)
      #expect(result.values == merged([scores]).values)
    }
  }
}
