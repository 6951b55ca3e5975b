import DatasetLab
import Foundation
import Testing

/// Models of more rows than the penalty is chosen on are trained by conjugate gradients on their
/// weights; with fewer, by limited memory on the rows. One penalty, so that nothing else differs.
@Suite("Conjugate gradients on weights")
struct ConjugateGradientsTests {
  private func options(_ penalty: Double, sampled: Bool, tolerance: Double) -> CrossFit.Options {
    var options = CrossFit.Options()
    options.penalties = [penalty]
    options.tolerance = tolerance
    options.calibrate = false
    if sampled { options.tuningRows = 1_000 }
    return options
  }

  /// Frequent and rare columns side by side, whose stiffness differs a thousandfold.
  private func skewed(rows: Int, seed: UInt64, classes: Int = 3) -> SparseProblem {
    var problem = SparseProblem(seed: seed, classes: classes, rows: rows)
    var rng = SplitMix64(seed: seed)
    var indices: [UInt32] = []
    var values: [Float] = []
    var starts: [Int64] = [0]
    for row in 0..<rows {
      var columns: Set<UInt32> = [UInt32(problem.given[row]) + 300]
      while columns.count < 8 {
        let power = Double(rng.next() % 1_000) / 1_000
        columns.insert(UInt32(300 * power * power * power))
      }
      for column in columns.sorted() {
        indices.append(column)
        values.append(column < 3 ? 3 : 0.5)
      }
      starts.append(Int64(indices.count))
    }
    problem.features = FeatureMatrix(columns: 310, starts: starts, indices: indices, values: values)
    // What the label's own column says is not always so.
    for row in 0..<rows where rng.next() % 3 == 0 {
      problem.given[row] = Int32(rng.next() % UInt64(classes))
    }
    return problem
  }

  private func embeddings(_ problem: SparseProblem) -> Embeddings {
    Embeddings(
      rows: problem.given.count, dimensions: problem.dense.count / problem.given.count,
      values: problem.dense)
  }

  private func crossFit(
    _ problem: SparseProblem, sparse: Bool = true, dense: Bool = false, _ options: CrossFit.Options,
    on machine: Machine = Machine(threads: 1)
  ) -> CrossFit {
    CrossFit(
      features: sparse ? FactoredFeatures(problem.features) : nil,
      embeddings: dense ? embeddings(problem) : nil, given: problem.given, classes: problem.classes,
      folds: problem.folds(), options: options, on: machine)
  }

  @Test(
    "reach the models that limited memory reaches",
    arguments: [(true, false), (false, true), (true, true)], [0.05, 1, 20])
  func sameModels(inputs: (sparse: Bool, dense: Bool), penalty: Double) {
    let problem = skewed(rows: 4_000, seed: 61)
    let fits = [true, false].map {
      crossFit(
        problem, sparse: inputs.sparse, dense: inputs.dense,
        options(penalty, sampled: $0, tolerance: 1e-8))
    }
    #expect(fits[0].raw.values != fits[1].raw.values)
    #expect(greatestGap(fits[0].raw.values, fits[1].raw.values) < 2e-3)
  }

  @Test("many labels are trained as few are")
  func manyLabels() {
    let problem = skewed(rows: 4_000, seed: 62, classes: 9)
    let fits = [true, false].map {
      crossFit(problem, options(0.5, sampled: $0, tolerance: 1e-8))
    }
    #expect(greatestGap(fits[0].raw.values, fits[1].raw.values) < 2e-3)
  }

  @Test("give the probabilities of a row with the models' own weights and intercepts")
  func weights() {
    let problem = skewed(rows: 4_000, seed: 63)
    let folds = problem.folds()
    for sampled in [true, false] {
      let fit = crossFit(problem, options(0.5, sampled: sampled, tolerance: 1e-4))
      for row in stride(from: 0, to: 4_000, by: 97) {
        let own = fit.probabilities(problem.features, row: row, fold: Int(folds.fold[row]))
        #expect(greatestGap(own, (0..<3).map { fit.raw[row, $0] }) < 5e-4)
      }
    }
  }

  @Test("take fewer products the less is asked of them, and miss no more than that")
  func tolerance() {
    let problem = skewed(rows: 6_000, seed: 64)
    let exact = crossFit(problem, options(0.2, sampled: true, tolerance: 1e-9))
    let best = Calibration.logLossBits(exact.raw, given: problem.given)
    var efforts = [exact.effort.final]
    for tolerance in [1e-5, 1e-4, 1e-3] {
      let fit = crossFit(problem, options(0.2, sampled: true, tolerance: tolerance))
      let loss = Calibration.logLossBits(fit.raw, given: problem.given)
      #expect(abs(loss / best - 1) < 5 * tolerance.squareRoot() / 10, "\(tolerance): \(loss)")
      efforts.append(fit.effort.final)
    }
    #expect(efforts == efforts.sorted(by: >) && Set(efforts).count > 2, "\(efforts)")
  }

  @Test("the number of threads changes no bit")
  func threads() {
    let problem = skewed(rows: 5_000, seed: 65)
    let own = options(0.5, sampled: true, tolerance: 1e-4)
    let one = crossFit(problem, dense: true, own)
    for threads in [2, 3] {
      let many = crossFit(problem, dense: true, own, on: Machine(threads: threads))
      #expect(many.raw.values == one.raw.values)
    }
  }

  @Test("every width of vectors that this processor has gives the same models to rounding")
  func vectors() {
    let problem = skewed(rows: 5_000, seed: 66)
    let own = options(0.5, sampled: true, tolerance: 1e-8)
    let fits = Machine.Vectors.usable.map {
      crossFit(problem, own, on: Machine(threads: 1, vectors: $0))
    }
    for fit in fits { #expect(greatestGap(fit.raw.values, fits[0].raw.values) < 1e-3) }
  }
}
