import DatasetLab
import Foundation
import Testing

@Suite("Softmax regression")
struct SoftmaxRegressionTests {
  struct Frozen: Decodable, Sendable, CustomTestStringConvertible {
    var seed: UInt64
    var classes: Int
    var penalty: Double
    var checksum: String
    var loss: Double
    var objective: Double
    var probabilities: [[Double]]
    var testDescription: String { "\(classes) classes, penalty \(penalty)" }

    static let all = FrozenValues.decode(Self.self, from: "softmax_regression/expected.json")
  }

  /// The model's probabilities of a row.
  private func probabilities(
    _ model: SoftmaxRegression, _ features: FeatureMatrix, row: Int
  ) -> [Double] {
    let classes = model.intercepts.count
    var margins = model.intercepts
    for entry in features.entries(of: row) {
      let column = Int(features.indices[entry])
      for label in 0..<classes {
        margins[label] += model.weights[column * classes + label] * Double(features.values[entry])
      }
    }
    let weights = margins.map { exp($0) }
    return weights.map { $0 / weights.reduce(0, +) }
  }

  private func train(
    _ problem: SparseProblem, penalty: Double = 1, tolerance: Double = 1e-6,
    on machine: Machine = Machine(threads: 1)
  ) -> SoftmaxRegression {
    SoftmaxRegression(
      features: problem.features, given: problem.given, classes: problem.classes,
      penalty: penalty, tolerance: tolerance, on: machine)
  }

  @Test("loss, objective and probabilities are those of scikit-learn", arguments: Frozen.all)
  func parity(frozen: Frozen) throws {
    let problem = SparseProblem(seed: frozen.seed, classes: frozen.classes)
    try #require(String(problem.checksum) == frozen.checksum)
    let model = train(problem, penalty: frozen.penalty)
    #expect(model.converged)
    #expect(abs(model.objective / frozen.objective - 1) < 2e-6)
    #expect(abs(model.loss / frozen.loss - 1) < 1e-4)
    for (row, expected) in frozen.probabilities.enumerated() {
      let gap = greatestGap(probabilities(model, problem.features, row: row), expected)
      #expect(gap < 2e-3, "row \(row)")
    }
  }

  @Test("the objective misses its minimum by no more than the tolerance", arguments: Frozen.all)
  func tolerance(frozen: Frozen) {
    let problem = SparseProblem(seed: frozen.seed, classes: frozen.classes)
    for tolerance in [1e-1, 1e-2, 1e-4] {
      let model = train(problem, penalty: frozen.penalty, tolerance: tolerance)
      #expect(model.converged)
      let excess = model.objective / frozen.objective - 1
      // Beside a penalty like 8 the intercepts of 240 rows may miss by as much again.
      let allowed = frozen.penalty > 1 ? 2 * tolerance : tolerance
      #expect(excess > -1e-6 && excess < allowed, "\(tolerance): \(excess)")
    }
  }

  @Test("without columns the intercepts give the frequencies of the classes")
  func null() {
    let sizes = [700, 250, 49, 1]
    let given = sizes.enumerated().flatMap { Array(repeating: Int32($0), count: $1) }
    let none = FeatureMatrix(
      columns: 0, starts: Array(repeating: 0, count: 1_001), indices: [], values: [])
    let model = SoftmaxRegression(
      features: none, given: given, classes: 4, penalty: 1, tolerance: 1e-12,
      on: Machine(threads: 1))
    let prior = sizes.map { Double($0) / 1_000 }
    #expect(greatestGap(probabilities(model, none, row: 0), prior) < 1e-5)
    #expect(model.weights.isEmpty)
    let entropy = prior.reduce(0) { $0 - $1 * log($1) } * 1_000
    #expect(abs(model.loss / entropy - 1) < 1e-6)
    #expect(model.objective == model.loss)
  }

  @Test("a stronger penalty gives smaller weights and a higher loss")
  func penalties() {
    let problem = SparseProblem(seed: 3, classes: 3)
    let models = [0.1, 1, 10, 1_000].map { train(problem, penalty: $0) }
    let sizes = models.map { $0.weights.reduce(0) { $0 + $1 * $1 } }
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 > $1 })
    #expect(zip(models, models.dropFirst()).allSatisfy { $0.loss < $1.loss })
    for model in models { #expect(model.objective > model.loss) }
  }

  @Test("weights and intercepts sum to zero over the classes")
  func balance() {
    let model = train(SparseProblem(seed: 5, classes: 5))
    #expect(abs(model.intercepts.reduce(0, +)) < 1e-4)
    for column in 0..<SparseProblem.columns {
      #expect(abs(model.weights[column * 5..<column * 5 + 5].reduce(0, +)) < 1e-4)
    }
  }

  @Test("every width of vectors that this processor has gives the same model to rounding")
  func vectors() {
    let problem = SparseProblem(seed: 5, classes: 5, rows: 3_000)
    let models = Machine.Vectors.usable.map { train(problem, on: Machine(threads: 1, vectors: $0)) }
    for model in models {
      #expect(greatestGap(model.weights, models[0].weights) < 1e-4)
      #expect(greatestGap(model.intercepts, models[0].intercepts) < 1e-4)
      #expect(abs(model.loss / models[0].loss - 1) < 1e-5)
    }
  }

  @Test("the number of threads changes no bit", arguments: Machine.Vectors.allCases)
  func threads(vectors: Machine.Vectors) throws {
    let widths = Machine.Vectors.allCases
    let place = try #require(widths.firstIndex(of: vectors))
    let widest = try #require(widths.firstIndex(of: .widest))
    // A processor without these instructions runs the widest that it has.
    let usable = widths[min(place, widest)]
    // More rows than one block of the sums has.
    let problem = SparseProblem(seed: 7, classes: 3, rows: 7_000)
    let one = train(problem, on: Machine(threads: 1, vectors: usable))
    for threads in [2, 3] {
      let many = train(problem, on: Machine(threads: threads, vectors: usable))
      #expect(many.weights == one.weights)
      #expect(many.intercepts == one.intercepts)
      #expect(many.loss == one.loss)
    }
  }

  @Test("more classes than a register has lanes are learned")
  func manyClasses() {
    let problem = SparseProblem(seed: 4, classes: 37, rows: 2_000, columns: 74)
    let model = train(problem, penalty: 0.1)
    let right = problem.given.indices.count { row in
      let p = probabilities(model, problem.features, row: row)
      return p.indices.max { p[$0] < p[$1] } == Int(problem.given[row])
    }
    #expect(model.converged)
    #expect(right > 600, "\(right) of 2,000 rows")
  }
}
