import DatasetLab
import Foundation
import Testing

@Suite("Cross-fitting")
struct CrossFitTests {
  private let problem = SparseProblem(seed: 12, classes: 3, rows: 900)

  @Test("the models learn what can be learned")
  func learns() {
    let fit = problem.crossFit()
    let predicted = problem.given.indices.map { Int32(fit.probabilities.argmax($0)) }
    let agreement = Agreement(given: problem.given, predicted: predicted, classes: 3)
    // The label follows one of six columns in three rows of four.
    #expect(agreement.accuracy > 0.4, "\(agreement)")
  }

  @Test("probabilities of a row sum to one and are not negative")
  func sums() {
    let fit = problem.crossFit()
    for matrix in [fit.raw, fit.probabilities] {
      #expect(matrix.rows == 900 && matrix.classes == 3)
      for row in 0..<900 {
        let own = (0..<3).map { matrix[row, $0] }
        #expect(abs(own.reduce(0, +) - 1) < 1e-12)
        #expect(own.allSatisfy { $0 >= 0 })
      }
    }
  }

  @Test("passes are counted for whoever looks, and nothing depends on it")
  func tally() {
    var machine = Machine(threads: 1)
    let tally = Tally()
    machine.tally = tally
    let fit = problem.crossFit(on: machine)
    #expect(tally.now.passes > 0)
    #expect(fit.raw.values == problem.crossFit().raw.values)
  }

  @Test("the null model says how frequent the labels are in the other folds")
  func null() {
    let folds = problem.folds()
    let fit = problem.crossFit(folds: folds)
    #expect(fit.models.count == 5)
    for (fold, model) in fit.models.enumerated() {
      let others = problem.given.indices.filter { Int(folds.fold[$0]) != fold }
      let prior = (0..<3).map { label in
        Double(others.count { problem.given[$0] == Int32(label) }) / Double(others.count)
      }
      #expect(greatestGap(model.null, prior) < 1e-5)
      #expect(abs(model.null.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test("penalty and temperature chosen on a sample are about those chosen on all rows")
  func sampled() {
    let large = SparseProblem(seed: 14, classes: 3, rows: 12_000)
    var options = CrossFit.Options()
    let all = large.crossFit(options: options)
    options.tuningRows = 6_000
    let part = large.crossFit(options: options)
    #expect(part.raw.values != all.raw.values)
    for (a, b) in zip(part.models, all.models) {
      #expect(abs(log2((a.penalty ?? 0) / (b.penalty ?? 1))) <= 2)
      // Labels that follow from the text so loosely leave the temperature unsure.
      #expect(abs(a.temperature / b.temperature - 1) < 0.25, "\(a), \(b)")
    }
    let losses = [part, all].map { Calibration.logLossBits($0.probabilities, given: large.given) }
    #expect(abs(losses[0] / losses[1] - 1) < 0.01, "\(losses)")
    let again = large.crossFit(options: options, on: Machine(threads: 3))
    #expect(again.probabilities.values == part.probabilities.values)
  }

  @Test("without calibration the probabilities are the raw ones")
  func uncalibrated() {
    var options = CrossFit.Options()
    options.calibrate = false
    let plain = problem.crossFit(options: options)
    #expect(plain.models.allSatisfy { $0.temperature == 1 })
    #expect(plain.probabilities.values == plain.raw.values)
    #expect(plain.raw.values == problem.crossFit().raw.values)
  }

  @Test("the temperature divides margins: ratios of log probabilities are those of the raw ones")
  func temperature() {
    let folds = problem.folds()
    let fit = problem.crossFit(folds: folds)
    for row in 0..<900 {
      let own = fit.models[Int(folds.fold[row])].temperature
      let raw = log(fit.raw[row, 0] / fit.raw[row, 1])
      let calibrated = log(fit.probabilities[row, 0] / fit.probabilities[row, 1])
      #expect(abs(raw / own - calibrated) < 1e-9)
    }
  }

  @Test("the number of threads changes no bit")
  func threads() {
    let problem = SparseProblem(seed: 13, classes: 4, rows: 5_000)
    let one = problem.crossFit()
    for threads in [2, 3] {
      let many = problem.crossFit(on: Machine(threads: threads))
      #expect(many.probabilities.values == one.probabilities.values)
      #expect(many.raw.values == one.raw.values)
      #expect(many.models.map(\.null) == one.models.map(\.null))
    }
  }

  @Test("permuting rows permutes probabilities, to rounding")
  func permutation() {
    var options = CrossFit.Options()
    options.tolerance = 1e-6
    options.tuningTolerance = 1e-6
    var rng = SplitMix64(seed: 3)
    var hashRNG = SplitMix64(seed: 99)
    let hashes = problem.given.map { _ in hashRNG.next() }
    let order = problem.given.indices.shuffled(using: &rng)
    let permuted = problem.picking(order)
    let plain = problem.crossFit(options: options)
    let shuffled = permuted.crossFit(
      folds: Folds(
        hashes: order.map { hashes[$0] }, given: permuted.given, classes: 3, count: 5),
      options: options)
    let expected = order.flatMap { row in (0..<3).map { plain.probabilities[row, $0] } }
    #expect(shuffled.models.map(\.penalty) == plain.models.map(\.penalty))
    #expect(greatestGap(shuffled.probabilities.values, expected) < 2e-3)
  }

  @Test("probabilities that are supplied are used as they are, beside the usual null model")
  func supplied() {
    let own = PredictedProbabilities(
      rows: 900, classes: 3, values: problem.given.flatMap { $0 == 0 ? [1, 0, 0] : [0, 0.5, 0.5] })
    let fit = CrossFit(
      features: FactoredFeatures(problem.features), supplied: own, given: problem.given, classes: 3,
      folds: problem.folds(), on: Machine(threads: 1))
    #expect(fit.probabilities.values == own.values && fit.raw.values == own.values)
    #expect(fit.models.allSatisfy { $0.penalty == nil && $0.temperature == 1 })
    #expect(fit.models.map(\.null) == problem.crossFit().models.map(\.null))
  }

  @Test("many classes are trained in groups of folds")
  func manyClasses() {
    let problem = SparseProblem(seed: 14, classes: 70, rows: 3_500, columns: 140)
    let folds = problem.folds()
    let fit = problem.crossFit(folds: folds)
    #expect(folds.labelWithoutTraining(given: problem.given, classes: 70) == nil)
    let predicted = problem.given.indices.map { Int32(fit.probabilities.argmax($0)) }
    let accuracy = Agreement(given: problem.given, predicted: predicted, classes: 70).accuracy
    // One of seventy is a guess.
    #expect(accuracy > 0.08, "\(accuracy)")
    for row in stride(from: 0, to: 3_500, by: 50) {
      #expect(abs((0..<70).reduce(0) { $0 + fit.raw[row, $1] } - 1) < 1e-12)
    }
    for model in fit.models { #expect(abs(model.null.reduce(0, +) - 1) < 1e-12) }
  }

  @Test("folds trained side by side get what a fold trained alone gets")
  func alone() {
    // Twenty classes: three folds at once, then two.
    let problem = SparseProblem(seed: 15, classes: 20, rows: 1_200)
    var options = CrossFit.Options()
    options.penalties = [1]
    options.tolerance = 1e-7
    let folds = problem.folds()
    let fit = problem.crossFit(folds: folds, options: options)
    for fold in [0, 4] {
      let kept = problem.given.indices.filter { Int(folds.fold[$0]) != fold }
      let training = problem.picking(kept)
      let model = SoftmaxRegression(
        features: training.features, given: training.given, classes: 20, penalty: 1,
        tolerance: 1e-7, on: Machine(threads: 1))
      for row in problem.given.indices where Int(folds.fold[row]) == fold {
        var margins = model.intercepts
        for entry in problem.features.entries(of: row) {
          let column = Int(problem.features.indices[entry])
          for label in 0..<20 {
            margins[label] +=
              model.weights[column * 20 + label] * Double(problem.features.values[entry])
          }
        }
        let weights = margins.map { exp($0) }
        let expected = weights.map { $0 / weights.reduce(0, +) }
        #expect(greatestGap((0..<20).map { fit.raw[row, $0] }, expected) < 1e-3)
      }
    }
  }

  @Test("among penalties that cannot be told apart the strongest is taken")
  func penalties() {
    var options = CrossFit.Options()
    options.penalties = [64, 8, 1]
    // Labels that have nothing to do with the features: nothing beats the strongest penalty.
    var noise = problem
    var rng = SplitMix64(seed: 16)
    noise.given = noise.given.map { _ in Int32(rng.next() % 3) }
    #expect(noise.crossFit(options: options).models.allSatisfy { $0.penalty == 64 })
    // Labels that follow from the features by a linear rule: weaker penalties pay.
    let clear = SparseProblem(linear: 17, classes: 3, rows: 1_500)
    #expect(clear.crossFit(options: options).models.allSatisfy { [8, 1].contains($0.penalty) })
  }
}
