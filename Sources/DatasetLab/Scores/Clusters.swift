/// Which rows are drawn together: clusters numbered in the order in which rows first name them.
struct Clusters: Sendable {
  private let cluster: [UInt32]
  private let count: Int

  /// Numbers clusters.
  ///
  /// - Parameter names: Rows with the same name belong together.
  init(_ names: [UInt64]) {
    let bits = Int.bitWidth - (2 * names.count).leadingZeroBitCount
    // The first row of a cluster, and one more; zero: free.
    var slots = [UInt32](repeating: 0, count: 1 << bits)
    var count = 0
    cluster = Array(unsafeUninitializedCapacity: names.count) { cluster, filled in
      for (row, name) in names.enumerated() {
        var place = Int(truncatingIfNeeded: (name &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
        while slots[place] != 0 && names[Int(slots[place]) - 1] != name {
          place = (place + 1) & (slots.count - 1)
        }
        if slots[place] == 0 {
          slots[place] = UInt32(row + 1)
          cluster.initializeElement(at: row, to: UInt32(count))
          count += 1
        } else {
          cluster.initializeElement(at: row, to: cluster[Int(slots[place]) - 1])
        }
      }
      filled = names.count
    }
    self.count = count
  }

  /// The sum of values and the number of rows of every cluster that some rows belong to.
  ///
  /// - Parameters:
  ///   - values: One value a row of the data.
  ///   - denominators: What is summed in place of the number of rows, where it is something else.
  ///   - rows: The rows that count.
  /// - Returns: Pairs in the order in which `rows` first name their clusters.
  func sums(
    of values: [Double], per denominators: [Double]? = nil, rows: some Collection<Int>
  ) -> [SIMD2<Double>] {
    var places = [Int32](repeating: -1, count: count)
    var sums: [SIMD2<Double>] = []
    sums.reserveCapacity(Swift.min(count, rows.count))
    for row in rows {
      let own = Int(cluster[row])
      if places[own] < 0 {
        places[own] = Int32(sums.count)
        sums.append(.zero)
      }
      sums[Int(places[own])] += SIMD2(values[row], denominators?[row] ?? 1)
    }
    return sums
  }
}
