import DatasetLab
import Testing

@Suite("Cross-fitting on dense vectors")
struct CrossFitEmbeddingsTests {
  private let problem = SparseProblem(seed: 41, classes: 3, rows: 2_500)

  private func options() -> CrossFit.Options {
    var options = CrossFit.Options()
    options.penalties = [0.5]
    options.tolerance = 1e-8
    options.tuningTolerance = 1e-8
    return options
  }

  private func embeddings(rows: Int, _ values: [Float]) -> Embeddings {
    Embeddings(rows: rows, dimensions: values.count / rows, values: values)
  }

  private func crossFit(
    _ features: FeatureMatrix?, _ embeddings: Embeddings?, threads: Int = 1
  ) -> CrossFit {
    CrossFit(
      features: features.map(FactoredFeatures.init), embeddings: embeddings, given: problem.given,
      classes: 3,
      folds: problem.folds(), options: options(), on: Machine(threads: threads))
  }

  @Test("separable vectors are learned")
  func separable() {
    var rng = SplitMix64(seed: 42)
    let given = (0..<400).map { Int32($0 % 4) }
    let values = given.flatMap { label in
      (0..<16).map { (dimension: Int32) in
        (dimension % 4 == label ? 1 : 0) + Float.random(in: -0.3...0.3, using: &rng)
      }
    }
    let folds = Folds(
      hashes: given.map { _ in rng.next() }, given: given, classes: 4, count: 5)
    let fit = CrossFit(
      features: nil, embeddings: embeddings(rows: 400, values), given: given, classes: 4,
      folds: folds, on: Machine(threads: 1))
    for row in given.indices { #expect(fit.probabilities.argmax(row) == Int(given[row])) }
    #expect(Calibration.logLossBits(fit.probabilities, given: given) < 0.1)
  }

  @Test("the same numbers give the same probabilities whether dense or sparse")
  func dense() {
    let sparse = crossFit(problem.features, nil)
    let dense = crossFit(nil, embeddings(rows: 2_500, problem.dense))
    #expect(greatestGap(sparse.probabilities.values, dense.probabilities.values) < 1e-4)
    #expect(greatestGap(sparse.raw.values, dense.raw.values) < 1e-4)
  }

  @Test("n-grams and vectors together are trained as their concatenation")
  func both() {
    let features = problem.features
    let extra = SparseProblem(seed: 43, classes: 3, rows: 2_500, columns: 24)
    // Row by row the entries of the one, then of the other in columns behind it.
    var indices: [UInt32] = []
    var values: [Float] = []
    for row in 0..<2_500 {
      indices += features.indices[features.entries(of: row)]
      values += features.values[features.entries(of: row)]
      let own = extra.features.entries(of: row)
      indices += extra.features.indices[own].map { $0 + UInt32(features.columns) }
      values += extra.features.values[own]
    }
    let together = FeatureMatrix(
      columns: features.columns + 24,
      starts: (0...2_500).map { Int64(2 * SparseProblem.entries * $0) }, indices: indices,
      values: values)
    let both = crossFit(features, embeddings(rows: 2_500, extra.dense))
    let concatenated = crossFit(together, nil)
    #expect(greatestGap(both.probabilities.values, concatenated.probabilities.values) < 1e-4)
    #expect(greatestGap(both.raw.values, crossFit(features, nil).raw.values) > 1e-3)
  }

  @Test("the number of threads changes no bit")
  func threads() {
    let vectors = embeddings(rows: 2_500, problem.dense)
    let one = crossFit(problem.features, vectors)
    for threads in [2, 3] {
      let many = crossFit(problem.features, vectors, threads: threads)
      #expect(many.probabilities.values == one.probabilities.values)
    }
  }

  @Test("without features and vectors the full model is the null model")
  func none() {
    let fit = crossFit(nil, nil)
    let folds = problem.folds()
    for row in stride(from: 0, to: 2_500, by: 25) {
      let own = (0..<3).map { fit.raw[row, $0] }
      #expect(greatestGap(own, fit.models[Int(folds.fold[row])].null) < 1e-4)
    }
  }
}
