/// A convex loss over rows, of several problems side by side, as the optimiser sees it.
///
/// Margins are those of `Contrasts`, one a lane. Sums have one value a lane, to be added up over a
/// problem's lanes.
protocol RowLoss: Sendable {
  /// Which lanes belong to which problem.
  var each: ProblemLanes { get }
  /// Adds the losses of some rows at some margins, to which every row adds the intercepts; writes
  /// their derivatives by the margins (`residual`), adds up those too, and keeps at the `point`
  /// what the second derivative will need there.
  func evaluate(
    rows: Range<Int>, margins: SharedLanes, intercepts: [Float], point: SharedLanes,
    residual: SharedLanes, losses: UnsafeMutablePointer<Double>,
    sums: UnsafeMutablePointer<Double>)
  /// Adds the second derivative of the loss of some rows along a direction, at a point.
  func addCurvature(
    rows: Range<Int>, at point: SharedLanes, along direction: SharedLanes, intercepts: [Float],
    to curvature: UnsafeMutablePointer<Double>)
}

extension RowLoss {
  /// The number of independent problems.
  var problems: Int { each.problems }
  /// The length of a row of margins.
  var lanes: Int { each.lanes }
}
