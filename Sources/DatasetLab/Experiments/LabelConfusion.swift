/// How labels are confused by estimate, and what follows for one row.
struct LabelConfusion: Sendable {
  /// P(given | true).
  private let noise: ClassMatrix<Double>

  /// - Parameter learning: Whose estimate it is.
  init(_ learning: ConfidentLearning) { noise = learning.noise.noise }

  /// - Parameter noise: P(given | true).
  init(noise: ClassMatrix<Double>) { self.noise = noise }

  /// The probability that a row's label is wrong: one less p(true = given | text, given), which by
  /// Bayes' rule goes as p(given | true) p(true | text).
  ///
  /// The model's probabilities stand for p(true | text).
  func errorProbability(
    given: Int, probabilities: PredictedProbabilities, row: Int
  ) -> Double {
    var sum = 0.0
    for truth in 0..<noise.classes {
      sum += noise[given: given, true: truth] * probabilities[row, truth]
    }
    if sum <= 0 { return 1 - probabilities[row, given] }
    return 1 - noise[given: given, true: given] * probabilities[row, given] / sum
  }

  /// Labels of which some are confused at these rates.
  func planted(_ labels: [Int32], using rng: inout SplitMix64) -> [Int32] {
    labels.map { label in
      var left = Double.random(in: 0..<1, using: &rng)
      for given in 0..<noise.classes {
        left -= noise[given: given, true: Int(label)]
        if left < 0 { return Int32(given) }
      }
      return label
    }
  }
}
