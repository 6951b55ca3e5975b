import DatasetLab

/// The passes of training with the models of five folds side by side, or as many of them as 16 lanes
/// hold: those of a Gram product, and the curvature over rows.
struct TrainingKernels {
  let data: Dataset
  let limits: Limits
  let budget: Double
  private var machine: Machine { limits.machine }

  /// Labels that the lanes do not hold are folded into others.
  private var classes: Int { min(data.labels.count, 16) }
  private var each: ProblemLanes {
    ProblemLanes(problems: min(5, 16 / max(1, classes - 1)), classes: classes)
  }
  private var lanes: Int { each.lanes }

  /// Times the passes one after the other, as training takes them, so that each finds in the
  /// caches what the others leave there.
  func measure(_ features: FactoredFeatures) -> [Kernel] {
    let design = DesignMatrix(rows: features.rows, features: features, on: machine)
    guard let ways = design.sparse else { return [] }
    var ofRows = LaneMatrix(ones: features.rows, lanes: lanes, on: machine)
    var ofChunks = LaneMatrix(ones: ways.toChunks.rows, lanes: lanes, on: machine)
    var ofColumns = LaneMatrix(ones: features.columns, lanes: lanes, on: machine)
    var margins = LaneMatrix(ones: features.rows, lanes: lanes, on: machine)
    let loss = loss
    var point = LaneMatrix(ones: features.rows, lanes: lanes, on: machine)
    var losses = [Double](repeating: 0, count: 2 * lanes)
    losses.withUnsafeMutableBufferPointer { losses in
      guard let base = losses.baseAddress else { return }
      loss.evaluate(
        rows: 0..<features.rows, margins: margins.read(on: machine), intercepts: margins.ones,
        point: point.shared(on: machine), residual: ofRows.shared(on: machine), losses: base,
        sums: base + lanes)
    }

    var times = [[Double]](repeating: [], count: 5)
    var spent = 0.0
    func time(_ pass: Int, _ body: () -> Void) {
      let took = Stopwatch.seconds(body)
      times[pass].append(took)
      spent += took
    }
    while times[0].count < 5 || spent < 5 * budget {
      time(0) { ways.toChunks.take(of: [ofRows], into: &ofChunks, on: machine) }
      time(1) {
        ways.columns.take(
          of: [ofChunks, ofRows], returning: true, into: &ofColumns, on: machine)
      }
      time(2) { ways.backToChunks.take(of: [ofColumns], into: &ofChunks, on: machine) }
      time(3) { ways.backToRows.take(of: [ofChunks, ofColumns], into: &margins, on: machine) }
      time(4) { curve(loss, at: point, along: margins) }
    }
    let sums = [
      ("rows to chunks", ways.toChunks), ("chunks and rows to columns", ways.columns.sums),
      ("columns to chunks", ways.backToChunks), ("chunks and columns to rows", ways.backToRows),
    ]
    let works = sums.map { ($0, work(of: $1)) } + [("curvature over rows", curvatureWork(loss))]
    return zip(works, times).map { work, times in
      Kernel(work.0, work.1, passes: times.sorted(), limits: limits)
    }
  }

  /// Reads the lists and what they pick from, writes the sums.
  private func work(of sum: SparseSum) -> Work {
    let line = 4 * lanes
    var work = Work(bytes: line * sum.rows, operations: lanes * sum.rows)
    if let scales = sum.scales { work.bytes += 4 * scales.count }
    for lists in sum.lists where !lists.indices.isEmpty {
      work.bytes += lists.bytes + line * lists.columns
      work.operations += lists.indices.count * lanes * (lists.values == nil ? 1 : 2)
      work.gathers.append((lists.indices.count, (lists.columns * line + 63) / 64))
    }
    return work
  }

  private var loss: SoftmaxLoss {
    let weights = (0..<5).map { cell in (0..<each.problems).map { $0 == cell ? 0 : Float(1) } }
    return SoftmaxLoss(
      given: data.given.map { $0 % Int32(classes) }, classes: classes,
      cells: data.given.indices.map { Int32($0 % 5) }, weights: weights)
  }

  private func curve(_ loss: SoftmaxLoss, at point: LaneMatrix, along direction: LaneMatrix) {
    let (shift, along) = (direction.ones, direction.read(on: machine))
    let point = point.read(on: machine)
    let size = LaneMatrix.blockRows
    var sums = [Double](repeating: 0, count: lanes * (direction.rows / size + 1))
    sums.withUnsafeMutableBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      machine.forEachBlock(of: direction.rows, size: size) { block, rows in
        loss.addCurvature(
          rows: rows, at: point, along: along, intercepts: shift, to: base + lanes * block)
      }
    }
  }

  /// Reads probabilities, direction and cell of a row; per lane an addition of the shift, what the
  /// last class has, a product and its sum, a difference, three products, and a sum.
  private func curvatureWork(_ loss: SoftmaxLoss) -> Work {
    let rows = data.given.count
    return Work(bytes: rows * (2 * 4 * lanes + 4), operations: rows * 8 * lanes)
  }
}
