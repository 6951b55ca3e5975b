import CKernels

/// The weights of several models on their way to a minimum, with the gradient there and the direction
/// at work, by the intercepts too.
///
/// The gradient is preconditioned by the diagonal of the Hessian: how much a weight's column of
/// features differs from its mean, at the mean curvature of the loss. Columns that many rows have
/// are hundreds of times as stiff as others, the more so the more rows there are.
struct WeightDescent {
  private(set) var weights: [LaneMatrix]
  private(set) var direction: [LaneMatrix]
  private(set) var intercepts: InterceptDescent
  private var gradient: [LaneMatrix]
  private var former: [LaneMatrix]

  private let columns: [ColumnTraits]
  private let each: ProblemLanes
  private let penalties: [Float]
  private let curvatures: [Float]

  /// Starts from the weights of some models, which are moved here.
  ///
  /// - Parameters:
  ///   - models: Where to start from.
  ///   - columns: What is known of the columns, one kind of input after the other.
  ///   - penalties: λ, one a problem.
  ///   - curvatures: The mean curvature of the loss over the rows, one a lane.
  ///   - rows: How many rows there are.
  init(
    from models: inout LinearModels, columns: [ColumnTraits], penalties: [Double],
    curvatures: [Double], rows: Int
  ) {
    func zeros() -> [LaneMatrix] {
      columns.map { LaneMatrix(rows: $0.squares.count, lanes: models.each.lanes) }
    }
    (direction, gradient, former) = (zeros(), zeros(), zeros())
    weights = []
    swap(&weights, &models.weights)
    intercepts = InterceptDescent(each: models.each, curvatures: curvatures, rows: rows)
    self.columns = columns
    each = models.each
    // The lanes that are left over must not divide by zero.
    self.penalties = each.spread(penalties).map { $0 > 0 ? $0 : 1 }
    self.curvatures = curvatures.map { Float($0) }
  }

  /// Takes the gradient of the loss, and adds the penalty's.
  ///
  /// - Parameters:
  ///   - ofIntercepts: The derivatives of the loss by the intercepts.
  ///   - machine: The means.
  ///   - gather: Writes the derivatives of the loss by the weights.
  /// - Returns: The inner products of the preconditioned gradient with the gradient and with the
  ///   one before it, by problem.
  mutating func takeGradient(
    ofIntercepts: [Double], on machine: Machine, gather: (inout [LaneMatrix]) -> Void
  ) -> (energies: [Double], overlaps: [Double]) {
    swap(&gradient, &former)
    gather(&gradient)
    let own = intercepts.take(ofIntercepts)
    var sums = [own.energies, own.overlaps]
    for part in columns.indices {
      let (weights, former) = (weights[part].read(on: machine), former[part].read(on: machine))
      let gradient = gradient[part].shared(on: machine)
      add(over: part, to: &sums, on: machine) { columns, rows, sums in
        ck_weight_gradient(
          machine.vectors.isa, columns, weights.base, former.base, Int64(rows.lowerBound),
          Int64(rows.upperBound), gradient.base, sums)
      }
    }
    return (each.sum(sums[0]), each.sum(sums[1]))
  }

  /// What is known along a direction, by problem.
  struct Slope {
    /// direction · gradient.
    let slopes: [Double]
    /// What the penalty sees: |direction|², direction · weights and |weights|².
    let lengths: [Double]
    let crosses: [Double]
    let sizes: [Double]
  }

  /// Turns the direction to share · direction less the preconditioned gradient.
  mutating func turn(keeping shares: [Double], on machine: Machine) -> Slope {
    let shares = each.spread(shares)
    let none = [Double](repeating: 0, count: each.lanes)
    var sums = [intercepts.turn(keeping: shares), none, none, none]
    for part in columns.indices {
      let (weights, gradient) = (weights[part].read(on: machine), gradient[part].read(on: machine))
      let direction = direction[part].shared(on: machine)
      add(over: part, to: &sums, on: machine) { columns, rows, sums in
        ck_weight_direction(
          machine.vectors.isa, columns, weights.base, gradient.base, shares,
          Int64(rows.lowerBound), Int64(rows.upperBound), direction.base, sums)
      }
    }
    let found = sums.map { each.sum($0) }
    return Slope(slopes: found[0], lengths: found[1], crosses: found[2], sizes: found[3])
  }

  /// Takes the weights along the direction.
  mutating func advance(by strides: [Double], on machine: Machine) {
    let strides = each.spread(strides)
    for part in weights.indices {
      weights[part].combine(weights[part].ones, direction[part], strides, on: machine)
    }
  }

  /// Adds what a kernel sums up over the columns of one kind of input, a row of lanes a sum.
  private func add(
    over part: Int, to sums: inout [[Double]], on machine: Machine,
    kernel: (UnsafePointer<ck_columns>, Range<Int>, UnsafeMutablePointer<Double>) -> Void
  ) {
    let width = sums.count * each.lanes
    let found = columns[part].withPointers(penalties: penalties, curvatures: curvatures) {
      columns in
      LaneSums.reduce(rows: self.columns[part].squares.count, width: width, on: machine) {
        kernel(columns, $0, $1)
      }
    }
    for sum in sums.indices {
      for lane in 0..<each.lanes { sums[sum][lane] += found[sum * each.lanes + lane] }
    }
  }
}

extension ColumnTraits {
  fileprivate func withPointers<T>(
    penalties: [Float], curvatures: [Float], _ body: (UnsafePointer<ck_columns>) -> T
  ) -> T {
    squares.withUnsafeBufferPointer { squares in
      (metric ?? []).withUnsafeBufferPointer { metric in
        penalties.withUnsafeBufferPointer { penalties in
          curvatures.withUnsafeBufferPointer { curvatures in
            var columns = ck_columns(
              lanes: Int64(penalties.count), penalties: penalties.baseAddress,
              curvatures: curvatures.baseAddress, squares: squares.baseAddress,
              metric: self.metric == nil ? nil : metric.baseAddress)
            return body(&columns)
          }
        }
      }
    }
  }
}
