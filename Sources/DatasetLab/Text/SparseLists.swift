/// Lists of positions, one after the other in memory: a sparse matrix in compressed rows (CSR).
///
/// The entries of list *i* are `starts[i]..<starts[i + 1]` of `indices`. Where there are no
/// `values` every entry counts 1, and an index that comes twice counts 2.
package struct SparseLists: Sendable {
  /// The number of columns; every index is below it.
  package let columns: Int
  /// Where each list's entries begin; one more offset than lists.
  package let starts: [Int64]
  package let indices: [UInt32]
  package let values: [Float]?

  /// The number of lists.
  package var rows: Int { starts.count - 1 }

  package init(columns: Int, starts: [Int64], indices: [UInt32], values: [Float]? = nil) {
    precondition(
      starts.last == Int64(indices.count) && (values.map { $0.count == indices.count } ?? true),
      "offsets and entries of sparse lists do not fit")
    self.columns = columns
    self.starts = starts
    self.indices = indices
    self.values = values
  }

  /// Lists without entries.
  init(emptyRows rows: Int, columns: Int) {
    self.init(
      columns: columns, starts: Array(repeating: 0, count: rows + 1), indices: [], values: nil)
  }

  /// Joins lists that were made part by part.
  init(
    columns: Int, joining parts: [Part], on machine: Machine = Machine(threads: 1)
  ) {
    var starts: [Int64] = [0]
    starts.reserveCapacity(parts.reduce(1) { $0 + $1.ends.count })
    var before: Int64 = 0
    for part in parts {
      starts.append(contentsOf: part.ends.lazy.map { Int64($0) + before })
      before += Int64(part.indices.count)
    }
    let indices = machine.join(parts.map(\.indices))
    let values = machine.join(parts.map(\.values))
    self.init(
      columns: columns, starts: starts, indices: indices,
      values: values.count == indices.count && !values.isEmpty ? values : nil)
  }

  /// Some neighbouring lists in the making.
  struct Part: Sendable {
    var ends: [Int] = []
    var indices: [UInt32] = []
    /// As many as indices, or none.
    var values: [Float] = []

    mutating func endList() { ends.append(indices.count) }
  }

  /// The positions of a list's entries in `indices` and `values`.
  func entries(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// The indices of the first so many lists.
  func firstEntries(_ rows: Int) -> ArraySlice<UInt32> { indices[..<Int(starts[rows])] }

  /// The lists at some positions, in that order.
  func selecting(_ rows: [Int]) -> SparseLists {
    var part = Part()
    for row in rows {
      part.indices.append(contentsOf: indices[entries(of: row)])
      if let values { part.values.append(contentsOf: values[entries(of: row)]) }
      part.endList()
    }
    return SparseLists(columns: columns, joining: [part])
  }

  /// The columns that have entries in one or the other of some lists, ascending.
  static func columnsInUse(_ all: SparseLists...) -> [Int] {
    var isUsed = [Bool](repeating: false, count: all.map(\.columns).max() ?? 0)
    for lists in all {
      for index in lists.indices { isUsed[Int(index)] = true }
    }
    return isUsed.indices.filter { isUsed[$0] }
  }

  /// The lists with other numbers for their indices, `numberOf[numberOf.startIndex + index]`, and
  /// without those whose number is `absent`.
  func renumbered(
    _ numberOf: ArraySlice<UInt32>, columns: Int, without absent: UInt32, on machine: Machine
  ) -> SparseLists {
    let parts = machine.mapStretches(of: rows) { rows in
      var part = Part()
      let most = Int(starts[rows.upperBound] - starts[rows.lowerBound])
      part.indices.reserveCapacity(most)
      if values != nil { part.values.reserveCapacity(most) }
      for row in rows {
        for at in entries(of: row) {
          let number = numberOf[numberOf.startIndex + Int(indices[at])]
          if number == absent { continue }
          part.indices.append(number)
          if let values { part.values.append(values[at]) }
        }
        part.endList()
      }
      return part
    }
    return SparseLists(columns: columns, joining: parts, on: machine)
  }

  /// The same entries by column, rows ascending within each.
  ///
  /// - Complexity: O(columns + entries).
  func transposed(on machine: Machine) -> SparseLists {
    let stretches = machine.mapStretches(of: rows) { $0 }
    // How many entries a stretch has in each column, then where the next of them goes.
    var next = [Int64](repeating: 0, count: stretches.count * columns)
    var starts = [Int64](repeating: 0, count: columns + 1)
    var valuesOf: [Float]?
    let rowsOf = next.withUnsafeMutableBufferPointer { next in
      /// Calls `body` with each entry, its row and the counter of its stretch and column.
      func forEachEntry(_ body: (_ entry: Int, _ row: Int, _ counter: Int) -> Void) {
        machine.forEachBlock(of: stretches.count, size: 1) { stretch, _ in
          for row in stretches[stretch] {
            for entry in entries(of: row) {
              body(entry, row, stretch * columns + Int(indices[entry]))
            }
          }
        }
      }
      forEachEntry { next[$2] += 1 }
      var total: Int64 = 0
      for column in 0..<columns {
        for counter in stride(from: column, to: next.count, by: columns) {
          (next[counter], total) = (total, total + next[counter])
        }
        starts[column + 1] = total
      }
      return [UInt32](onLargePages: indices.count) { rowsOf, count in
        count = indices.count
        guard let values else {
          return forEachEntry { _, row, counter in
            rowsOf[Int(next[counter])] = UInt32(row)
            next[counter] += 1
          }
        }
        valuesOf = [Float](onLargePages: count) { valuesOf, written in
          forEachEntry { entry, row, counter in
            rowsOf[Int(next[counter])] = UInt32(row)
            valuesOf[Int(next[counter])] = values[entry]
            next[counter] += 1
          }
          written = values.count
        }
      }
    }
    return SparseLists(columns: rows, starts: starts, indices: rowsOf, values: valuesOf)
  }
}
