import CKernels

/// A sum of sparse products, out = D (L₁ x₁ + L₂ x₂ + …), prepared for being taken many times.
///
/// Every output row is summed by one thread in the order of its entries.
package struct SparseSum: Sendable {
  package let lists: [SparseLists]
  package let scales: [Float]?
  /// Where blocks of rows begin that take about the same time.
  private let cuts: [Int]
  private static let blockEntries: Int64 = 1 << 14

  /// - Parameters:
  ///   - lists: Matrices of the same number of rows.
  ///   - scales: The diagonal of D; nil: ones.
  ///   - endsBlock: Whether a block may end with a row.
  init(
    _ lists: [SparseLists], scales: [Float]? = nil,
    endingBlocks endsBlock: (_ row: Int) -> Bool = { _ in true }
  ) {
    self.lists = lists
    self.scales = scales
    let rows = lists.first?.rows ?? 0
    var cuts = [0]
    var work: Int64 = 0
    for row in 0..<rows {
      work += lists.reduce(8) { $0 + $1.starts[row + 1] - $1.starts[row] }
      if work >= Self.blockEntries && endsBlock(row) || row == rows - 1 {
        cuts.append(row + 1)
        work = 0
      }
    }
    self.cuts = cuts
  }

  /// The number of rows of the result.
  package var rows: Int { lists.first?.rows ?? 0 }
  /// The number of entries that are gathered.
  package var entries: Int { lists.reduce(0) { $0 + $1.indices.count } }

  /// Calls `body` for blocks of rows that take about the same time.
  func forEachBlock(on machine: Machine, _ body: (Range<Int>) -> Void) {
    machine.forEachBlock(of: cuts.count - 1, size: 1) { block, _ in
      body(cuts[block]..<cuts[block + 1])
    }
  }

  /// Writes the sum.
  ///
  /// - Parameters:
  ///   - dense: One matrix for each of the lists, with as many rows as those have columns.
  ///   - out: As many rows as the lists.
  ///   - machine: The means.
  ///   - finish: Called with each block of rows when it is written, and where the first row is.
  package func take(
    of dense: [LaneMatrix], into out: inout LaneMatrix, on machine: Machine,
    finish: (Range<Int>, UnsafeMutablePointer<Float>?) -> Void = { _, _ in }
  ) {
    precondition(
      zip(dense, lists).allSatisfy { $0.rows == $1.columns && $0.lanes == out.lanes }
        && out.rows == rows, "matrices of a sparse sum do not fit")
    let lanes = Int64(out.lanes)
    out.values.withUnsafeMutableBufferPointer { out in
      forEachBlock(on: machine) { rows in
        for (term, (lists, dense)) in zip(lists, dense).enumerated() {
          lists.withPointers { lists in
            ck_sparse_product(
              machine.vectors.isa, lists, dense.values.base, scales, term > 0 ? 1 : 0,
              lanes, Int64(rows.lowerBound), Int64(rows.upperBound), out.baseAddress)
          }
        }
        finish(rows, out.baseAddress)
      }
    }
  }
}

extension SparseLists {
  fileprivate func withPointers(_ body: (UnsafePointer<ck_lists>) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      indices.withUnsafeBufferPointer { indices in
        (values ?? []).withUnsafeBufferPointer { values in
          var lists = ck_lists(
            starts: starts.baseAddress, indices: indices.baseAddress,
            values: self.values == nil ? nil : values.baseAddress)
          body(&lists)
        }
      }
    }
  }
}
