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
  func transposed() -> SparseLists {
    var starts = [Int64](repeating: 0, count: columns + 1)
    for index in indices { starts[Int(index) + 1] += 1 }
    for column in 0..<columns { starts[column + 1] += starts[column] }
    var next = starts
    var valuesOf: [Float]?
    let rowsOf = [UInt32](onLargePages: indices.count) { rowsOf, count in
      /// Calls `body` with each entry and its place among its column's.
      func forEachEntry(_ body: (_ entry: Int, _ place: Int) -> Void) {
        for row in 0..<rows {
          for entry in entries(of: row) {
            let column = Int(indices[entry])
            let place = Int(next[column])
            rowsOf[place] = UInt32(row)
            body(entry, place)
            next[column] += 1
          }
        }
      }
      if let values {
        valuesOf = [Float](onLargePages: values.count) { valuesOf, count in
          forEachEntry { valuesOf[$1] = values[$0] }
          count = values.count
        }
      } else {
        forEachEntry { _, _ in }
      }
      count = indices.count
    }
    return SparseLists(columns: rows, starts: starts, indices: rowsOf, values: valuesOf)
  }
}
