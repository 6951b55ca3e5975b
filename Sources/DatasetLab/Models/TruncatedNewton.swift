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
struct TruncatedNewton: Optimiser {
  private var gram: GramProduct
  private let machine: Machine

  static let mostSteps = 30

  /// Makes room for minimisations over one design, whatever the losses and penalties.
  init(design: DesignMatrix, each: ProblemLanes, on machine: Machine) {
    gram = GramProduct(design: design, lanes: each.lanes, machine: machine)
    self.machine = machine
  }

  mutating func minimise(
    _ solution: inout RowVector, loss: some RowLoss, penalties: [Double], tolerance: Double,
    while goesOn: (Epoch) -> Bool
  ) -> Effort {
    var effort = Effort()
    let productsBefore = gram.count
    let rows = solution.coefficients.rows
    var point = LossPoint(
      &solution, loss: loss, penalties: penalties, room: RowVector(rows: rows, each: loss.each),
      on: machine)
    point.stretch(on: machine)
    var open = penalties.map { _ in true }
    var isTrusted = open.map { _ in false }
    while effort.steps < Self.mostSteps {
      let objectives = point.objectives
      var descent = point.takeDescent(for: RowVector(rows: rows, each: loss.each))
      gram.apply(descent.coefficients, into: &descent.margins)
      let slopes = descent.squares(on: machine)
      for problem in open.indices {
        let limit = 2 * penalties[problem] * tolerance * objectives[problem]
        if slopes[problem] <= limit { open[problem] = false }
      }
      effort.converged = !open.contains(true)
      if effort.converged { break }
      effort.steps += 1
      machine.tally?.count { $0.passes += 1 }
      let step = NewtonStep(
        along: descent, at: point, open: open, enough: objectives.map { tolerance / 4 * $0 },
        isTrusted: isTrusted, gram: &gram, on: machine)
      let taken = point.descend(along: step.vector, by: open.map { $0 ? 1 : 0 }, on: machine)
      if !taken.contains(where: { $0 != 0 }) || !goesOn(point.epoch(after: taken)) { break }
      for problem in open.indices where open[problem] {
        let gain = objectives[problem] - point.objectives[problem]
        isTrusted[problem] = abs(gain - step.gain[problem]) < 0.1 * gain
        // What the model leaves, and three times what it was wrong by along the step, doubled for
        // being no bound.
        let left = 2 * (step.rest[problem] + 3 * abs(gain - step.gain[problem]))
        if left <= tolerance * point.objectives[problem] { open[problem] = false }
      }
      effort.converged = !open.contains(true)
      if effort.converged { break }
    }
    solution = point.solution
    effort.gramProducts = gram.count - productsBefore
    effort.losses = point.losses
    return effort
  }
}
