import DatasetLab
import Foundation
import Testing

@Suite("Calibration")
struct CalibrationTests {
  private func matrix(_ rows: [[Double]]) -> PredictedProbabilities {
    PredictedProbabilities(
      rows: rows.count, classes: rows[0].count, values: rows.flatMap(\.self))
  }

  @Test("the expected error by hand: gaps between sureness and success, weighted by rows")
  func worked() {
    // Two rows of 0.9, one right: gap 0.4. Two rows of 0.6, both right: gap 0.4 the other way.
    let given: [Int32] = [0, 1, 1, 0]
    let probabilities = matrix([[0.9, 0.1], [0.9, 0.1], [0.4, 0.6], [0.6, 0.4]])
    let error = Calibration.expectedError(probabilities, given: given)
    #expect(abs(error - 0.4) < 1e-12)
  }

  @Test("within one bin errors cancel, between bins they do not")
  func bins() {
    // 0.51 and 0.53 lie in one of fifteen bins, 0.54 in the next.
    let together = matrix([[0.51, 0.49], [0.53, 0.47]])
    let apart = matrix([[0.51, 0.49], [0.54, 0.46]])
    #expect(abs(Calibration.expectedError(together, given: [0, 1]) - 0.02) < 1e-12)
    #expect(abs(Calibration.expectedError(apart, given: [0, 1]) - 0.515) < 1e-12)
  }

  @Test("certainty that is always right has no error, always wrong the greatest")
  func certain() {
    let probabilities = matrix([[1, 0], [0, 1]])
    #expect(Calibration.expectedError(probabilities, given: [0, 1]) == 0)
    #expect(Calibration.expectedError(probabilities, given: [1, 0]) == 1)
  }

  @Test("the log loss is the mean cost of the given labels in bits")
  func logLoss() {
    let probabilities = matrix([[0.5, 0.5], [0.25, 0.75], [0.875, 0.125]])
    #expect(Calibration.logLossBits(probabilities, given: [0, 0, 1]) == 2)
    let impossible = matrix([[0, 1]])
    #expect(Calibration.logLossBits(impossible, given: [0]) == 1_022)
  }

  @Test("probabilities that are too sure are softened, and fit better than before")
  func softened() {
    // Weak penalties only: the models learn their 600 rows by heart.
    let problem = SparseProblem(seed: 6, classes: 3, rows: 600, columns: 400)
    var options = CrossFit.Options()
    options.penalties = [1e-3]
    let fit = problem.crossFit(options: options)
    for model in fit.models { #expect(model.temperature > 1.2) }
    let given = problem.given
    #expect(
      Calibration.logLossBits(fit.probabilities, given: given)
        < Calibration.logLossBits(fit.raw, given: given) - 0.1)
    #expect(
      Calibration.expectedError(fit.probabilities, given: given)
        < Calibration.expectedError(fit.raw, given: given))
    for row in given.indices { #expect(fit.probabilities.argmax(row) == fit.raw.argmax(row)) }
  }

  @Test("probabilities that are not sure enough are sharpened")
  func sharpened() {
    let problem = SparseProblem(seed: 6, classes: 3, rows: 600)
    var options = CrossFit.Options()
    options.penalties = [200]
    options.tuningTolerance = 1e-4
    let fit = problem.crossFit(options: options)
    for model in fit.models { #expect(model.temperature < 0.8) }
    #expect(
      Calibration.logLossBits(fit.probabilities, given: problem.given)
        < Calibration.logLossBits(fit.raw, given: problem.given))
  }
}
