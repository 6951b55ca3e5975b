import DatasetLab

/// The passes of training with 16 lanes: those of a Gram product, and the curvature over rows.
struct TrainingKernels {
  let data: Dataset
  let limits: Limits
  let budget: Double
  private let lanes = 16
  private var machine: Machine { limits.machine }

  /// Times the passes one after the other, as training takes them, so that each finds in the
  /// caches what the others leave there.
  func measure(_ features: FactoredFeatures) -> [Kernel] {
    let design = DesignMatrix(rows: features.rows, features: features, on: machine)
    guard let ways = design.sparse else { return [] }
    var ofRows = LaneMatrix(ones: features.rows, lanes: lanes, on: machine)
    var ofChunks = LaneMatrix(ones: ways.toChunks.rows, lanes: lanes, on: machine)
    var ofColumns = LaneMatrix(ones: features.columns, lanes: lanes, on: machine)
    var margins = LaneMatrix(ones: features.rows, lanes: lanes, on: machine)
    var loss = loss
    _ = loss.move(to: margins, intercepts: margins.ones)

    var times = [[Double]](repeating: [], count: 5)
    var spent = 0.0
    func time(_ pass: Int, _ body: () -> Void) {
      let took = Stopwatch.seconds(body)
      times[pass].append(took)
      spent += took
    }
    while times[0].count < 5 || spent < 5 * budget {
      time(0) { ways.toChunks.take(of: [ofRows], into: &ofChunks, on: machine) }
      time(1) { ways.toColumns.take(of: [ofChunks, ofRows], into: &ofColumns, on: machine) }
      time(2) { ways.backToChunks.take(of: [ofColumns], into: &ofChunks, on: machine) }
      time(3) { ways.backToRows.take(of: [ofChunks, ofColumns], into: &margins, on: machine) }
      time(4) { curve(loss, along: &margins, into: &ofRows) }
    }
    let sums = [
      ("rows to chunks", ways.toChunks), ("chunks and rows to columns", ways.toColumns),
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
      work.gathers.append((lists.indices.count, lists.columns))
    }
    return work
  }

  /// As many problems as the lanes hold, five at most; labels that they do not hold are folded
  /// into others.
  private var loss: SoftmaxLoss {
    let classes = min(data.labels.count, lanes)
    let problems = min(5, lanes / classes)
    let weights = (0..<5).map { cell in (0..<problems).map { $0 == cell ? 0 : Float(1) } }
    return SoftmaxLoss(
      given: data.given.map { $0 % Int32(classes) }, classes: classes,
      cells: data.given.indices.map { Int32($0 % 5) }, weights: weights, on: machine)
  }

  private func curve(
    _ loss: SoftmaxLoss, along direction: inout LaneMatrix, into out: inout LaneMatrix
  ) {
    let (shift, along) = (direction.ones, direction.shared(on: machine))
    let into = out.shared(on: machine)
    let size = LaneMatrix.blockRows
    var sums = [Double](repeating: 0, count: 2 * lanes * (out.rows / size + 1))
    sums.withUnsafeMutableBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      machine.forEachBlock(of: out.rows, size: size) { block, rows in
        let own = base + 2 * lanes * block
        loss.addCurvature(
          rows: rows, along: along, intercepts: shift, into: into, sums: own,
          curvature: own + lanes)
      }
    }
  }

  /// Reads probabilities, direction, label and cell of a row, writes a row; per lane two additions
  /// of the shift, three products, a difference, the product along the direction, and three sums.
  private func curvatureWork(_ loss: SoftmaxLoss) -> Work {
    let rows = data.given.count
    return Work(bytes: rows * (3 * 4 * lanes + 8), operations: rows * 10 * lanes)
  }
}
