/// Minimises loss + λ/2 |weights|² by preconditioned nonlinear conjugate gradients, all problems in
/// step with one another: for so many rows that limited memory would take too much.
///
/// It knows neither the loss nor the features: the loss says how it changes with the margins, and
/// the design maps between row coefficients, weights and margins. Margins along a step are known
/// without a further product, so the second derivative along a step sets its length, and one
/// product to and fro a step is all that touches the features.
///
/// Method: J. C. Gilbert and J. Nocedal, "Global convergence properties of conjugate gradient
/// methods for optimization", 1992, https://doi.org/10.1137/0802003 (the method of Polak and
/// Ribière, which forgets its direction rather than go back).
struct ConjugateGradients {
  private var products: DesignProducts
  private let columns: [ColumnTraits]
  private let machine: Machine

  static let mostSteps = 500

  /// Makes room for minimisations over one design, whatever the losses and penalties.
  ///
  /// - Parameters:
  ///   - design: N rows.
  ///   - each: The problems.
  ///   - sample: The rows to tell by how much columns differ from their means.
  ///   - machine: The means.
  init(design: DesignMatrix, each: ProblemLanes, sampling sample: [Int], on machine: Machine) {
    products = DesignProducts(design: design, lanes: each.lanes, machine: machine)
    columns = design.columns(sampling: sample)
    self.machine = machine
  }

  /// Improves models until every problem is solved to the tolerance.
  ///
  /// - Parameters:
  ///   - models: Where to start from, then the solution.
  ///   - loss: The loss.
  ///   - penalties: λ of each problem.
  ///   - tolerance: A problem is solved when its objective is within about this share of its
  ///     minimum, as far as the gains of the last steps tell.
  /// - Returns: What it took.
  mutating func minimise(
    _ models: inout LinearModels, loss: some RowLoss, penalties: [Double], tolerance: Double
  ) -> Effort {
    var effort = Effort()
    let productsBefore = products.count
    var point = MarginPoint(&models, loss: loss, on: machine)
    var descent = WeightDescent(
      from: &models, columns: columns, penalties: penalties,
      curvatures: point.meanCurvatures(on: machine), rows: point.margins.rows)
    var along = LaneMatrix(rows: point.margins.rows, lanes: loss.lanes)
    var energies = penalties.map { _ in Double.infinity }
    var gains = penalties.map { _ in RecentGains() }
    var open = penalties.map { _ in true }
    while open.contains(true) && effort.steps < Self.mostSteps {
      effort.steps += 1
      machine.tally?.count { $0.passes += 1 }
      let new = descent.takeGradient(ofIntercepts: point.residualSums, on: machine) {
        products.gather(point.residual, into: &$0)
      }
      let slope = descent.turn(
        keeping: open.indices.map {
          energies[$0] > 0 ? max(0, (new.energies[$0] - new.overlaps[$0]) / energies[$0]) : 0
        }, on: machine)
      energies = new.energies
      products.scatter(descent.direction, into: &along)
      let intercepts = descent.intercepts.direction
      let curvatures = point.curvatures(along: along, intercepts: intercepts, on: machine)
      let strides = open.indices.map { problem in
        let stiffness = curvatures[problem] + penalties[problem] * slope.lengths[problem]
        return open[problem] && stiffness > 0 ? max(0, -slope.slopes[problem] / stiffness) : 0
      }
      func penalty(_ problem: Int, after stride: Double) -> Double {
        let change = 2 * slope.crosses[problem] + stride * slope.lengths[problem]
        return penalties[problem] / 2 * (slope.sizes[problem] + stride * change)
      }
      let before = open.indices.map { point.losses[$0] + penalty($0, after: 0) }
      let taken = point.descend(
        along: along, intercepts: intercepts, by: strides, penalty: penalty, on: machine)
      descent.advance(by: taken, on: machine)
      for problem in open.indices where open[problem] {
        let objective = point.losses[problem] + penalty(problem, after: taken[problem])
        gains[problem].append(before[problem] - objective)
        if gains[problem].left <= tolerance * objective { open[problem] = false }
      }
    }
    models = LinearModels(
      weights: descent.weights, margins: point.margins, intercepts: point.intercepts,
      each: loss.each)
    effort.converged = !open.contains(true)
    effort.gramProducts = products.count - productsBefore
    effort.losses = point.losses
    return effort
  }
}

/// What the last steps of a minimisation gained, and what that says about how much is left.
struct RecentGains {
  private var gains: [Double] = []
  private static let few = 4

  mutating func append(_ gain: Double) { gains.append(gain) }

  /// About how much the objective can still fall, if its gains go on to shrink as they did from
  /// four steps to the next four; or by half, where they shrank faster.
  var left: Double {
    let lately = gains.suffix(Self.few).reduce(0, +)
    let before = gains.dropLast(Self.few).suffix(Self.few).reduce(0, +)
    let ratio = before > 0 ? min(0.9, max(0.5, lately / before)) : 0.5
    return lately * ratio / (1 - ratio)
  }
}
