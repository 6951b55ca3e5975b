/// A convex loss over rows, of several problems side by side, as the optimiser sees it.
protocol RowLoss {
  /// The number of independent problems.
  var problems: Int { get }
  /// The number of lanes that belong to one problem.
  var classes: Int { get }
  /// The length of a row of margins.
  var lanes: Int { get }
  /// The loss of each problem at some margins.
  func losses(margins: LaneMatrix, intercepts: [Float]) -> [Double]
  /// Makes these margins the point at which the derivatives below are taken; returns the losses.
  mutating func move(to margins: LaneMatrix, intercepts: [Float]) -> [Double]
  /// The derivative of the loss by each margin, and its sum over rows.
  func residual(into out: inout LaneMatrix) -> [Double]
  /// The second derivative times a direction, its sum over rows, and the curvature along it.
  func curvature(
    along direction: LaneMatrix, intercepts: [Float], into out: inout LaneMatrix
  ) -> (sums: [Double], curvature: [Double])
}

/// A linear model written in terms of the training rows: weights Xᵀ a, margins X Xᵀ a + intercept.
struct RowSolution: Sendable {
  /// a, N x lanes.
  var coefficients: LaneMatrix
  /// X Xᵀ a, N x lanes, without the intercept.
  var margins: LaneMatrix
  /// One value a lane.
  var intercepts: [Float]

  init(rows: Int, lanes: Int) {
    coefficients = LaneMatrix(rows: rows, lanes: lanes)
    margins = coefficients
    intercepts = Array(repeating: 0, count: lanes)
  }

  /// Replaces the solutions of some problems by another's and leaves those of the rest.
  mutating func take(
    _ other: RowSolution, of chosen: [Bool], classes: Int, on machine: Machine
  ) {
    let each = ProblemLanes(problems: chosen.count, classes: classes, lanes: intercepts.count)
    let new = each.spread(chosen.map { $0 ? 1 : 0 })
    let old = new.map { 1 - $0 }
    coefficients.combine(old, other.coefficients, new, on: machine)
    margins.combine(old, other.margins, new, on: machine)
    for lane in each.indices where new[lane] == 1 { intercepts[lane] = other.intercepts[lane] }
  }
}

/// Minimises loss + λ/2 |weights|² by Newton steps whose systems conjugate gradients solve
/// approximately, all problems in step with one another.
///
/// Every vector of the method lies in the span of the rows, so it is held as N coefficients and
/// its N margins instead of V weights: inner products cost N instead of V, margins along a step
/// are known without a further product, and one Gram product an iteration is all that touches
/// the features. It knows neither the loss nor the features.
///
/// Method: R. S. Dembo and T. Steihaug, "Truncated-Newton algorithms for large-scale unconstrained
/// optimization", 1983, https://doi.org/10.1007/BF02592055.
struct TruncatedNewton {
  /// λ of each problem.
  var penalties: [Double]
  /// A problem is solved when its objective is within this share of its minimum, which strong
  /// convexity guarantees for the weights once |gradient|² / 2λ is below that share of the
  /// objective. The intercepts, which have no penalty, count by the metric 1/√N; with a λ that is
  /// not small against √N they may miss by as much again.
  var tolerance = 1e-4
  /// The relative error of an objective summed from single-precision losses.
  static let rounding = 1e-7
  var mostSteps = 30
  var mostInnerSteps = 30

  /// What a minimisation took.
  struct Effort: Sendable {
    var newtonSteps = 0
    var gramProducts = 0
    var converged = false
  }

  /// Improves a solution until every problem is solved to the tolerance.
  func minimise(
    _ solution: inout RowSolution, loss: inout some RowLoss, design: DesignMatrix,
    on machine: Machine
  ) -> Effort {
    let each = ProblemLanes(problems: loss.problems, classes: loss.classes, lanes: loss.lanes)
    let ones = [Float](repeating: 1, count: each.lanes)
    let minusOnes = [Float](repeating: -1, count: each.lanes)
    let penalty = each.spread(penalties)
    let minusPenalty = penalty.map { -$0 }
    let metric = 1 / Double(max(1, design.rows)).squareRoot()
    var effort = Effort()
    var losses = loss.move(to: solution.margins, intercepts: solution.intercepts)
    var residual = LaneMatrix(rows: design.rows, lanes: each.lanes)

    while effort.newtonSteps < mostSteps {
      // The right-hand side: minus the gradient, as coefficients, margins and intercepts.
      let sums = loss.residual(into: &residual)
      var right = RowSolution(rows: design.rows, lanes: each.lanes)
      right.coefficients = residual
      right.coefficients.combine(minusOnes, solution.coefficients, minusPenalty, on: machine)
      right.margins = design.gram(right.coefficients, on: machine)
      effort.gramProducts += 1
      var rightIntercepts = sums.map { -$0 }

      let norms = each.sum(right.coefficients.dot(right.margins, on: machine))
      let sizes = each.sum(solution.coefficients.dot(solution.margins, on: machine))
      let objectives = losses.indices.map { losses[$0] + penalties[$0] / 2 * sizes[$0] }
      let slopes = each.sum(rightIntercepts.map { $0 * $0 * metric })
      var open = losses.indices.map { problem in
        (norms[problem] + slopes[problem]) / (2 * penalties[problem])
          > tolerance * objectives[problem]
      }
      if !open.contains(true) {
        effort.converged = true
        break
      }
      effort.newtonSteps += 1

      // Conjugate gradients, with the identity as metric for weights and 1/√N for intercepts.
      var step = RowSolution(rows: design.rows, lanes: each.lanes)
      var direction = right
      var directionIntercepts = rightIntercepts.map { $0 * metric }
      var energies = (0..<each.problems).map { norms[$0] + slopes[$0] }
      let targets = energies.map { 0.0625 * $0 }
      let working = open
      for inner in 0..<mostInnerSteps {
        let shift = directionIntercepts.map(Float.init)
        let (curvedSums, curved) = loss.curvature(
          along: direction.margins, intercepts: shift, into: &residual)
        let stiffness = each.sum(curved)
        let lengths = each.sum(direction.coefficients.dot(direction.margins, on: machine))
        let alphas = (0..<each.problems).map { problem -> Double in
          let bend = stiffness[problem] + penalties[problem] * lengths[problem]
          return open[problem] && bend > 0 ? energies[problem] / bend : 0
        }
        let alpha = each.spread(alphas)
        let minusAlpha = alpha.map { -$0 }
        step.coefficients.combine(ones, direction.coefficients, alpha, on: machine)
        step.margins.combine(ones, direction.margins, alpha, on: machine)
        right.coefficients.combine(ones, residual, minusAlpha, on: machine)
        right.coefficients.combine(
          ones, direction.coefficients, zip(minusAlpha, penalty).map { $0 * $1 }, on: machine)
        for lane in 0..<each.lanes {
          step.intercepts[lane] += alpha[lane] * shift[lane]
          rightIntercepts[lane] -= Double(alpha[lane]) * curvedSums[lane]
        }
        if inner == mostInnerSteps - 1 { break }
        right.margins = design.gram(right.coefficients, on: machine)
        effort.gramProducts += 1
        let rest = zip(
          each.sum(right.coefficients.dot(right.margins, on: machine)),
          each.sum(rightIntercepts.map { $0 * $0 * metric })
        ).map { $0 + $1 }
        for problem in 0..<each.problems where rest[problem] <= targets[problem] {
          open[problem] = false
        }
        if !open.contains(true) { break }
        let beta = each.spread(
          (0..<each.problems).map { energies[$0] > 0 ? rest[$0] / energies[$0] : 0 })
        direction.coefficients.combine(beta, right.coefficients, ones, on: machine)
        direction.margins.combine(beta, right.margins, ones, on: machine)
        for lane in 0..<each.lanes {
          directionIntercepts[lane] =
            Double(beta[lane]) * directionIntercepts[lane] + rightIntercepts[lane] * metric
        }
        energies = rest
      }
      let before = losses
      losses = backtrack(
        &solution, along: step, from: objectives, working: working, loss: &loss, each: each,
        on: machine)
      if losses == before { break }
    }
    return effort
  }

  /// Moves each problem along its step, halving the step until the objective falls.
  private func backtrack(
    _ solution: inout RowSolution, along step: RowSolution, from objectives: [Double],
    working: [Bool], loss: inout some RowLoss, each: ProblemLanes, on machine: Machine
  ) -> [Double] {
    let ones = [Float](repeating: 1, count: each.lanes)
    let sizes = each.sum(solution.coefficients.dot(solution.margins, on: machine))
    let across = each.sum(solution.coefficients.dot(step.margins, on: machine))
    let lengths = each.sum(step.coefficients.dot(step.margins, on: machine))
    var shares = working.map { $0 ? 1.0 : 0 }
    for _ in 0..<40 {
      let share = each.spread(shares)
      var margins = solution.margins
      margins.combine(ones, step.margins, share, on: machine)
      let intercepts = each.indices.map {
        solution.intercepts[$0] + share[$0] * step.intercepts[$0]
      }
      let losses = loss.losses(margins: margins, intercepts: intercepts)
      let worse = losses.indices.filter { problem in
        let t = shares[problem]
        let size = sizes[problem] + 2 * t * across[problem] + t * t * lengths[problem]
        let objective = losses[problem] + penalties[problem] / 2 * size
        return t > 0 && !(objective <= objectives[problem] * (1 + Self.rounding))
      }
      if worse.isEmpty {
        solution.coefficients.combine(ones, step.coefficients, share, on: machine)
        solution.margins = margins
        solution.intercepts = intercepts
        break
      }
      for problem in worse { shares[problem] = shares[problem] > 1e-3 ? shares[problem] / 2 : 0 }
    }
    return loss.move(to: solution.margins, intercepts: solution.intercepts)
  }
}

/// Which lanes belong to which problem.
struct ProblemLanes {
  let problems: Int
  let classes: Int
  let lanes: Int

  var indices: Range<Int> { 0..<lanes }

  /// The sum over each problem's lanes.
  func sum(_ values: [Double]) -> [Double] {
    (0..<problems).map { values[$0 * classes..<($0 + 1) * classes].reduce(0, +) }
  }

  /// Each problem's value on all of its lanes, zero on the lanes left over.
  func spread(_ values: [Double]) -> [Float] {
    indices.map { $0 < problems * classes ? Float(values[$0 / classes]) : 0 }
  }
}
