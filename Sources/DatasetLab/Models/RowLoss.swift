/// A convex loss over rows, of several problems side by side, as the optimiser sees it.
protocol RowLoss {
  /// The number of independent problems.
  var problems: Int { get }
  /// The number of lanes that belong to one problem.
  var classes: Int { get }
  /// The length of a row of margins.
  var lanes: Int { get }
  /// The loss of each problem at some margins, to which every row adds the intercepts.
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

extension RowLoss {
  /// Which lanes belong to which problem.
  var each: ProblemLanes { ProblemLanes(problems: problems, classes: classes, lanes: lanes) }
}

/// Which lanes belong to which problem.
struct ProblemLanes: Sendable {
  let problems: Int
  let classes: Int
  let lanes: Int

  /// The sum over each problem's lanes.
  func sum(_ values: [Double]) -> [Double] {
    (0..<problems).map { values[$0 * classes..<($0 + 1) * classes].reduce(0, +) }
  }

  /// Each problem's value on all of its lanes, zero on the lanes left over.
  func spread(_ values: [Double]) -> [Float] {
    (0..<lanes).map { $0 < problems * classes ? Float(values[$0 / classes]) : 0 }
  }
}
