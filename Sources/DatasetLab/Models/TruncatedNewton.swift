/// Minimises loss + λ/2 |weights|² by Newton steps whose systems conjugate gradients solve
/// approximately, all problems in step with one another.
///
/// It knows neither the loss nor the features: the loss says how it changes with the margins, and
/// the design maps row coefficients to margins. Margins along a step are known without a further
/// product, so one Gram product an inner step is all that touches the features.
///
/// Method: R. S. Dembo and T. Steihaug, "Truncated-Newton algorithms for large-scale unconstrained
/// optimization", 1983, https://doi.org/10.1007/BF02592055.
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
  /// The share of a Newton system's right-hand side that may be left over.
  static let leftOver = 0.25
  static let mostSteps = 30
  static let mostInnerSteps = 30
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
    var losses = loss.move(to: solution.margins, intercepts: solution.shift)
    while effort.steps < Self.mostSteps {
      let descent = descent(at: solution, loss: loss, design: design, on: machine)
      effort.gramProducts += 1
      let slopes = descent.dot(descent, on: machine)
      let sizes = solution.dot(solution, on: machine).weights
      let objectives = losses.indices.map { losses[$0] + penalties[$0] / 2 * sizes[$0] }
      let open = losses.indices.map { problem in
        (slopes.weights[problem] + slopes.intercepts[problem]) / (2 * penalties[problem])
          > tolerance * objectives[problem]
      }
      if !open.contains(true) {
        effort.converged = true
        break
      }
      effort.steps += 1
      let step = newtonStep(
        descent, open: open, loss: loss, design: design, effort: &effort, on: machine)
      let before = losses
      losses = move(
        &solution, along: step, from: objectives, open: open, loss: &loss, on: machine)
      if losses == before { break }
    }
    return effort
  }

  /// Minus the gradient.
  private func descent(
    at solution: RowVector, loss: some RowLoss, design: DesignMatrix, on machine: Machine
  ) -> RowVector {
    var descent = RowVector(rows: design.rows, each: solution.each)
    let sums = loss.residual(into: &descent.coefficients)
    let unit = RowVector.interceptUnit(rows: design.rows)
    descent.intercepts = sums.map { -$0 * unit }
    descent.coefficients.combine(
      solution.each.spread(penalties.map { _ in -1 }), solution.coefficients,
      solution.each.spread(penalties.map { -$0 }), on: machine)
    descent.margins = design.gram(descent.coefficients, on: machine)
    return descent
  }

  /// Solves Hessian · step = descent by conjugate gradients until little is left over.
  private func newtonStep(
    _ descent: RowVector, open: [Bool], loss: some RowLoss, design: DesignMatrix,
    effort: inout Effort, on machine: Machine
  ) -> RowVector {
    let unit = RowVector.interceptUnit(rows: design.rows)
    let ones = open.map { _ in 1.0 }
    var step = RowVector(rows: design.rows, each: descent.each)
    var rest = descent
    var direction = descent
    var bent = RowVector(rows: design.rows, each: descent.each)
    var energies = Self.squares(rest, on: machine)
    let targets = energies.map { Self.leftOver * Self.leftOver * $0 }
    var open = open
    for inner in 1...Self.mostInnerSteps {
      // bent = Hessian · direction, of which the margins are never needed.
      let (sums, curvatures) = loss.curvature(
        along: direction.margins, intercepts: direction.shift, into: &bent.coefficients)
      let lengths = direction.dot(direction, on: machine).weights
      let stiffness = zip(descent.each.sum(curvatures), zip(penalties, lengths)).map {
        $0 + $1.0 * $1.1
      }
      bent.coefficients.combine(
        bent.each.spread(ones), direction.coefficients, bent.each.spread(penalties), on: machine)
      bent.intercepts = sums.map { $0 * unit }

      let shares = open.indices.map {
        open[$0] && stiffness[$0] > 0 ? energies[$0] / stiffness[$0] : 0
      }
      step.combine(ones, direction, shares, on: machine)
      if inner == Self.mostInnerSteps { break }
      rest.combine(ones, bent, shares.map { -$0 }, on: machine)
      rest.margins = design.gram(rest.coefficients, on: machine)
      effort.gramProducts += 1
      let left = Self.squares(rest, on: machine)
      for problem in open.indices where left[problem] <= targets[problem] { open[problem] = false }
      if !open.contains(true) { break }
      let ratios = left.indices.map { energies[$0] > 0 ? left[$0] / energies[$0] : 0 }
      direction.combine(ratios, rest, ones, on: machine)
      energies = left
    }
    return step
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

  private static func squares(_ vector: RowVector, on machine: Machine) -> [Double] {
    let (weights, intercepts) = vector.dot(vector, on: machine)
    return zip(weights, intercepts).map { $0 + $1 }
  }
}
