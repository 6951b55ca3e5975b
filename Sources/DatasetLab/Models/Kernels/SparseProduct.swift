import CKernels

extension FeatureMatrix {
  /// The product with a dense matrix of V rows: N x lanes.
  ///
  /// Every output row is summed by one thread in the order of its entries.
  func product(_ dense: LaneMatrix, on machine: Machine) -> LaneMatrix {
    precondition(dense.rows == columns, "\(columns) columns meet \(dense.rows) rows")
    var out = LaneMatrix(rows: rows, lanes: dense.lanes)
    out.values.withUnsafeMutableBufferPointer { out in
      machine.forEachBlock(of: rows, size: 256) { _, range in
        ck_sparse_product(
          machine.vectors.isa, starts, indices, values, dense.values.base, Int64(dense.lanes),
          Int64(range.lowerBound), Int64(range.upperBound), out.baseAddress)
      }
    }
    return out
  }
}
