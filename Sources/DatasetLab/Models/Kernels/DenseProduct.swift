import COpenBLAS

/// Products of N x D vectors E with lanes.
///
/// OpenBLAS works on one thread and on blocks of rows of a fixed size, whose sums are added in
/// block order, because its own threading changes the last bits.
extension Embeddings {
  /// Writes Eᵀ a, the weights that row coefficients stand for, D x lanes.
  func gather(
    _ coefficients: LaneMatrix, into weights: inout LaneMatrix, on machine: Machine
  ) {
    openblas_set_num_threads(1)
    let lanes = coefficients.lanes
    let size = LaneMatrix.blockRows
    let blocks = (rows + size - 1) / size
    var partial = [Float](repeating: 0, count: blocks * dimensions * lanes)
    partial.withUnsafeMutableBufferPointer { partial in
      guard let base = partial.baseAddress else { return }
      machine.forEachBlock(of: rows, size: size) { block, range in
        values.withUnsafeBufferPointer { e in
          guard let e = e.baseAddress else { return }
          cblas_sgemm(
            CblasRowMajor, CblasTrans, CblasNoTrans, Int32(dimensions), Int32(lanes),
            Int32(range.count), 1, e + range.lowerBound * dimensions, Int32(dimensions),
            coefficients.values.base + range.lowerBound * lanes, Int32(lanes), 0,
            base + block * dimensions * lanes, Int32(lanes))
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
  func scatter(
    _ weights: LaneMatrix, into margins: inout LaneMatrix, adds: Bool, on machine: Machine
  ) {
    openblas_set_num_threads(1)
    let lanes = weights.lanes
    margins.values.withUnsafeMutableBufferPointer { out in
      guard let base = out.baseAddress else { return }
      machine.forEachBlock(of: rows, size: LaneMatrix.blockRows) { _, range in
        values.withUnsafeBufferPointer { e in
          guard let e = e.baseAddress else { return }
          cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(range.count), Int32(lanes),
            Int32(dimensions), 1, e + range.lowerBound * dimensions, Int32(dimensions),
            weights.values.base, Int32(lanes), adds ? 1 : 0, base + range.lowerBound * lanes,
            Int32(lanes))
        }
      }
    }
  }
}
