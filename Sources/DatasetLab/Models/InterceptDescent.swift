/// The gradient by the intercepts of several models and the direction at work, as `WeightDescent` has
/// them for weights; one value a lane everywhere.
struct InterceptDescent {
  private(set) var direction: [Double]
  private var gradient: [Double]
  private var former: [Double]
  /// The second derivative of the loss along an intercept, the mean over a problem's lanes for all of
  /// them.
  private let stiffness: [Double]

  /// Starts without a direction.
  ///
  /// - Parameters:
  ///   - each: The problems.
  ///   - curvatures: The mean curvature of the loss over the rows, one a lane.
  ///   - rows: How many rows there are.
  init(each: ProblemLanes, curvatures: [Double], rows: Int) {
    let zeros = [Double](repeating: 0, count: each.lanes)
    (direction, gradient, former) = (zeros, zeros, zeros)
    // A loss that curves nowhere, and the lanes that are left over, must not divide by zero.
    let least = 1e-6
    stiffness = each.spread(each.sum(curvatures)).map {
      max(least, Double($0) / Double(max(1, each.contrasts.count))) * Double(max(1, rows))
    }
  }

  /// Takes the gradient.
  ///
  /// - Returns: The products of the preconditioned gradient with the gradient and with the one
  ///   before it.
  mutating func take(_ gradient: [Double]) -> (energies: [Double], overlaps: [Double]) {
    former = self.gradient
    self.gradient = gradient
    let lanes = gradient.indices
    return (
      lanes.map { gradient[$0] * gradient[$0] / stiffness[$0] },
      lanes.map { gradient[$0] * former[$0] / stiffness[$0] }
    )
  }

  /// Turns the direction to share · direction less the preconditioned gradient.
  ///
  /// - Returns: The products of the direction with the gradient.
  mutating func turn(keeping shares: [Float]) -> [Double] {
    direction = direction.indices.map {
      Double(shares[$0]) * direction[$0] - gradient[$0] / stiffness[$0]
    }
    return zip(direction, gradient).map { $0 * $1 }
  }
}
