/// What a minimisation took and reached.
struct Effort: Sendable {
  var steps = 0
  var gramProducts = 0
  var converged = false
  /// The loss of each problem, without the penalty.
  var losses: [Double] = []
}
