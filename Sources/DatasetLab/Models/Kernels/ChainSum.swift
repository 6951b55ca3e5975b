import CKernels

/// A sparse sum over n-grams that counts for all that they begin with: D Aᵀ (L₁ x₁ + L₂ x₂ + …),
/// where A leads from n-grams to those; and the way back, A u, by which an n-gram has its own
/// weight and theirs.
package struct ChainSum: Sendable {
  /// L₁, L₂, … in blocks of whole trees; with D where no n-gram goes on from another.
  package let sums: SparseSum
  /// Nil where no n-gram goes on from another.
  private let chains: NGramChains?
  private let scales: [Float]?

  /// - Parameters:
  ///   - lists: One list for each n-gram.
  ///   - chains: What the n-grams begin with.
  ///   - scales: The diagonal of D; nil: ones.
  init(_ lists: [SparseLists], chains: NGramChains, scales: [Float]?) {
    let isFlat = chains.isFlat
    sums = SparseSum(lists, scales: isFlat ? scales : nil, endingBlocks: chains.isRoot)
    self.chains = isFlat ? nil : chains
    self.scales = scales
  }

  /// The number of n-grams.
  package var rows: Int { sums.rows }

  /// Writes D Aᵀ (L₁ x₁ + L₂ x₂ + …).
  ///
  /// - Parameters:
  ///   - dense: One matrix for each of the lists, with as many rows as those have columns.
  ///   - returns: Whether A times that is written.
  ///   - out: A row for each n-gram.
  ///   - machine: The means.
  package func take(
    of dense: [LaneMatrix], returning returns: Bool, into out: inout LaneMatrix,
    on machine: Machine
  ) {
    let (isa, lanes) = (machine.vectors.isa, Int64(out.lanes))
    sums.take(of: dense, into: &out, on: machine) { rows, out in
      guard let chains else { return }
      let (first, last) = (Int64(rows.lowerBound), Int64(rows.upperBound))
      ck_chains_up(isa, chains.shorter, scales, lanes, first, last, out)
      if returns { ck_chains_down(isa, chains.shorter, out, lanes, first, last, out) }
    }
  }

  /// Goes back from weights to n-grams.
  ///
  /// - Parameters:
  ///   - weights: u, a row for each n-gram.
  ///   - room: For the result, of the same shape.
  ///   - machine: The means.
  /// - Returns: A u.
  func back(_ weights: LaneMatrix, in room: inout LaneMatrix, on machine: Machine) -> LaneMatrix {
    guard let chains else { return weights }
    precondition(
      weights.rows == rows && room.rows == rows && weights.lanes == room.lanes,
      "matrices of a sum over chains do not fit")
    let (isa, lanes) = (machine.vectors.isa, Int64(room.lanes))
    room.values.withUnsafeMutableBufferPointer { out in
      sums.forEachBlock(on: machine) { rows in
        ck_chains_down(
          isa, chains.shorter, weights.values.base, lanes, Int64(rows.lowerBound),
          Int64(rows.upperBound), out.baseAddress)
      }
    }
    return room
  }
}
