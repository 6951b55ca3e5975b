import DatasetLab
import Foundation
import Testing

@Suite struct LabelQualityTests {
  static let row = PredictedProbabilities(rows: 1, classes: 3, values: [0.5, 0.3, 0.2])

  @Test("one row by hand")
  func workedExample() {
    let quality = LabelQuality(given: [1], probabilities: Self.row)
    #expect(quality.selfConfidence == [0.3])
    #expect(abs(quality.normalizedMargin[0] - 0.4) < 1e-12)
    let entropy = -(0.5 * log(0.5) + 0.3 * log(0.3) + 0.2 * log(0.2)) / log(3)
    let weighted = entropy / 0.3
    #expect(abs(quality.confidenceWeightedEntropy[0] - log(1 + weighted) / weighted) < 1e-12)
  }

  @Test("adjusting subtracts the thresholds, adds the highest and scales to one")
  func adjusted() {
    let quality = LabelQuality(
      given: [1], probabilities: Self.row, adjustedBy: [0.6, 0.2, 0.4])
    // 0.5, 0.7, 0.4 of 1.6
    #expect(abs(quality.selfConfidence[0] - 0.7 / 1.6) < 1e-12)
    #expect(abs(quality.normalizedMargin[0] - (0.2 / 1.6 + 1) / 2) < 1e-12)
    let plain = LabelQuality(given: [1], probabilities: Self.row)
    #expect(quality.confidenceWeightedEntropy == plain.confidenceWeightedEntropy)
  }

  @Test("equal thresholds change no order")
  func equalThresholds() {
    let (given, probabilities) = ConfidentLearningTests.sharp(rows: 500, classes: 4)
    let plain = LabelQuality(given: given, probabilities: probabilities)
    let adjusted = LabelQuality(
      given: given, probabilities: probabilities, adjustedBy: [0.5, 0.5, 0.5, 0.5])
    for (a, b) in zip(plain.selfConfidence, adjusted.selfConfidence) { #expect(abs(a - b) < 1e-12) }
  }

  @Test("every score lies between 0 and 1, also at probabilities of 0 and 1")
  func range() {
    let extreme = GeneratedCase(
      seed: 5, kind: "extreme", rows: 400, classes: 5, shares: "gaps", noise: 300)
    let (given, probabilities) = extreme.make()
    let quality = LabelQuality(given: given, probabilities: probabilities)
    for scores in [
      quality.selfConfidence, quality.normalizedMargin, quality.confidenceWeightedEntropy,
    ] {
      #expect(scores.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
    #expect(quality.selfConfidence.contains(0) && quality.selfConfidence.contains(1))
  }

  @Test("moving probability from the label to a rival lowers all three scores")
  func monotone() {
    let quality = LabelQuality(
      given: [0, 0],
      probabilities: PredictedProbabilities(
        rows: 2, classes: 3, values: [0.7, 0.2, 0.1, 0.2, 0.7, 0.1]))
    #expect(quality.selfConfidence[0] > quality.selfConfidence[1])
    #expect(quality.normalizedMargin[0] > quality.normalizedMargin[1])
    #expect(quality.confidenceWeightedEntropy[0] > quality.confidenceWeightedEntropy[1])
  }

  @Test("a row without entropy scores zero by entropy, as in the reference implementation")
  func certainRow() {
    let quality = LabelQuality(
      given: [0], probabilities: PredictedProbabilities(rows: 1, classes: 2, values: [1, 0]))
    #expect(quality.confidenceWeightedEntropy == [0])
    #expect(quality.selfConfidence == [1] && quality.normalizedMargin == [1])
  }
}
