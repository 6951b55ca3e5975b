import DatasetLab
import Testing

@Suite struct NoiseMatricesTests {
  static let calibrated = ClassMatrix(classes: 2, values: [8, 2, 1, 9])

  @Test("two classes by hand")
  func workedExample() {
    let noise = NoiseMatrices(calibrated: Self.calibrated, classCounts: [10, 10])
    #expect(abs(noise.noise[given: 1, true: 0] - 1.0 / 9) < 1e-12)
    #expect(abs(noise.noise[given: 0, true: 1] - 2.0 / 11) < 1e-12)
    #expect(abs(noise.inverse[given: 0, true: 1] - 0.2) < 1e-12)
    #expect(abs(noise.inverse[given: 1, true: 0] - 0.1) < 1e-12)
    #expect(abs(noise.prior[0] - 9.0 / 20) < 1e-12)
  }

  @Test("every conditional distribution sums to one, converged or not")
  func distributions() {
    let (given, probabilities) = ConfidentLearningTests.sharp(rows: 3000, classes: 8)
    let found = ConfidentLearning(given: given, probabilities: probabilities)
    for matrices in [found.noise, found.noise.converged] {
      #expect(matrices.noise.trueTotals.allSatisfy { abs($0 - 1) < 1e-9 })
      #expect(matrices.inverse.givenTotals.allSatisfy { abs($0 - 1) < 1e-9 })
      #expect(abs(matrices.prior.reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test("estimates that agree already stay when converged")
  func fixedPoint() {
    let noise = NoiseMatrices(calibrated: Self.calibrated, classCounts: [10, 10])
    for (a, b) in zip(noise.noise.values, noise.converged.noise.values) {
      #expect(abs(a - b) < 1e-9)
    }
  }
}
