/// Minimises by limited-memory BFGS steps, one remembered, all problems in step with one another.
///
/// It knows neither the loss nor the features: the loss says how it changes with the margins, and
/// the design maps row coefficients to margins. Margins along a step are known without a further
/// product, so the second derivative along a step sets its length, and one Gram product a step is
/// all that touches the features.
///
/// Method: D. C. Liu and J. Nocedal, "On the limited memory BFGS method for large scale
/// optimization", 1989, https://doi.org/10.1007/BF01589116.
struct LimitedMemoryBFGS {
  private var products: DesignProducts
  private var pair: SecantPair
  private let machine: Machine

  static let mostSteps = 500

  /// Makes room for minimisations over one design, whatever the losses and penalties.
  init(design: DesignMatrix, each: ProblemLanes, on machine: Machine) {
    products = DesignProducts(design: design, lanes: each.lanes, machine: machine)
    pair = SecantPair(rows: design.rows, each: each)
    self.machine = machine
  }

  /// Improves a solution until every problem is solved to the tolerance.
  ///
  /// - Parameters:
  ///   - solution: Where to start from, then the solution.
  ///   - loss: The loss.
  ///   - penalties: λ of each problem.
  ///   - tolerance: A problem is solved when its objective is within this share of its minimum,
  ///     which strong convexity guarantees for the weights once |gradient|² / 2λ is below that
  ///     share of the objective. The intercepts, which have no penalty, count in `interceptUnit`;
  ///     with a λ that is not small against √N they may miss by as much again.
  ///   - goesOn: Shown the models after every step; the minimisation ends where it says no.
  /// - Returns: What it took.
  mutating func minimise(
    _ solution: inout RowVector, loss: some RowLoss, penalties: [Double], tolerance: Double,
    while goesOn: (Epoch) -> Bool = { _ in true }
  ) -> Effort {
    var effort = Effort()
    let productsBefore = products.count
    pair.forget()
    var point = LossPoint(
      &solution, loss: loss, penalties: penalties, room: pair.room(), on: machine)
    pair.follow(point.solution, on: machine)
    point.stretch(along: pair.direction, on: machine)
    var open = penalties.map { _ in true }
    var isStuck = penalties.map { _ in false }
    while true {
      var descent = point.takeDescent(for: pair.room())
      products.gram(descent.coefficients, into: &descent.margins)
      pair.append(descent, on: machine)
      let squares = pair.squares
      for problem in open.indices {
        let limit = 2 * penalties[problem] * tolerance * point.objectives[problem]
        if squares[problem] <= limit { open[problem] = false }
      }
      effort.converged = !open.contains(true)
      for problem in open.indices where isStuck[problem] { open[problem] = false }
      if !open.contains(true) || effort.steps == Self.mostSteps { break }
      effort.steps += 1
      machine.tally?.count { $0.passes += 1 }
      pair.turn(on: machine)
      let stiffness = point.stiffness(along: pair.direction, on: machine)
      let strides = open.indices.map { problem in
        open[problem] && stiffness[problem] > 0 ? pair.slopes[problem] / stiffness[problem] : 0
      }
      let moved = point.descend(along: pair.direction, by: strides, on: machine)
      for problem in open.indices where moved[problem] == 0 { isStuck[problem] = true }
      pair.step(by: moved)
      if !goesOn(point.epoch(after: moved)) { break }
    }
    pair.takeBack(point.takeDescent(for: solution))
    solution = point.solution
    effort.gramProducts = products.count - productsBefore
    effort.losses = point.losses
    return effort
  }
}
