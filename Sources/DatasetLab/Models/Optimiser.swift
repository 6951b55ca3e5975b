/// Minimises loss + λ/2 |weights|² for several problems side by side, over one design.
protocol Optimiser {
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
    while goesOn: (Epoch) -> Bool
  ) -> Effort
}

extension Optimiser {
  /// Improves a solution until every problem is solved to the tolerance.
  mutating func minimise(
    _ solution: inout RowVector, loss: some RowLoss, penalties: [Double], tolerance: Double
  ) -> Effort {
    minimise(&solution, loss: loss, penalties: penalties, tolerance: tolerance) { _ in true }
  }
}

/// What a minimisation took and reached.
struct Effort: Sendable {
  var steps = 0
  var gramProducts = 0
  var converged = false
  /// The loss of each problem, without the penalty.
  var losses: [Double] = []
}
