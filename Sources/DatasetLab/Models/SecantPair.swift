/// The last step of a minimisation and the gradients at both its ends, and the direction that they
/// suggest for the next: BFGS that remembers one step.
///
/// With s the step and y the difference of the gradients, the direction is a combination of the two
/// gradients and s, and inner products say which; so a step costs one pass over these vectors for
/// the products and one for the combination. With strides that are exact to second order, what is
/// conjugate to the steps before stays so nearly by itself: to remember four saves one of 50 passes
/// over the features of short texts and three of 37 of long ones, and takes thrice the vectors.
struct SecantPair {
  /// Minus the gradients at the last point, and until the direction is turned at the one before it.
  private var last: RowVector?
  private var former: RowVector?
  /// The direction of the last step, then that of the next.
  private(set) var direction: RowVector
  /// How fast the objective falls along the direction at first, by problem.
  private(set) var slopes: [Double] = []
  /// How far each problem went along the direction; none before the first step.
  private var strides: [Double] = []
  /// |gradient|² at the last point, by problem.
  private(set) var squares: [Double] = []
  /// The same at the one before it; then the last descent's products with the former one and with
  /// the direction.
  private var formerSquares: [Double] = []
  private var ofFormer: [Double] = []
  private var ofDirection: [Double] = []
  private var spare: [RowVector]
  private let each: ProblemLanes

  init(rows: Int, each: ProblemLanes) {
    self.each = each
    spare = RowVector.several(4, rows: rows, each: each)
    direction = spare.removeLast()
  }

  /// Forgets everything, but keeps the room for it.
  mutating func forget() {
    spare += [last, former].compactMap { $0 }
    (last, former, strides) = (nil, nil, [])
  }

  /// Takes a solution for the direction, to go along it.
  mutating func follow(_ solution: RowVector, on machine: Machine) {
    direction.set(to: solution, on: machine)
  }

  /// A vector to write to.
  mutating func room() -> RowVector { spare.removeLast() }

  /// Takes back a vector that `room` gave.
  mutating func takeBack(_ room: RowVector) { spare.append(room) }

  /// Takes in minus the gradient at the point that the last step led to.
  mutating func append(_ descent: RowVector, on machine: Machine) {
    (former, last) = (last, descent)
    formerSquares = squares
    if let former {
      let products = descent.products(with: [descent, former, direction], on: machine)
      (squares, ofFormer, ofDirection) = (products[0], products[1], products[2])
    } else {
      squares = descent.products(with: [descent], on: machine)[0]
    }
  }

  /// Turns the direction to where BFGS would go from the last point.
  mutating func turn(on machine: Machine) {
    guard let last else { return }
    guard let former else {
      direction.set(to: last, on: machine)
      slopes = squares
      return
    }
    let all = squares.indices.map { shares(problem: $0) }
    direction.combine(
      all.map(\.direction), with: [(last, all.map(\.last)), (former, all.map(\.former))],
      on: machine)
    slopes = all.map(\.slope)
    spare.append(former)
    self.former = nil
  }

  /// Remembers how far each problem went along the direction.
  mutating func step(by strides: [Double]) { self.strides = strides }

  /// How much of each vector makes up a problem's direction, and its slope.
  private struct Shares {
    var last = 1.0
    var former = 0.0
    var direction = 0.0
    var slope: Double
  }

  private func shares(problem: Int) -> Shares {
    let stride = strides[problem]
    let steepest = Shares(slope: squares[problem])
    // s · y, y · y and the last descent's products with y and s; y is the former less the last.
    let curvature = stride * (slopes[problem] - ofDirection[problem])
    let change = formerSquares[problem] - 2 * ofFormer[problem] + squares[problem]
    let ofChange = ofFormer[problem] - squares[problem]
    let ofStep = stride * ofDirection[problem]
    if !(curvature > 0) { return steepest }
    let scale = curvature / change
    let alpha = ofStep / curvature
    let beta = scale * (ofChange - alpha * change) / curvature
    var shares = Shares(
      last: scale * (1 + alpha), former: -scale * alpha, direction: stride * (alpha - beta),
      slope: 0)
    shares.slope =
      shares.last * squares[problem] + shares.former * ofFormer[problem]
      + shares.direction * ofDirection[problem]
    return shares.slope > 0 ? shares : steepest
  }
}
