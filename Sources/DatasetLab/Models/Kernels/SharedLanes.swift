import CKernels

/// The memory of a lane matrix while several threads work on it, each on rows of its own.
package struct SharedLanes: @unchecked Sendable {
  fileprivate let storage: AlignedFloats.Storage
  let lanes: Int
  let vectors: Machine.Vectors

  var base: UnsafeMutablePointer<Float> { storage.base }

  /// Replaces every row y by a * y + b * x, lane by lane.
  func combine(_ a: [Float], _ x: SharedLanes, _ b: [Float], rows: Range<Int>) {
    ck_combine(
      vectors.isa, base, a, x.base, b, Int64(lanes), Int64(rows.lowerBound),
      Int64(rows.upperBound))
  }

  /// Replaces every row by the sum of the terms' rows, each times the term's shares, lane by lane;
  /// what is replaced may be one of the terms.
  func set(to terms: [(SharedLanes, shares: [Float])], rows: Range<Int>) {
    // One after the other in memory, so that a pointer to each can be had.
    let shares = terms.flatMap(\.shares)
    shares.withUnsafeBufferPointer { shares in
      guard let first = shares.baseAddress else { return }
      ck_combination(
        vectors.isa, terms.map { UnsafePointer($0.0.base) },
        terms.indices.map { first + $0 * lanes }, Int64(terms.count), Int64(lanes),
        Int64(rows.lowerBound), Int64(rows.upperBound), base)
    }
  }

  /// Sets rows to those of another matrix less a shift, each times its scale; nil: ones.
  func set(
    to other: SharedLanes, minus shift: [Float], scaledBy scales: [Float]?, rows: Range<Int>
  ) {
    ck_shift_rows(
      vectors.isa, other.base, shift, scales, Int64(lanes), Int64(rows.lowerBound),
      Int64(rows.upperBound), base)
  }

  /// Adds to `sums`, one a lane, the entries of some rows.
  func addRows(_ rows: Range<Int>, to sums: UnsafeMutablePointer<Double>) {
    ck_sum_rows(
      vectors.isa, base, Int64(lanes), Int64(rows.lowerBound), Int64(rows.upperBound), sums)
  }

  /// Adds to `sums`, one a lane, the products of two matrices' entries.
  func addDot(_ other: SharedLanes, rows: Range<Int>, to sums: UnsafeMutablePointer<Double>) {
    ck_dot(
      vectors.isa, base, other.base, Int64(lanes), Int64(rows.lowerBound),
      Int64(rows.upperBound), sums)
  }
}

extension LaneMatrix {
  /// The memory for several threads to write to, until it is let go of.
  package mutating func shared(on machine: Machine) -> SharedLanes {
    SharedLanes(storage: values.ownStorage(), lanes: lanes, vectors: machine.vectors)
  }

  /// The memory for several threads to read.
  package func read(on machine: Machine) -> SharedLanes {
    SharedLanes(storage: values.storage, lanes: lanes, vectors: machine.vectors)
  }
}
