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
      let used = (classes - 1) * problems
      margins = (0..<Self.count).map { _ in (0..<used).map { _ in size * number() } }
      intercepts = (0..<used).map { _ in number() }
    }

    var loss: SoftmaxLoss {
      let one = [Float](repeating: 1, count: problems)
      return SoftmaxLoss(
        given: given, classes: classes, cells: cells, weights: [one, [0] + one.dropFirst()])
    }

    func weight(_ row: Int, _ problem: Int) -> Double {
      cells[row] == 1 && problem == 0 ? 0 : 1
    }

    /// The logits of a problem's classes, by the formula of the contrasts.
    func logits(_ row: Int, _ problem: Int) -> [Double] {
      let lanes = problem * (classes - 1)..<(problem + 1) * (classes - 1)
      let u = lanes.map { margins[row][$0] + intercepts[$0] }
      return u + [-Self.lastShare(classes) * u.reduce(0, +)]
    }

    static func lastShare(_ classes: Int) -> Double {
      let root = Double(classes).squareRoot()
      return classes > 1 ? 1 / root - (1 - 1 / root) / Double(classes - 1) : 0
    }

    func probabilities(_ row: Int, _ problem: Int) -> [Double] {
      let z = logits(row, problem)
      let top = z.max() ?? 0
      let sum = z.reduce(0) { $0 + exp($1 - top) }
      return z.map { exp($0 - top) / sum }
    }
  }

  @Test(
    "probabilities, residuals, losses and curvatures are what plain loops say, at every width",
    arguments: [
      (1, 3), (2, 5), (2, 16), (3, 3), (3, 5), (4, 5), (5, 2), (5, 4), (7, 2), (9, 1), (17, 1),
      (5, 5), (9, 3), (40, 1), (2, 30),
    ],
    [0.1, 8, 60])
  func plain(shape: (classes: Int, problems: Int), size: Double) {
    let rows = Rows(classes: shape.classes, problems: shape.problems, size: size)
    for vectors in Machine.Vectors.usable {
      let found = Found(rows, on: Machine(threads: 1, vectors: vectors))
      for problem in 0..<shape.problems {
        let lanes = problem * (shape.classes - 1)..<(problem + 1) * (shape.classes - 1)
        let share = Rows.lastShare(shape.classes)
        // The last class's probability is known to half a unit in the last place of one for each
        // of the others.
        var (loss, curvature, unsure) = (0.0, 0.0, 0.0)
        for row in 0..<Rows.count {
          let expected = rows.probabilities(row, problem)
          let weight = rows.weight(row, problem)
          let along = rows.logits(row, problem)
          let mean = zip(expected, along).reduce(0) { $0 + $1.0 * $1.1 }
          func residual(_ label: Int) -> Double {
            weight * (expected[label] - (rows.given[row] == Int32(label) ? 1 : 0))
          }
          for (label, lane) in lanes.enumerated() {
            let at = row * found.losses.count + lane
            #expect(abs(Double(found.probabilities[at]) - expected[label]) < 2e-6)
            let derivative = residual(label) - share * residual(shape.classes - 1)
            #expect(abs(Double(found.residuals[at]) - derivative) < 2e-6)
          }
          let last = (along.last ?? 0) - mean
          unsure += weight * last * last * 0x1p-24 * Double(shape.classes)
          for label in expected.indices {
            let apart = along[label] - mean
            curvature += weight * expected[label] * apart * apart
            if rows.given[row] == Int32(label) { loss -= weight * log(expected[label]) }
          }
        }
        #expect(abs(found.losses[lanes].reduce(0, +) - loss) < 1e-5 * (1 + loss))
        #expect(
          abs(found.curvatures[lanes].reduce(0, +) - curvature) < 1e-4 * (1 + curvature) + unsure)
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
      var margins = LaneMatrix(rows: Rows.count, lanes: loss.each.lanes)
      margins.values.withUnsafeMutableBufferPointer { values in
        for (row, own) in rows.margins.enumerated() {
          for (lane, value) in own.enumerated() {
            values[row * loss.each.lanes + lane] = Float(value)
          }
        }
      }
      var shift = [Float](repeating: 0, count: loss.each.lanes)
      for (lane, value) in rows.intercepts.enumerated() { shift[lane] = Float(value) }
      var (point, residual) = (margins, margins)
      losses = Array(repeating: 0, count: loss.each.lanes)
      curvatures = losses
      var sums = losses
      let z = margins.read(on: machine)
      let (p, r) = (point.shared(on: machine), residual.shared(on: machine))
      loss.evaluate(
        rows: 0..<Rows.count, margins: z, intercepts: shift, point: p, residual: r,
        losses: &losses, sums: &sums)
      loss.addCurvature(
        rows: 0..<Rows.count, at: p, along: z, intercepts: shift, to: &curvatures)
      let count = Rows.count * loss.each.lanes
      probabilities = Array(UnsafeBufferPointer(start: point.values.base, count: count))
      residuals = Array(UnsafeBufferPointer(start: residual.values.base, count: count))
    }
  }
}
