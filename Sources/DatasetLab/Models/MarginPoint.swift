/// What a loss says of some margins: its value and its derivatives.
struct MarginPoint<Loss: RowLoss> {
  private(set) var margins: LaneMatrix
  /// What every row's margins get besides, one a lane.
  private(set) var intercepts: [Double]
  /// The loss of each problem.
  private(set) var losses: [Double] = []
  /// The derivative by the margins, N x lanes.
  private(set) var residual: LaneMatrix
  /// The derivative by the intercepts, one a lane.
  private(set) var residualSums: [Double] = []
  private let loss: Loss
  /// What the loss keeps of the point: the probabilities.
  private var state: LaneMatrix

  /// Starts from the margins of some models, which are moved here.
  init(_ models: inout LinearModels, loss: Loss, on machine: Machine) {
    self.loss = loss
    residual = LaneMatrix(rows: models.margins.rows, lanes: loss.lanes)
    state = LaneMatrix(rows: models.margins.rows, lanes: loss.lanes)
    margins = LaneMatrix(rows: 0, lanes: loss.lanes)
    intercepts = models.intercepts
    swap(&margins, &models.margins)
    move(along: nil, on: machine)
  }

  /// How much the loss curves along each lane, on average over the rows.
  func meanCurvatures(on machine: Machine) -> [Double] {
    let each = loss.each
    let share = Double(each.contrasts.lastShare)
    return LaneSums.reduce(rows: margins.rows, width: each.lanes, on: machine) { rows, sums in
      var p = [Double](repeating: 0, count: each.classes)
      for row in rows {
        for problem in 0..<each.problems {
          each.probabilities(of: problem, row: row, in: state, into: &p)
          let last = p[each.contrasts.count]
          // The class's logit grows by one, the last one falls by its share.
          for (place, lane) in each.own(problem).enumerated() {
            let mean = p[place] - share * last
            sums[lane] += p[place] + share * share * last - mean * mean
          }
        }
      }
    }.map { $0 / Double(max(1, margins.rows)) }
  }

  /// The second derivative of each problem's loss along a direction.
  func curvatures(
    along direction: LaneMatrix, intercepts: [Double], on machine: Machine
  ) -> [Double] {
    let shift = intercepts.map { Float($0) }
    let direction = direction.read(on: machine)
    let state = state.read(on: machine)
    return loss.each.sum(
      LaneSums.reduce(rows: margins.rows, width: loss.lanes, on: machine) { rows, sums in
        loss.addCurvature(
          rows: rows, at: state, along: direction, intercepts: shift, to: sums)
      })
  }

  /// Goes along a direction, halving each problem's stride until loss and penalty fall.
  ///
  /// - Parameters:
  ///   - direction: How margins change with a stride of one.
  ///   - intercepts: How intercepts do.
  ///   - strides: What to begin with, by problem.
  ///   - penalty: A problem's penalty after a stride.
  ///   - machine: The means.
  /// - Returns: The strides that were taken, zero where none helped.
  mutating func descend(
    along direction: LaneMatrix, intercepts: [Double], by strides: [Double],
    penalty: (_ problem: Int, _ stride: Double) -> Double, on machine: Machine
  ) -> [Double] {
    SettledStrides.settle(strides, before: losses.indices.map { losses[$0] + penalty($0, 0) }) {
      further, taken in
      move(along: (direction, intercepts, further), on: machine)
      return losses.indices.map { losses[$0] + penalty($0, taken[$0]) }
    }
  }

  private mutating func move(
    along step: (direction: LaneMatrix, intercepts: [Double], strides: [Double])?,
    on machine: Machine
  ) {
    let each = loss.each
    let lanes = loss.lanes
    let ahead = step.map { each.spread($0.strides) }
    if let step, let ahead {
      for lane in intercepts.indices {
        intercepts[lane] += Double(ahead[lane]) * step.intercepts[lane]
      }
    }
    let direction = step?.direction.read(on: machine)
    let shift = intercepts.map { Float($0) }
    let ones = margins.ones
    let sums = {
      let margins = margins.shared(on: machine)
      let state = state.shared(on: machine)
      let residual = residual.shared(on: machine)
      return LaneSums.reduce(rows: self.margins.rows, width: 2 * lanes, on: machine) { rows, sums in
        if let direction, let ahead { margins.combine(ones, direction, ahead, rows: rows) }
        loss.evaluate(
          rows: rows, margins: margins, intercepts: shift, point: state, residual: residual,
          losses: sums, sums: sums + lanes)
      }
    }()
    losses = each.sum(Array(sums[..<lanes]))
    residualSums = Array(sums[lanes...])
  }
}
