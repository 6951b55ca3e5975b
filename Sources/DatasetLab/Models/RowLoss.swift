/// A convex loss over rows, of several problems side by side, as the optimiser sees it.
///
/// It depends on the differences between a problem's margins only, so that sums of derivatives
/// over a problem's lanes are zero but for rounding.
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
  /// Writes the second derivative times a direction for some rows, and adds its sum over those
  /// rows and the curvature along it, one value a lane each.
  func addCurvature(
    rows: Range<Int>, along direction: SharedLanes, intercepts: [Float], into out: SharedLanes,
    sums: UnsafeMutablePointer<Double>, curvature: UnsafeMutablePointer<Double>)
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

  /// Sums over rows with what rounding left of their mean over a problem's lanes taken away.
  func balanced(_ sums: [Double]) -> [Double] {
    let means = sum(sums).map { $0 / Double(classes) }
    return (0..<lanes).map { $0 < problems * classes ? sums[$0] - means[$0 / classes] : sums[$0] }
  }

  /// Each problem's value on all of its lanes, zero on the lanes left over.
  func spread(_ values: [Double]) -> [Float] {
    (0..<lanes).map { $0 < problems * classes ? Float(values[$0 / classes]) : 0 }
  }
}
