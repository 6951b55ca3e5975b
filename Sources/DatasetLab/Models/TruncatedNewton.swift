/// Minimises loss + λ/2 |weights|² by Newton steps whose systems conjugate gradients solve
/// approximately, all problems in step with one another.
///
/// It knows neither the loss nor the features: the loss says how it changes with the margins, and
/// the design maps row coefficients to margins. Margins along a step are known without a further
/// product, so one Gram product an inner step is all that touches the features.
///
/// Method: R. S. Dembo and T. Steihaug, "Truncated-Newton algorithms for large-scale unconstrained
/// optimization", 1983, https://doi.org/10.1007/BF02592055; when a system is solved well enough,
/// after S. G. Nash and A. Sofer, "Assessing a search direction within a truncated-Newton method",
/// 1990, https://doi.org/10.1016/0167-6377(90)90065-D.
struct TruncatedNewton {
  /// λ of each problem.
  var penalties: [Double]
  /// A problem is solved when its objective is within this share of its minimum, which strong
  /// convexity guarantees for the weights once |gradient|² / 2λ is below that share of the
  /// objective. The intercepts, which have no penalty, count in `interceptUnit`; with a λ that is
  /// not small against √N they may miss by as much again.
  var tolerance = 1e-4

  /// The relative error of an objective summed from single-precision losses.
  static let rounding = 1e-7
  static let mostSteps = 30
  static let mostHalvings = 12

  /// What a minimisation took.
  struct Effort: Sendable {
    var steps = 0
    var gramProducts = 0
    var converged = false
  }

  /// Improves a solution until every problem is solved to the tolerance.
  func minimise(
    _ solution: inout RowVector, loss: inout some RowLoss, design: DesignMatrix,
    on machine: Machine
  ) -> Effort {
    var effort = Effort()
    var gram = GramProduct(design: design, lanes: loss.lanes, machine: machine)
    var losses = loss.move(to: solution.margins, intercepts: solution.shift)
    var open = penalties.map { _ in true }
    losses = rescale(&solution, losses: losses, loss: &loss, on: machine)
    var isTrusted = open.map { _ in false }
    while effort.steps < Self.mostSteps {
      let sizes = solution.dot(solution, on: machine).weights
      let objectives = losses.indices.map { losses[$0] + penalties[$0] / 2 * sizes[$0] }
      let limits = objectives.indices.map { 2 * penalties[$0] * tolerance * objectives[$0] }
      let descent = descent(at: solution, loss: loss, gram: &gram, on: machine)
      let slopes = descent.squares(on: machine)
      for problem in open.indices where slopes[problem] <= limits[problem] {
        open[problem] = false
      }
      effort.converged = !open.contains(true)
      if effort.converged { break }
      effort.steps += 1
      let step = NewtonStep(
        along: descent, penalties: penalties, open: open,
        enough: objectives.map { tolerance / 4 * $0 }, isTrusted: isTrusted, loss: loss,
        gram: &gram, on: machine)
      let before = losses
      losses = move(
        &solution, along: step.vector, from: objectives, open: open, loss: &loss, on: machine)
      if losses == before { break }
      let newSizes = solution.dot(solution, on: machine).weights
      for problem in open.indices where open[problem] {
        let objective = losses[problem] + penalties[problem] / 2 * newSizes[problem]
        let gain = objectives[problem] - objective
        isTrusted[problem] = abs(gain - step.gain[problem]) < 0.1 * gain
        // What the model leaves, and three times what it was wrong by along the step, doubled for
        // being no bound.
        let left = 2 * (step.rest[problem] + 3 * abs(gain - step.gain[problem]))
        if left <= tolerance * objective { open[problem] = false }
      }
      effort.converged = !open.contains(true)
      if effort.converged { break }
    }
    effort.gramProducts = gram.count
    return effort
  }

  /// Stretches or shrinks a solution to where the objective is least, without a Gram product: the
  /// margins along the solution are known.
  private func rescale(
    _ solution: inout RowVector, losses: [Double], loss: inout some RowLoss, on machine: Machine
  ) -> [Double] {
    let sizes = solution.dot(solution, on: machine).weights
    if sizes.allSatisfy({ $0 == 0 }) { return losses }
    var path = ConjugatePath(from: solution, penalties: penalties)
    let stiffness = path.bend(turning: nil, loss: loss, on: machine)
    var residual = LaneMatrix(rows: solution.coefficients.rows, lanes: loss.lanes)
    let sums = loss.residual(into: &residual)
    let unit = RowVector.interceptUnit(rows: residual.rows)
    let slopes = zip(
      loss.each.sum(residual.dot(solution.margins, on: machine)),
      loss.each.sum(zip(sums, solution.intercepts).map { $0 * $1 * unit })
    ).enumerated().map { $1.0 + $1.1 + penalties[$0] * sizes[$0] }
    let strides = slopes.indices.map { problem in
      stiffness[problem] > 0 ? max(-0.9, min(4, -slopes[problem] / stiffness[problem])) : 0
    }
    var along = solution
    along.combine(strides, solution, strides.map { _ in 0 }, on: machine)
    let objectives = losses.indices.map { losses[$0] + penalties[$0] / 2 * sizes[$0] }
    return move(
      &solution, along: along, from: objectives, open: penalties.map { _ in true }, loss: &loss,
      on: machine)
  }

  /// Minus the gradient.
  private func descent(
    at solution: RowVector, loss: some RowLoss, gram: inout GramProduct, on machine: Machine
  ) -> RowVector {
    let rows = solution.coefficients.rows
    var descent = RowVector(rows: rows, each: solution.each)
    let sums = loss.residual(into: &descent.coefficients)
    let unit = RowVector.interceptUnit(rows: rows)
    descent.intercepts = sums.map { -$0 * unit }
    descent.coefficients.combine(
      solution.each.spread(penalties.map { _ in -1 }), solution.coefficients,
      solution.each.spread(penalties.map { -$0 }), on: machine)
    gram.apply(descent.coefficients, into: &descent.margins)
    return descent
  }

  /// Moves each open problem along its step, halving the step until the objective falls.
  private func move(
    _ solution: inout RowVector, along step: RowVector, from objectives: [Double], open: [Bool],
    loss: inout some RowLoss, on machine: Machine
  ) -> [Double] {
    let ones = open.map { _ in 1.0 }
    var shares = open.map { $0 ? 1.0 : 0 }
    for _ in 0..<Self.mostHalvings {
      var next = solution
      next.combine(ones, step, shares, on: machine)
      let losses = loss.losses(margins: next.margins, intercepts: next.shift)
      let sizes = next.dot(next, on: machine).weights
      let worse = losses.indices.filter { problem in
        let objective = losses[problem] + penalties[problem] / 2 * sizes[problem]
        return shares[problem] > 0
          && !(objective <= objectives[problem] * (1 + Self.rounding))
      }
      if worse.isEmpty {
        solution = next
        break
      }
      for problem in worse { shares[problem] = shares[problem] > 1e-3 ? shares[problem] / 2 : 0 }
    }
    return loss.move(to: solution.margins, intercepts: solution.shift)
  }
}
