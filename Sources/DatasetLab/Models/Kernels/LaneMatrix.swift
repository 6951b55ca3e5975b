/// A dense matrix with one row per sample (or feature) and one column per lane.
///
/// Problems, such as the cross-fitted models that are trained side by side, have lanes of their own
/// (`ProblemLanes`). The number of lanes is a multiple of 8, and those left over stay zero.
package struct LaneMatrix: Sendable {
  package let rows: Int
  package let lanes: Int
  package var values: AlignedFloats

  /// Rows worked on at a time; sums are kept per block and added up in block order.
  package static let blockRows = 512

  package init(rows: Int, lanes: Int) {
    self.init(rows: rows, lanes: lanes, values: AlignedFloats(count: rows * lanes))
  }

  private init(rows: Int, lanes: Int, values: AlignedFloats) {
    precondition(lanes % 8 == 0, "\(lanes) lanes are no multiple of 8")
    self.rows = rows
    self.lanes = lanes
    self.values = values
  }

  /// Several matrices of zeros in one piece of memory.
  static func several(_ number: Int, rows: Int, lanes: Int) -> [LaneMatrix] {
    AlignedFloats.several(number, count: rows * lanes).map {
      LaneMatrix(rows: rows, lanes: lanes, values: $0)
    }
  }

  /// One in every lane.
  package var ones: [Float] { Array(repeating: 1, count: lanes) }

  /// The length of a row that holds so many lanes: the least multiple of 8 of at least 8.
  package static func lanes(holding used: Int) -> Int { max(8, (used + 7) / 8 * 8) }

  /// Replaces every row y by a * y + b * x, lane by lane.
  mutating func combine(_ a: [Float], _ x: LaneMatrix, _ b: [Float], on machine: Machine) {
    precondition(x.rows == rows && x.lanes == lanes, "matrices differ in shape")
    let x = x.read(on: machine)
    let y = shared(on: machine)
    machine.forEachBlock(of: rows, size: Self.blockRows) { _, range in
      y.combine(a, x, b, rows: range)
    }
  }

  /// Sets some rows to the rows of another matrix, one after the other.
  mutating func fill(_ places: [Int], from other: LaneMatrix) {
    precondition(other.rows == places.count && other.lanes == lanes, "matrices differ in shape")
    let lanes = lanes
    values.withUnsafeMutableBufferPointer { out in
      for (row, place) in places.enumerated() {
        for lane in 0..<lanes { out[place * lanes + lane] = other.values[row * lanes + lane] }
      }
    }
  }

  /// Takes over lanes of another matrix with as many rows.
  mutating func take(
    _ other: LaneMatrix, _ moves: [(lane: Int, from: Int)], on machine: Machine
  ) {
    precondition(other.rows == rows, "matrices differ in their rows")
    let (to, from) = (shared(on: machine), other.read(on: machine))
    machine.forEachBlock(of: rows, size: Self.blockRows) { _, rows in
      for row in rows {
        let (out, values) = (to.base + row * to.lanes, from.base + row * from.lanes)
        for move in moves { out[move.lane] = values[move.from] }
      }
    }
  }

  /// Takes the mean row off every row.
  mutating func centre(on machine: Machine) {
    let mean = mean(on: machine)
    let own = shared(on: machine)
    machine.forEachBlock(of: rows, size: Self.blockRows) { _, rows in
      own.set(to: own, minus: mean, scaledBy: nil, rows: rows)
    }
  }

  /// This matrix less its mean row.
  func centred(on machine: Machine) -> LaneMatrix {
    var centred = self
    centred.centre(on: machine)
    return centred
  }

  /// Sets this matrix to another one less a shift that is the same for every row, each row times
  /// its scale; nil: ones.
  mutating func set(
    to other: LaneMatrix, minus shift: [Float], scaledBy scales: [Float]?, on machine: Machine
  ) {
    precondition(
      other.rows == rows && other.lanes == lanes && shift.count == lanes
        && scales.map { $0.count == rows } != false, "matrices differ in shape")
    let other = other.read(on: machine)
    let out = shared(on: machine)
    machine.forEachBlock(of: rows, size: Self.blockRows) { _, rows in
      out.set(to: other, minus: shift, scaledBy: scales, rows: rows)
    }
  }

  /// The mean row.
  func mean(on machine: Machine) -> [Float] {
    let own = read(on: machine)
    return LaneSums.reduce(rows: rows, width: lanes, on: machine) { range, sums in
      own.addRows(range, to: sums)
    }.map { Float($0 / Double(max(1, rows))) }
  }

  /// The sum over the rows of the products of two matrices' entries, lane by lane.
  func dot(_ other: LaneMatrix, on machine: Machine) -> [Double] {
    precondition(other.rows == rows && other.lanes == lanes, "matrices differ in shape")
    let (x, y) = (read(on: machine), other.read(on: machine))
    return LaneSums.reduce(rows: rows, width: lanes, on: machine) { range, sums in
      x.addDot(y, rows: range, to: sums)
    }
  }
}

/// Sums over rows that come out the same for every number of threads.
enum LaneSums {
  /// Adds up what `body` puts into a block's own `width` sums, in block order.
  static func reduce(
    rows: Int, width: Int, on machine: Machine,
    _ body: (Range<Int>, UnsafeMutablePointer<Double>) -> Void
  ) -> [Double] {
    let size = LaneMatrix.blockRows
    let blocks = (rows + size - 1) / size
    var partial = [Double](repeating: 0, count: blocks * width)
    partial.withUnsafeMutableBufferPointer { partial in
      guard let base = partial.baseAddress else { return }
      machine.forEachBlock(of: rows, size: size) { block, range in body(range, base + block * width)
      }
    }
    var sums = [Double](repeating: 0, count: width)
    for block in 0..<blocks {
      for column in 0..<width { sums[column] += partial[block * width + column] }
    }
    return sums
  }
}
