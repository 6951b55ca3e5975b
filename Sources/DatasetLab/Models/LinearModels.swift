/// Several linear models side by side: weights and intercepts, and the margins that they give the
/// training rows.
struct LinearModels: Sendable {
  /// One matrix for each kind of input, columns x lanes, times the columns' own weights.
  var weights: [LaneMatrix]
  /// N x lanes, for rows less the mean row, without the intercepts.
  var margins: LaneMatrix
  /// One a lane.
  var intercepts: [Double]
  let each: ProblemLanes

  init(weights: [LaneMatrix], margins: LaneMatrix, intercepts: [Double], each: ProblemLanes) {
    self.weights = weights
    self.margins = margins
    self.intercepts = intercepts
    self.each = each
  }

  /// The models that are written in terms of the rows of a design.
  init(_ solution: RowVector, of design: DesignMatrix, on machine: Machine) {
    var weights = design.noWeights(lanes: solution.each.lanes)
    var products = DesignProducts(design: design, lanes: solution.each.lanes, machine: machine)
    products.gather(solution.coefficients, into: &weights)
    self.init(
      weights: weights, margins: solution.margins, intercepts: solution.shift.map(Double.init),
      each: solution.each)
  }

  /// Models of some of the rows of a design, for all of them: weights and intercepts are the same.
  init(
    _ solution: RowVector, ofRows rows: [Int], in design: DesignMatrix, on machine: Machine
  ) {
    let lanes = solution.each.lanes
    var coefficients = LaneMatrix(rows: design.rows, lanes: lanes)
    var own = solution.coefficients
    // Those of the other rows are zero, and so the weights stay the same.
    own.centre(on: machine)
    coefficients.fill(rows, from: own)
    var products = DesignProducts(design: design, lanes: lanes, machine: machine)
    var weights = design.noWeights(lanes: lanes)
    products.gather(coefficients, into: &weights)
    products.scatter(weights, into: &coefficients)
    self.init(
      weights: weights, margins: coefficients, intercepts: solution.shift.map(Double.init),
      each: solution.each)
  }

  /// What the intercepts add to the margins of every row.
  var shift: [Float] { intercepts.map { Float($0) } }
}
