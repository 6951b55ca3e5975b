/// A softmax loss with one class more, into which every problem moves some rows of its own.
struct ThresholdLoss: RowLoss {
  private let softmax: SoftmaxLoss
  private let given: [Int32]
  /// The problem that moves each row, -1 where none does.
  private let mover: [Int32]

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
  }

  var problems: Int { softmax.problems }
  var classes: Int { softmax.classes }
  var lanes: Int { softmax.lanes }

  func evaluate(
    rows: Range<Int>, margins: SharedLanes, intercepts: [Float], point: SharedLanes,
    residual: SharedLanes, losses: UnsafeMutablePointer<Double>,
    sums: UnsafeMutablePointer<Double>
  ) {
    softmax.evaluate(
      rows: rows, margins: margins, intercepts: intercepts, point: point, residual: residual,
      losses: losses, sums: sums)
    for row in rows where mover[row] >= 0 {
      let first = Int(mover[row]) * classes
      let (own, other) = (first + Int(given[row]), first + classes - 1)
      let z = margins.base + row * lanes
      // -ln p of another class is what the logits differ by away.
      losses[other] += Double(z[own] + intercepts[own] - z[other] - intercepts[other])
      for (lane, change) in [(own, Float(1)), (other, -1)] {
        residual.base[row * lanes + lane] += change
        sums[lane] += Double(change)
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
