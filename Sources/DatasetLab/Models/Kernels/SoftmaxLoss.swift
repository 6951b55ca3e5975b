import CKernels

/// The multinomial logistic (softmax) loss of several problems over the same rows.
///
/// Rows come in few kinds (cells), such as "fold 3, tuning part". A problem's training rows have a
/// positive weight, mostly 1, and the rows held out of it weight 0.
package struct SoftmaxLoss: RowLoss {
  package let each: ProblemLanes
  private let given: [Int32]
  private let cells: [Int32]
  private let weights: [Float]

  /// Lays out the problems.
  ///
  /// - Parameters:
  ///   - given: The class of each row.
  ///   - classes: K, at most 4,096: the kernels keep a row of that many lanes on the stack.
  ///   - cells: The cell of each row.
  ///   - cellWeights: For every cell, how much a row of it weighs in each problem.
  package init(
    given: [Int32], classes: Int, cells: [Int32], weights cellWeights: [[Float]]
  ) {
    each = ProblemLanes(problems: cellWeights.first?.count ?? 0, classes: classes)
    let lanes = each.lanes
    precondition(lanes <= Int(CK_MOST_LANES), "\(classes) classes are more than the kernels hold")
    self.given = given
    self.cells = cells
    var weights = [Float](repeating: 0, count: cellWeights.count * lanes)
    for (cell, problems) in cellWeights.enumerated() {
      for (problem, weight) in problems.enumerated() {
        for lane in each.own(problem) { weights[cell * lanes + lane] = weight }
      }
    }
    self.weights = weights
  }

  /// What is kept of a point are the probabilities of all classes but the last.
  package func evaluate(
    rows range: Range<Int>, margins: SharedLanes, intercepts: [Float], point: SharedLanes,
    residual: SharedLanes, losses: UnsafeMutablePointer<Double>,
    sums: UnsafeMutablePointer<Double>
  ) {
    withRows { rows in
      ck_softmax(
        margins.vectors.isa, rows, margins.base, intercepts, Int64(range.lowerBound),
        Int64(range.upperBound), point.base, residual.base, losses, sums)
    }
  }

  package func addCurvature(
    rows range: Range<Int>, at point: SharedLanes, along direction: SharedLanes,
    intercepts shift: [Float], to curvature: UnsafeMutablePointer<Double>
  ) {
    withRows { rows in
      ck_curvature(
        point.vectors.isa, rows, point.base, direction.base, shift, Int64(range.lowerBound),
        Int64(range.upperBound), curvature)
    }
  }

  private func withRows<T>(_ body: (UnsafePointer<ck_softmax_rows>) -> T) -> T {
    given.withUnsafeBufferPointer { given in
      cells.withUnsafeBufferPointer { cells in
        weights.withUnsafeBufferPointer { weights in
          var rows = ck_softmax_rows(
            lanes: Int64(each.lanes), classes: Int64(each.classes),
            problems: Int64(each.problems),
            given: given.baseAddress, cells: cells.baseAddress, weights: weights.baseAddress)
          return body(&rows)
        }
      }
    }
  }
}
