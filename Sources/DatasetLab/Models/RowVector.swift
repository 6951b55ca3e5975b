/// Weights and intercepts of several linear models, written in terms of the training rows.
///
/// The weights are Xᵀ J a, with X less its mean row for J X; held are a and the margins J X Xᵀ J a,
/// N x lanes each, never the weights themselves. So an inner product of weights,
/// (Xᵀ J a)·(Xᵀ J b) = a·(J X Xᵀ J b), costs N instead of V.
struct RowVector: Sendable {
  /// a.
  var coefficients: LaneMatrix
  /// J X Xᵀ J a, without the intercepts.
  var margins: LaneMatrix
  /// One value a lane, in units of `interceptUnit`.
  var intercepts: [Double]
  let each: ProblemLanes

  /// Zero.
  init(rows: Int, each: ProblemLanes) {
    self = Self.several(1, rows: rows, each: each)[0]
  }

  private init(coefficients: LaneMatrix, margins: LaneMatrix, each: ProblemLanes) {
    self.coefficients = coefficients
    self.margins = margins
    intercepts = Array(repeating: 0, count: each.lanes)
    self.each = each
  }

  /// Several zeros in one piece of memory.
  static func several(_ number: Int, rows: Int, each: ProblemLanes) -> [RowVector] {
    let matrices = LaneMatrix.several(2 * number, rows: rows, lanes: each.lanes)
    return (0..<number).map {
      RowVector(coefficients: matrices[2 * $0], margins: matrices[2 * $0 + 1], each: each)
    }
  }

  /// An intercept acts on all N rows, a weight on a few: in this unit, N^(-1/4), the curvatures
  /// along both are of like size, and fewer steps are needed.
  static func interceptUnit(rows: Int) -> Double {
    1 / Double(max(1, rows)).squareRoot().squareRoot()
  }

  /// What the intercepts add to the margins of every row.
  var shift: [Float] {
    let unit = Self.interceptUnit(rows: coefficients.rows)
    return intercepts.map { Float($0 * unit) }
  }

  /// The inner products with other vectors, by vector and problem.
  func products(with others: [RowVector], on machine: Machine) -> [[Double]] {
    let own = coefficients.read(on: machine)
    let margins = others.map { $0.margins.read(on: machine) }
    let lanes = each.lanes
    let sums = LaneSums.reduce(
      rows: coefficients.rows, width: others.count * lanes, on: machine
    ) { rows, sums in
      for (place, margins) in margins.enumerated() {
        own.addDot(margins, rows: rows, to: sums + place * lanes)
      }
    }
    return others.indices.map { place in
      each.sum(
        (0..<lanes).map {
          sums[place * lanes + $0] + intercepts[$0] * others[place].intercepts[$0]
        })
    }
  }

  /// Takes the numbers of another vector of the same shape.
  mutating func set(to other: RowVector, on machine: Machine) {
    let none = [Float](repeating: 0, count: each.lanes)
    coefficients.set(to: other.coefficients, minus: none, scaledBy: nil, on: machine)
    margins.set(to: other.margins, minus: none, scaledBy: nil, on: machine)
    intercepts = other.intercepts
  }

  /// Takes over solutions of another vector's problems.
  ///
  /// - Parameters:
  ///   - other: As many rows, of other problems of the same classes.
  ///   - problems: The other's problem, by this one's.
  ///   - isTaken: Which of this one's problems take theirs; the rest stay.
  ///   - machine: The means.
  mutating func take(
    _ other: RowVector, from problems: [Int], where isTaken: [Bool], on machine: Machine
  ) {
    let moves = problems.indices.filter { isTaken[$0] }.flatMap { problem in
      zip(each.own(problem), other.each.own(problems[problem]))
    }
    for (lane, from) in moves { intercepts[lane] = other.intercepts[from] }
    coefficients.take(other.coefficients, moves, on: machine)
    margins.take(other.margins, moves, on: machine)
  }

  /// Replaces y by a y + b x + c z + …, with shares by problem.
  mutating func combine(
    _ share: [Double], with others: [(vector: RowVector, shares: [Double])], on machine: Machine
  ) {
    let all = ([share] + others.map(\.shares)).map { each.spread($0) }
    for lane in intercepts.indices {
      intercepts[lane] = zip(others, all.dropFirst()).reduce(
        Double(all[0][lane]) * intercepts[lane]
      ) { $0 + Double($1.1[lane]) * $1.0.vector.intercepts[lane] }
    }
    let rows = coefficients.rows
    let coefficients = coefficients.shared(on: machine)
    let margins = margins.shared(on: machine)
    let ofCoefficients = [coefficients] + others.map { $0.vector.coefficients.read(on: machine) }
    let ofMargins = [margins] + others.map { $0.vector.margins.read(on: machine) }
    machine.forEachBlock(of: rows, size: LaneMatrix.blockRows) { _, rows in
      coefficients.set(to: Array(zip(ofCoefficients, all)), rows: rows)
      margins.set(to: Array(zip(ofMargins, all)), rows: rows)
    }
  }
}
