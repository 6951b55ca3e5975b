/// The last steps of a minimisation and the gradients between them, and what they suggest for the
/// next.
///
/// With s the difference of neighbouring solutions and y that of their gradients, limited-memory
/// BFGS needs inner products only; its direction is a combination of what is held. The products
/// are kept, so that one more gradient costs one pass over the vectors.
struct SecantMemory {
  /// Minus the gradients, oldest first.
  private var descents: [RowVector] = []
  /// The direction from each of those to the next.
  private var directions: [RowVector] = []
  /// How far each problem went along each direction.
  private var strides: [[Double]] = []
  /// descents[i] · descents[j], by problem.
  private var ofDescents: [[[Double]]] = []
  /// directions[i] · descents[j], by problem.
  private var ofDirections: [[[Double]]] = []
  private var spare: [RowVector]
  private let each: ProblemLanes
  private let depth: Int

  /// What the vectors of a deep memory may take, in bytes; large data have a shallower one.
  static let mostBytes = 1 << 30
  static let depths = 3...4

  init(rows: Int, each: ProblemLanes) {
    self.each = each
    let pair = 4 * rows * each.lanes * MemoryLayout<Float>.stride
    depth = min(max(Self.mostBytes / max(1, pair), Self.depths.lowerBound), Self.depths.upperBound)
    // All that is remembered, and the two that are next.
    spare = RowVector.several(2 * depth + 3, rows: rows, each: each)
  }

  /// Forgets everything, but keeps the room for it.
  mutating func forget() {
    spare += descents + directions
    (descents, directions, strides, ofDescents, ofDirections) = ([], [], [], [], [])
  }

  /// How much of each vector makes up a direction, by problem, and the direction's inner products.
  struct Combination {
    fileprivate var ofDescents: [[Double]]
    fileprivate var ofDirections: [[Double]]
    fileprivate var products: [[Double]]
    /// How fast the objective falls along the direction at first, by problem.
    fileprivate(set) var slopes: [Double]
  }

  /// |gradient|² at the last point, by problem.
  var squares: [Double] { ofDescents.last?.last ?? [] }

  /// A vector to write to. When the memory is full, the oldest step is forgotten for it.
  mutating func room() -> RowVector {
    if let room = spare.popLast() { return room }
    ofDescents.removeFirst()
    for row in ofDescents.indices { ofDescents[row].removeFirst() }
    for row in ofDirections.indices { ofDirections[row].removeFirst() }
    ofDirections.removeFirst()
    strides.removeFirst()
    spare.append(directions.removeFirst())
    return descents.removeFirst()
  }

  /// Takes back a vector that `room` gave.
  mutating func takeBack(_ room: RowVector) { spare.append(room) }

  /// Remembers minus the gradient at the point that the last direction led to.
  mutating func append(_ descent: RowVector, on machine: Machine) {
    descents.append(descent)
    let vectors = descents + directions
    let products = descent.products(with: vectors, on: machine)
    for row in ofDescents.indices { ofDescents[row].append(products[row]) }
    ofDescents.append(Array(products[..<descents.count]))
    for row in directions.indices { ofDirections[row].append(products[descents.count + row]) }
  }

  /// Remembers a direction and how far each problem went along it.
  mutating func append(_ direction: RowVector, as combination: Combination, by strides: [Double]) {
    directions.append(direction)
    ofDirections.append(combination.products)
    self.strides.append(strides)
  }

  /// The direction in which limited-memory BFGS would go from the last point.
  func combination() -> Combination {
    let problems = (0..<each.problems).map { combination(problem: $0) }
    func byVector(_ part: (Shares) -> [Double], count: Int) -> [[Double]] {
      (0..<count).map { vector in problems.map { part($0)[vector] } }
    }
    return Combination(
      ofDescents: byVector(\.ofDescents, count: descents.count),
      ofDirections: byVector(\.ofDirections, count: directions.count),
      products: byVector(\.products, count: descents.count),
      slopes: problems.map { $0.products[descents.count - 1] })
  }

  /// Makes a vector a combination of what is held.
  func set(_ direction: inout RowVector, to combination: Combination, on machine: Machine) {
    let vectors = descents + directions
    let shares = (combination.ofDescents + combination.ofDirections).map { each.spread($0) }
    direction.intercepts = (0..<each.lanes).map { lane in
      zip(vectors, shares).reduce(0) { $0 + Double($1.1[lane]) * $1.0.intercepts[lane] }
    }
    let ofCoefficients = zip(vectors, shares).map { ($0.coefficients.read(on: machine), $1) }
    let ofMargins = zip(vectors, shares).map { ($0.margins.read(on: machine), $1) }
    let rows = direction.coefficients.rows
    let coefficients = direction.coefficients.shared(on: machine)
    let margins = direction.margins.shared(on: machine)
    machine.forEachBlock(of: rows, size: LaneMatrix.blockRows) { _, rows in
      coefficients.set(to: ofCoefficients, rows: rows)
      margins.set(to: ofMargins, rows: rows)
    }
  }

  /// One problem's combination.
  private struct Shares {
    var ofDescents: [Double]
    var ofDirections: [Double]
    var products: [Double] = []
  }

  /// The two loops of Nocedal, 1980, on shares instead of vectors.
  private func combination(problem: Int) -> Shares {
    let last = descents.count - 1
    func dd(_ i: Int, _ j: Int) -> Double { ofDescents[i][j][problem] }
    func sd(_ i: Int, _ j: Int) -> Double { ofDirections[i][j][problem] }
    /// A vector's product with descent j.
    func product(_ shares: Shares, _ j: Int) -> Double {
      shares.ofDescents.indices.reduce(0) { $0 + shares.ofDescents[$1] * dd($1, j) }
        + shares.ofDirections.indices.reduce(0) { $0 + shares.ofDirections[$1] * sd($1, j) }
    }
    var shares = Shares(
      ofDescents: (0...last).map { $0 == last ? 1 : 0 },
      ofDirections: directions.map { _ in 0 })
    // s = stride · direction, y = descent before - descent after.
    let pairs = directions.indices.filter { pair in
      strides[pair][problem] * (sd(pair, pair) - sd(pair, pair + 1)) > 0
    }
    var alphas: [Double] = []
    for pair in pairs.reversed() {
      let along = shares.ofDescents.indices.reduce(0) { $0 + shares.ofDescents[$1] * sd(pair, $1) }
      let alpha = along / (sd(pair, pair) - sd(pair, pair + 1))
      alphas.append(alpha)
      shares.ofDescents[pair] -= alpha
      shares.ofDescents[pair + 1] += alpha
    }
    if let pair = pairs.last {
      let change = dd(pair, pair) - 2 * dd(pair, pair + 1) + dd(pair + 1, pair + 1)
      let scale = strides[pair][problem] * (sd(pair, pair) - sd(pair, pair + 1)) / change
      for at in shares.ofDescents.indices { shares.ofDescents[at] *= scale }
    }
    for (pair, alpha) in zip(pairs, alphas.reversed()) {
      let along = product(shares, pair) - product(shares, pair + 1)
      let stride = strides[pair][problem]
      let beta = along / (stride * (sd(pair, pair) - sd(pair, pair + 1)))
      shares.ofDirections[pair] += stride * (alpha - beta)
    }
    shares.products = (0...last).map { product(shares, $0) }
    if shares.products[last] > 0 { return shares }
    let steepest = (0...last).map { $0 == last ? 1.0 : 0 }
    return Shares(
      ofDescents: steepest, ofDirections: directions.map { _ in 0 },
      products: (0...last).map { dd(last, $0) })
  }
}
