import CKernels

/// The multinomial logistic (softmax) loss of several problems over the same rows.
///
/// A problem's training rows have weight 1 and its held-out rows weight 0. Rows come in few kinds
/// (cells), such as "fold 3, tuning part", and a cell either trains a problem or is held out of it.
struct SoftmaxLoss: RowLoss {
  let problems: Int
  let classes: Int
  let lanes: Int
  private let given: [Int32]
  private let cells: [UInt8]
  private let weights: [Float]
  private let machine: Machine
  private var probabilities: LaneMatrix

  /// Lays out the problems.
  ///
  /// - Parameters:
  ///   - given: The class of each row.
  ///   - classes: K, at most 4,096: the kernels keep a row of that many lanes on the stack.
  ///   - cells: The cell of each row.
  ///   - trains: For every cell, whether it trains each problem.
  ///   - machine: The means.
  init(given: [Int32], classes: Int, cells: [UInt8], trains: [[Bool]], on machine: Machine) {
    problems = trains.first?.count ?? 0
    self.classes = classes
    lanes = LaneMatrix.lanes(problems: problems, classes: classes)
    precondition(lanes <= Int(CK_MOST_LANES), "\(classes) classes are more than the kernels hold")
    self.given = given
    self.cells = cells
    self.machine = machine
    var weights = [Float](repeating: 0, count: trains.count * lanes)
    for (cell, problems) in trains.enumerated() {
      for (problem, used) in problems.enumerated() where used {
        for label in 0..<classes { weights[cell * lanes + problem * classes + label] = 1 }
      }
    }
    self.weights = weights
    probabilities = LaneMatrix(rows: given.count, lanes: lanes)
  }

  func losses(margins: LaneMatrix, intercepts: [Float]) -> [Double] {
    let sums = trainingAndHeldOut(margins: margins, intercepts: intercepts)
    return Array(sums[..<problems])
  }

  /// The loss in nats on the rows that each problem does not train on.
  func heldOutLosses(margins: LaneMatrix, intercepts: [Float]) -> [Double] {
    Array(trainingAndHeldOut(margins: margins, intercepts: intercepts)[problems...])
  }

  private func trainingAndHeldOut(margins: LaneMatrix, intercepts: [Float]) -> [Double] {
    LaneSums.reduce(rows: given.count, width: 2 * problems, on: machine) { range, sums in
      withRows { rows in
        ck_softmax(
          machine.vectors.isa, rows, margins.values, intercepts, Int64(range.lowerBound),
          Int64(range.upperBound), nil, sums)
      }
    }
  }

  mutating func move(to margins: LaneMatrix, intercepts: [Float]) -> [Double] {
    var probabilities = LaneMatrix(rows: 0, lanes: lanes)
    swap(&probabilities, &self.probabilities)
    defer { self.probabilities = probabilities }
    let sums = probabilities.values.withUnsafeMutableBufferPointer { out in
      LaneSums.reduce(rows: given.count, width: 2 * problems, on: machine) { range, sums in
        withRows { rows in
          ck_softmax(
            machine.vectors.isa, rows, margins.values, intercepts, Int64(range.lowerBound),
            Int64(range.upperBound), out.baseAddress, sums)
        }
      }
    }
    return Array(sums[..<problems])
  }

  func residual(into out: inout LaneMatrix) -> [Double] {
    let sums = out.values.withUnsafeMutableBufferPointer { out in
      LaneSums.reduce(rows: given.count, width: lanes, on: machine) { range, sums in
        withRows { rows in
          ck_residual(
            machine.vectors.isa, rows, probabilities.values, Int64(range.lowerBound),
            Int64(range.upperBound), out.baseAddress, sums)
        }
      }
    }
    return balanced(sums)
  }

  func curvature(
    along direction: LaneMatrix, intercepts shift: [Float], into out: inout LaneMatrix
  ) -> (sums: [Double], curvature: [Double]) {
    let both = out.values.withUnsafeMutableBufferPointer { out in
      LaneSums.reduce(rows: given.count, width: 2 * lanes, on: machine) { range, sums in
        withRows { rows in
          ck_curvature(
            machine.vectors.isa, rows, probabilities.values, direction.values, shift,
            Int64(range.lowerBound), Int64(range.upperBound), out.baseAddress, sums, sums + lanes)
        }
      }
    }
    return (balanced(Array(both[..<lanes])), Array(both[lanes...]))
  }

  /// Sums over rows with what rounding left of their mean taken away: adding the same to all
  /// margins of a problem changes no probability, so over a problem's classes they cancel.
  private func balanced(_ sums: [Double]) -> [Double] {
    var sums = sums
    for problem in 0..<problems {
      let own = problem * classes..<(problem + 1) * classes
      let mean = sums[own].reduce(0, +) / Double(classes)
      for lane in own { sums[lane] -= mean }
    }
    return sums
  }

  private func withRows<T>(_ body: (UnsafePointer<ck_softmax_rows>) -> T) -> T {
    given.withUnsafeBufferPointer { given in
      cells.withUnsafeBufferPointer { cells in
        weights.withUnsafeBufferPointer { weights in
          var rows = ck_softmax_rows(
            lanes: Int64(lanes), classes: Int64(classes), problems: Int64(problems),
            given: given.baseAddress, cells: cells.baseAddress, weights: weights.baseAddress)
          return body(&rows)
        }
      }
    }
  }
}
