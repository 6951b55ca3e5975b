/// Weights and intercepts of several linear models, written in terms of the training rows.
///
/// The weights are Xᵀ a; held are a and the margins X Xᵀ a, N x lanes each, never the weights
/// themselves. So an inner product of weights, (Xᵀ a)·(Xᵀ b) = a·(X Xᵀ b), costs N instead of V.
struct RowVector: Sendable {
  /// a.
  var coefficients: LaneMatrix
  /// X Xᵀ a, without the intercepts.
  var margins: LaneMatrix
  /// One value a lane, in units of `interceptUnit`.
  var intercepts: [Double]
  let each: ProblemLanes

  init(rows: Int, each: ProblemLanes) {
    coefficients = LaneMatrix(rows: rows, lanes: each.lanes)
    margins = coefficients
    intercepts = Array(repeating: 0, count: each.lanes)
    self.each = each
  }

  /// An intercept acts on all N rows, a weight on a few: in this unit, N^(-1/4), the curvatures
  /// along both are of like size, and conjugate gradients need fewer steps.
  static func interceptUnit(rows: Int) -> Double {
    1 / Double(max(1, rows)).squareRoot().squareRoot()
  }

  /// What the intercepts add to the margins of every row.
  var shift: [Float] {
    let unit = Self.interceptUnit(rows: coefficients.rows)
    return intercepts.map { Float($0 * unit) }
  }

  /// The inner products with another vector, by problem: of the weights, and of the intercepts.
  func dot(_ other: RowVector, on machine: Machine) -> (weights: [Double], intercepts: [Double]) {
    (
      each.sum(coefficients.dot(other.margins, on: machine)),
      each.sum(zip(intercepts, other.intercepts).map { $0 * $1 })
    )
  }

  /// The square of its length, by problem.
  func squares(on machine: Machine) -> [Double] {
    let (weights, intercepts) = dot(self, on: machine)
    return zip(weights, intercepts).map { $0 + $1 }
  }

  /// Replaces y by a y + b x, with one a and one b for each problem.
  mutating func combine(_ a: [Double], _ x: RowVector, _ b: [Double], on machine: Machine) {
    let a = each.spread(a)
    let b = each.spread(b)
    coefficients.combine(a, x.coefficients, b, on: machine)
    margins.combine(a, x.margins, b, on: machine)
    for lane in intercepts.indices {
      intercepts[lane] = Double(a[lane]) * intercepts[lane] + Double(b[lane]) * x.intercepts[lane]
    }
  }
}
