import DatasetLab
import Foundation
import Testing

@Suite("Softmax loss")
struct SoftmaxLossTests {
  /// Rows with margins up to a size, some of them held out of the first problem.
  private struct Rows {
    let classes: Int
    let problems: Int
    let given: [Int32]
    let cells: [Int32]
    let margins: [[Double]]
    let intercepts: [Double]
    static let count = 37

    init(classes: Int, problems: Int, size: Double) {
      self.classes = classes
      self.problems = problems
      var rng = SplitMix64(seed: UInt64(classes))
      func number() -> Double { Double(Int32(truncatingIfNeeded: rng.next() >> 40) % 1000) / 1000 }
      given = (0..<Self.count).map { _ in Int32(rng.next() % UInt64(classes)) }
      cells = (0..<Self.count).map { Int32($0 % 2) }
      margins = (0..<Self.count).map { _ in (0..<classes * problems).map { _ in size * number() } }
      intercepts = (0..<classes * problems).map { _ in number() }
    }

    var loss: SoftmaxLoss {
      let one = [Float](repeating: 1, count: problems)
      return SoftmaxLoss(
        given: given, classes: classes, cells: cells, weights: [one, [0] + one.dropFirst()])
    }

    func weight(_ row: Int, _ problem: Int) -> Double {
      cells[row] == 1 && problem == 0 ? 0 : 1
    }

    func probabilities(_ row: Int, _ problem: Int) -> [Double] {
      let lanes = problem * classes..<(problem + 1) * classes
      let z = lanes.map { margins[row][$0] + intercepts[$0] }
      let top = z.max() ?? 0
      let sum = z.reduce(0) { $0 + exp($1 - top) }
      return z.map { exp($0 - top) / sum }
    }
  }

  @Test(
    "probabilities, residuals, losses and curvatures are what plain loops say, at every width",
    arguments: [(1, 3), (2, 5), (3, 5), (4, 4), (5, 3), (7, 2), (16, 1), (5, 5), (40, 1)],
    [0.1, 8, 60])
  func plain(shape: (classes: Int, problems: Int), size: Double) {
    let rows = Rows(classes: shape.classes, problems: shape.problems, size: size)
    for vectors in Machine.Vectors.usable {
      let found = Found(rows, on: Machine(threads: 1, vectors: vectors))
      for problem in 0..<shape.problems {
        let lanes = problem * shape.classes..<(problem + 1) * shape.classes
        var (loss, curvature) = (0.0, 0.0)
        for row in 0..<Rows.count {
          let expected = rows.probabilities(row, problem)
          let weight = rows.weight(row, problem)
          let along = lanes.map { rows.margins[row][$0] + rows.intercepts[$0] }
          let mean = zip(expected, along).reduce(0) { $0 + $1.0 * $1.1 }
          for (label, lane) in lanes.enumerated() {
            let own = rows.given[row] == Int32(label) ? 1.0 : 0
            let at = row * found.losses.count + lane
            #expect(abs(Double(found.probabilities[at]) - expected[label]) < 2e-6)
            #expect(
              abs(Double(found.residuals[at]) - weight * (expected[label] - own)) < 2e-6)
            let apart = along[label] - mean
            curvature += weight * expected[label] * apart * apart
            loss -= weight * own * log(expected[label])
          }
        }
        #expect(abs(found.losses[lanes].reduce(0, +) - loss) < 1e-5 * (1 + loss))
        #expect(abs(found.curvatures[lanes].reduce(0, +) - curvature) < 1e-4 * (1 + curvature))
      }
    }
  }

  /// What the kernels make of rows.
  private struct Found {
    var probabilities: [Float]
    var residuals: [Float]
    var losses: [Double]
    var curvatures: [Double]

    init(_ rows: Rows, on machine: Machine) {
      let loss = rows.loss
      var margins = LaneMatrix(rows: Rows.count, lanes: loss.lanes)
      margins.values.withUnsafeMutableBufferPointer { values in
        for (row, own) in rows.margins.enumerated() {
          for (lane, value) in own.enumerated() { values[row * loss.lanes + lane] = Float(value) }
        }
      }
      var shift = [Float](repeating: 0, count: loss.lanes)
      for (lane, value) in rows.intercepts.enumerated() { shift[lane] = Float(value) }
      var (point, residual) = (margins, margins)
      losses = Array(repeating: 0, count: loss.lanes)
      curvatures = losses
      var sums = losses
      let z = margins.read(on: machine)
      let (p, r) = (point.shared(on: machine), residual.shared(on: machine))
      loss.evaluate(
        rows: 0..<Rows.count, margins: z, intercepts: shift, point: p, residual: r,
        losses: &losses, sums: &sums)
      loss.addCurvature(
        rows: 0..<Rows.count, at: p, along: z, intercepts: shift, to: &curvatures)
      let count = Rows.count * loss.lanes
      probabilities = Array(UnsafeBufferPointer(start: point.values.base, count: count))
      residuals = Array(UnsafeBufferPointer(start: residual.values.base, count: count))
    }
  }
}
