/// A softmax loss with one class more, into which every problem moves some rows of its own.
struct ThresholdLoss: RowLoss {
  private let softmax: SoftmaxLoss
  private let given: [Int32]
  /// The problem that moves each row, -1 where none does.
  private let mover: [Int32]
  /// How the derivatives change when a row is moved, by its label.
  private let changes: [[Double]]

  /// Lays out the problems.
  ///
  /// - Parameters:
  ///   - given: The label of each row.
  ///   - classes: K; there will be one more.
  ///   - mover: The problem that moves each row, -1 where none does.
  ///   - problems: How many there are.
  init(given: [Int32], classes: Int, mover: [Int32], problems: Int) {
    softmax = SoftmaxLoss(
      given: given, classes: classes + 1, cells: Array(repeating: 0, count: given.count),
      weights: [Array(repeating: 1, count: problems)])
    self.given = given
    self.mover = mover
    let each = softmax.each
    changes = (0..<classes).map { label in
      var change = [Double](repeating: 0, count: each.classes)
      (change[label], change[each.classes - 1]) = (1, -1)
      return each.contrasts.contrasts(change)
    }
  }

  var each: ProblemLanes { softmax.each }

  func evaluate(
    rows: Range<Int>, margins: SharedLanes, intercepts: [Float], point: SharedLanes,
    residual: SharedLanes, losses: UnsafeMutablePointer<Double>,
    sums: UnsafeMutablePointer<Double>
  ) {
    softmax.evaluate(
      rows: rows, margins: margins, intercepts: intercepts, point: point, residual: residual,
      losses: losses, sums: sums)
    var logits = [Float](repeating: 0, count: each.classes)
    for row in rows where mover[row] >= 0 {
      let first = each.first(of: Int(mover[row]))
      let (own, other) = (Int(given[row]), each.classes - 1)
      let z = margins.base + row * lanes + first
      each.contrasts.logits(into: &logits) { z[$0] + intercepts[first + $0] }
      // -ln p of another class is what the logits differ by away.
      losses[first] += Double(logits[own] - logits[other])
      for (place, change) in changes[own].enumerated() {
        residual.base[row * lanes + first + place] += Float(change)
        sums[first + place] += change
      }
    }
  }

  func addCurvature(
    rows: Range<Int>, at point: SharedLanes, along direction: SharedLanes, intercepts: [Float],
    to curvature: UnsafeMutablePointer<Double>
  ) {
    softmax.addCurvature(
      rows: rows, at: point, along: direction, intercepts: intercepts, to: curvature)
  }
}
