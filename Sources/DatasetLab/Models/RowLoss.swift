/// A convex loss over rows, of several problems side by side, as the optimiser sees it.
///
/// It depends on the differences between a problem's margins only, so that sums of derivatives
/// over a problem's lanes are zero but for rounding. Sums have one value a lane, to be added up
/// over a problem's lanes.
protocol RowLoss: Sendable {
  /// The number of independent problems.
  var problems: Int { get }
  /// The number of lanes that belong to one problem.
  var classes: Int { get }
  /// The length of a row of margins.
  var lanes: Int { get }
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
