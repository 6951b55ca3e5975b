import DatasetLab
import Foundation
import Testing

@Suite("Pointwise V-information")
struct PointwiseVInformationTests {
  private func scores(
    given: [Int32], probabilities: [[Double]], null: [[Double]], fold: [Int32]? = nil
  ) -> PointwiseVInformation {
    var rng = SplitMix64(seed: 0)
    return PointwiseVInformation(
      given: given,
      probabilities: PredictedProbabilities(
        rows: given.count, classes: probabilities.first?.count ?? null[0].count,
        values: probabilities.flatMap(\.self)),
      null: null, fold: fold ?? given.map { _ in 0 },
      clusters: given.indices.map(UInt64.init), using: &rng)
  }

  /// Rows with probabilities, nulls and folds that look random.
  private func random(rows: Int, classes: Int) -> (PointwiseVInformation, [[Double]], [Int32]) {
    var rng = SplitMix64(seed: 11)
    func distribution(_ rng: inout SplitMix64) -> [Double] {
      let weights = (0..<classes).map { _ in exp(Double.random(in: -4...4, using: &rng)) }
      return weights.map { $0 / weights.reduce(0, +) }
    }
    let given = (0..<rows).map { _ in Int32.random(in: 0..<Int32(classes), using: &rng) }
    let probabilities = (0..<rows).map { _ in distribution(&rng) }
    let null = (0..<3).map { _ in distribution(&rng) }
    let fold = (0..<rows).map { Int32($0 % 3) }
    return (
      scores(given: given, probabilities: probabilities, null: null, fold: fold), probabilities,
      given
    )
  }

  @Test("bits by hand: what the label costs without the text less what it costs with it")
  func worked() {
    let pvi = scores(
      given: [0, 0, 1, 1], probabilities: [[0.5, 0.5], [1, 0], [0.75, 0.25], [0.5, 0.5]],
      null: [[0.25, 0.75], [0.5, 0.5]], fold: [0, 1, 1, 0])
    #expect(pvi.nullBits == [2, 1, 1, -log2(0.75)])
    #expect(pvi.fullBits == [1, 0, 2, 1])
    #expect(pvi[0] == 1 && pvi[1] == 1 && pvi[2] == -1)
    #expect(pvi.conditionalEntropy == 1)
    #expect(abs(pvi.labels[0].mean - 1) < 1e-12)
    #expect(abs(pvi.labels[1].mean - (log2(4.0 / 3) - 2) / 2) < 1e-12)
    #expect(pvi.clipped == 0)
  }

  @Test("a score of zero bits means the input told nothing")
  func nothing() {
    let pvi = scores(
      given: [0, 1], probabilities: [[0.3, 0.7], [0.3, 0.7]], null: [[0.3, 0.7]])
    #expect(pvi[0] == 0 && pvi[1] == 0)
    #expect(pvi.information.mean == 0)
  }

  @Test("the mean is H(Y) - H(Y|X), of all rows and weighted over labels")
  func information() {
    let (pvi, _, given) = random(rows: 500, classes: 4)
    let mean = given.indices.reduce(0) { $0 + pvi[$1] } / 500
    #expect(abs(pvi.information.mean - mean) < 1e-12)
    #expect(abs(pvi.labelEntropy - pvi.conditionalEntropy - mean) < 1e-12)
    let weighted = (0..<4).reduce(0.0) { sum, label in
      sum + pvi.labels[label].mean * Double(given.count { $0 == Int32(label) }) / 500
    }
    #expect(abs(weighted - mean) < 1e-12)
  }

  @Test("probabilities of zero cost forty bits and are counted")
  func clipping() {
    let least = PointwiseVInformation.leastProbability
    let pvi = scores(
      given: [0, 0, 0], probabilities: [[0, 1], [least / 2, 1], [least, 1]], null: [[0.5, 0.5]])
    #expect(pvi.fullBits == [40, 40, 40])
    #expect(pvi.clipped == 2)
    #expect(pvi[0] == -39)
  }

  @Test("above the decision band a prediction is right, below it wrong, without exception")
  func band() {
    let (pvi, probabilities, given) = random(rows: 4_000, classes: 3)
    var seen = (right: 0, wrong: 0, between: 0)
    for row in given.indices {
      let label = Int(given[row])
      let best = probabilities[row].indices.max { probabilities[row][$0] < probabilities[row][$1] }
      if pvi[row] > pvi.bands[label].right {
        #expect(best == label)
        seen.right += 1
      } else if pvi[row] < pvi.bands[label].wrong {
        #expect(best != label)
        seen.wrong += 1
      } else {
        seen.between += 1
      }
    }
    #expect(min(seen.right, seen.wrong, seen.between) > 100, "\(seen)")
  }

  @Test("the band by hand: one bit and log2 K bits below what the label costs without the text")
  func bandByHand() {
    let pvi = scores(
      given: [0, 1, 0], probabilities: Array(repeating: [0.25, 0.25, 0.25, 0.25], count: 3),
      null: [[0.5, 0.25, 0.125, 0.125], [0.25, 0.25, 0.25, 0.25]], fold: [0, 0, 1])
    #expect(pvi.bands[0].wrong == 1 - 2)
    #expect(pvi.bands[0].right == 2 - 1)
    #expect(pvi.bands[0].nullBits == 1.5)
    #expect(pvi.bands[1].wrong == 0 && pvi.bands[1].right == 1)
  }

  @Test("a model that tells signal from none is not collapsed, one of noise is")
  func collapse() {
    var rng = SplitMix64(seed: 2)
    let given = (0..<1_000).map { _ in Int32.random(in: 0...1, using: &rng) }
    let noise = given.map { _ in Double.random(in: 0.3...0.7, using: &rng) }
    let collapsed = scores(
      given: given, probabilities: noise.map { [$0, 1 - $0] }, null: [[0.5, 0.5]])
    #expect(collapsed.isCollapsed)
    #expect(collapsed.information.mean < 0.01)
    let learned = scores(
      given: given, probabilities: given.map { $0 == 0 ? [0.7, 0.3] : [0.2, 0.8] },
      null: [[0.5, 0.5]])
    #expect(!learned.isCollapsed)
  }

  @Test("a label without rows has no information and no width")
  func absentLabel() {
    let pvi = scores(given: [0], probabilities: [[0.5, 0.5]], null: [[0.5, 0.5]])
    #expect(pvi.labels[1].mean == 0 && pvi.labels[1].low == 0 && pvi.labels[1].high == 0)
    #expect(pvi.bands[1].nullBits == 0)
  }
}
