/// Where conjugate gradients stand: the step so far, what is left of the right-hand side, and the
/// direction at work.
///
/// Its parts are as long as the data, so what is done to them is done block by block, several
/// things at a time while a block is in the processor's cache.
struct ConjugatePath {
  private(set) var step: RowVector
  /// The caller keeps the margins up to date.
  var rest: RowVector
  private var direction: RowVector
  /// Hessian · direction; its margins are never needed.
  private var bent: LaneMatrix
  private var bentIntercepts: [Double]

  init(from descent: RowVector) {
    let rows = descent.coefficients.rows
    step = RowVector(rows: rows, each: descent.each)
    rest = descent
    direction = descent
    bent = LaneMatrix(rows: rows, lanes: descent.each.lanes)
    bentIntercepts = descent.intercepts
  }

  /// Turns the direction to rest + ratio · direction, unless it is the first, and applies the
  /// Hessian to it.
  ///
  /// - Returns: direction · Hessian · direction, by problem.
  mutating func bend(
    turning ratios: [Double]?, at point: LossPoint<some RowLoss>, on machine: Machine
  ) -> [Double] {
    let each = direction.each
    let ones = bent.ones
    let turn = ratios.map { each.spread($0) }
    if let turn {
      for lane in ones.indices {
        direction.intercepts[lane] =
          Double(turn[lane]) * direction.intercepts[lane] + rest.intercepts[lane]
      }
    }
    let shift = direction.shift
    let weights = each.spread(point.penalties)
    let state = point.state.read(on: machine)
    let lanes = each.lanes
    let sums = {
      let rest = (rest.coefficients.read(on: machine), rest.margins.read(on: machine))
      let coefficients = direction.coefficients.shared(on: machine)
      let margins = direction.margins.shared(on: machine)
      let bent = bent.shared(on: machine)
      return LaneSums.reduce(rows: self.bent.rows, width: 3 * lanes, on: machine) { rows, sums in
        if let turn {
          coefficients.combine(turn, rest.0, ones, rows: rows)
          margins.combine(turn, rest.1, ones, rows: rows)
        }
        point.loss.addCurvature(
          rows: rows, at: state, along: margins, intercepts: shift, to: sums + lanes,
          product: (bent, sums))
        bent.combine(ones, coefficients, weights, rows: rows)
        coefficients.addDot(margins, rows: rows, to: sums + 2 * lanes)
      }
    }()
    let unit = RowVector.interceptUnit(rows: bent.rows)
    bentIntercepts = each.balanced(Array(sums[..<lanes])).map { $0 * unit }
    let curvatures = each.sum(Array(sums[lanes..<2 * lanes]))
    let lengths = each.sum(Array(sums[(2 * lanes)...]))
    return curvatures.indices.map { curvatures[$0] + point.penalties[$0] * lengths[$0] }
  }

  /// Goes along the direction, and takes what that achieves off the rest, but for its margins.
  mutating func advance(by strides: [Double], on machine: Machine) {
    let each = direction.each
    let ones = bent.ones
    let ahead = each.spread(strides)
    let back = ahead.map { -$0 }
    for lane in ones.indices {
      step.intercepts[lane] += Double(ahead[lane]) * direction.intercepts[lane]
      rest.intercepts[lane] += Double(back[lane]) * bentIntercepts[lane]
    }
    let direction = (
      direction.coefficients.read(on: machine), direction.margins.read(on: machine)
    )
    let bent = bent.read(on: machine)
    let step = (step.coefficients.shared(on: machine), step.margins.shared(on: machine))
    let rest = rest.coefficients.shared(on: machine)
    machine.forEachBlock(of: self.bent.rows, size: LaneMatrix.blockRows) { _, rows in
      step.0.combine(ones, direction.0, ahead, rows: rows)
      step.1.combine(ones, direction.1, ahead, rows: rows)
      rest.combine(ones, bent, back, rows: rows)
    }
  }
}
