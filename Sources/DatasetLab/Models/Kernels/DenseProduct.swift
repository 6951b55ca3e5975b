import CKernels

/// Products of N x D vectors E with lanes, in blocks of rows of a fixed size, whose sums are added
/// in block order.
extension Embeddings {
  /// Writes Eᵀ a, the weights that row coefficients stand for, D x lanes.
  package func gather(
    _ coefficients: LaneMatrix, into weights: inout LaneMatrix, on machine: Machine
  ) {
    let (lanes, dimensions) = (coefficients.lanes, dimensions)
    let size = LaneMatrix.blockRows
    let blocks = (rows + size - 1) / size
    var partial = [Float](repeating: 0, count: blocks * dimensions * lanes)
    partial.withUnsafeMutableBufferPointer { partial in
      guard let base = partial.baseAddress else { return }
      machine.forEachBlock(of: rows, size: size) { block, range in
        values.withUnsafeBufferPointer { rows in
          guard let rows = rows.baseAddress else { return }
          ck_dense_transposed(
            machine.vectors.isa, rows + range.lowerBound * dimensions,
            coefficients.values.base + range.lowerBound * lanes, Int64(dimensions), Int64(lanes),
            Int64(range.count), base + block * dimensions * lanes)
        }
      }
    }
    weights.values.withUnsafeMutableBufferPointer { weights in
      weights.update(repeating: 0)
      for block in 0..<blocks {
        for i in weights.indices { weights[i] += partial[block * dimensions * lanes + i] }
      }
    }
  }

  /// Writes E u, the margins of weights, N x lanes, or adds them to what is there.
  package func scatter(
    _ weights: LaneMatrix, into margins: inout LaneMatrix, adds: Bool, on machine: Machine
  ) {
    let lanes = weights.lanes
    margins.values.withUnsafeMutableBufferPointer { out in
      guard let base = out.baseAddress else { return }
      machine.forEachBlock(of: rows, size: LaneMatrix.blockRows) { _, range in
        values.withUnsafeBufferPointer { rows in
          guard let rows = rows.baseAddress else { return }
          ck_dense_product(
            machine.vectors.isa, rows + range.lowerBound * dimensions, weights.values.base,
            Int64(dimensions), Int64(lanes), Int64(range.count), adds ? 1 : 0,
            base + range.lowerBound * lanes)
        }
      }
    }
  }
}
