/// A solution on its way to the minimum of loss + λ/2 |weights|², with the objective and its
/// derivatives there.
///
/// Its parts are as long as the data, so what is done to them is done block by block, several
/// things at a time while a block is in the processor's cache.
struct LossPoint<Loss: RowLoss> {
  private(set) var solution: RowVector
  /// The loss of each problem.
  private(set) var losses: [Double] = []
  /// The loss with the penalty, by problem.
  private(set) var objectives: [Double] = []
  private let loss: Loss
  private let penalties: [Double]
  /// What the loss keeps of the point.
  private var state: LaneMatrix
  /// Minus the gradient; its margins are the caller's to fill in.
  private var descent: RowVector

  /// Starts from a solution, which is moved here until the point gives it back.
  init(
    _ solution: inout RowVector, loss: Loss, penalties: [Double], room: RowVector,
    on machine: Machine
  ) {
    self.loss = loss
    self.penalties = penalties
    state = LaneMatrix(rows: solution.coefficients.rows, lanes: loss.lanes)
    descent = room
    self.solution = RowVector(rows: 0, each: loss.each)
    swap(&self.solution, &solution)
    evaluate(after: nil, on: machine)
  }

  /// Hands over minus the gradient, without its margins, for room of the same size.
  mutating func takeDescent(for room: RowVector) -> RowVector {
    defer { descent = room }
    return descent
  }

  /// Stretches or shrinks the solution, of which the direction is a copy, to where the objective is
  /// least, without a Gram product: the margins along the solution are known. One for another
  /// penalty is soon a good one.
  mutating func stretch(along direction: RowVector, on machine: Machine) {
    let slopes = zip(
      loss.each.sum(descent.coefficients.dot(direction.margins, on: machine)),
      loss.each.sum(zip(descent.intercepts, direction.intercepts).map { $0 * $1 })
    ).map { $0 + $1 }
    let stiffness = stiffness(along: direction, on: machine)
    // Nothing can be stretched.
    if !stiffness.contains(where: { $0 > 0 }) { return }
    let strides = slopes.indices.map { problem in
      stiffness[problem] > 0 ? max(-0.9, min(4, slopes[problem] / stiffness[problem])) : 0
    }
    _ = descend(along: direction, by: strides, on: machine)
  }

  /// Goes along a direction, halving each problem's stride until its objective falls.
  ///
  /// - Returns: The strides that were taken, zero where none helped.
  mutating func descend(
    along direction: RowVector, by strides: [Double], on machine: Machine
  ) -> [Double] {
    SettledStrides.settle(strides, before: objectives) { further, _ in
      move(along: direction, by: further, on: machine)
      return objectives
    }
  }

  /// The models here, after a step with one stride for each problem.
  func epoch(after strides: [Double]) -> Epoch {
    Epoch(
      probabilities: state, margins: solution.margins, shift: solution.shift,
      hasMoved: strides.map { $0 != 0 })
  }

  /// Goes along a direction, with one stride for each problem.
  private mutating func move(along direction: RowVector, by strides: [Double], on machine: Machine)
  {
    let ahead = loss.each.spread(strides)
    for lane in ahead.indices {
      solution.intercepts[lane] += Double(ahead[lane]) * direction.intercepts[lane]
    }
    evaluate(after: (direction, ahead), on: machine)
  }

  private mutating func evaluate(
    after step: (direction: RowVector, ahead: [Float])?, on machine: Machine
  ) {
    let each = loss.each
    let lanes = loss.lanes
    let shift = solution.shift
    let step = step.map {
      (
        $0.direction.coefficients.read(on: machine), $0.direction.margins.read(on: machine),
        $0.ahead
      )
    }
    let (ones, backwards) = (state.ones, [Float](repeating: -1, count: lanes))
    let shrinking = each.spread(penalties.map { -$0 })
    let sums = {
      let coefficients = solution.coefficients.shared(on: machine)
      let margins = solution.margins.shared(on: machine)
      let state = state.shared(on: machine)
      let descent = descent.coefficients.shared(on: machine)
      return LaneSums.reduce(
        rows: solution.coefficients.rows, width: 3 * lanes, on: machine
      ) { rows, sums in
        if let step {
          coefficients.combine(ones, step.0, step.2, rows: rows)
          margins.combine(ones, step.1, step.2, rows: rows)
        }
        loss.evaluate(
          rows: rows, margins: margins, intercepts: shift, point: state, residual: descent,
          losses: sums, sums: sums + lanes)
        descent.combine(backwards, coefficients, shrinking, rows: rows)
        coefficients.addDot(margins, rows: rows, to: sums + 2 * lanes)
      }
    }()
    losses = each.sum(Array(sums[..<lanes]))
    let sizes = each.sum(Array(sums[(2 * lanes)...]))
    objectives = losses.indices.map { losses[$0] + penalties[$0] / 2 * sizes[$0] }
    let unit = RowVector.interceptUnit(rows: solution.coefficients.rows)
    descent.intercepts = sums[lanes..<2 * lanes].map { -$0 * unit }
  }

  /// The second derivative of the objective along a direction, by problem.
  func stiffness(along direction: RowVector, on machine: Machine) -> [Double] {
    let each = loss.each
    let lanes = loss.lanes
    let shift = direction.shift
    let coefficients = direction.coefficients.read(on: machine)
    let margins = direction.margins.read(on: machine)
    let state = state.read(on: machine)
    let sums = LaneSums.reduce(
      rows: solution.coefficients.rows, width: 2 * lanes, on: machine
    ) { rows, sums in
      loss.addCurvature(
        rows: rows, at: state, along: margins, intercepts: shift, to: sums)
      coefficients.addDot(margins, rows: rows, to: sums + lanes)
    }
    let curvatures = each.sum(Array(sums[..<lanes]))
    let lengths = each.sum(Array(sums[lanes...]))
    return curvatures.indices.map { curvatures[$0] + penalties[$0] * lengths[$0] }
  }
}
