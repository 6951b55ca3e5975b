/// A sparse matrix of features in compressed rows (CSR): N rows, V columns.
///
/// The entries of row *i* are `starts[i]..<starts[i + 1]` of `indices` (the columns) and `values`.
public struct FeatureMatrix: Sendable {
  /// The number of columns, V.
  public let columns: Int
  /// Where each row's entries begin; N + 1 offsets.
  public let starts: [Int64]
  /// The column of each entry.
  public let indices: [UInt32]
  /// The value of each entry.
  public let values: [Float]

  /// The number of rows, N.
  public var rows: Int { starts.count - 1 }

  /// Wraps the three arrays of a compressed matrix.
  ///
  /// - Parameters:
  ///   - columns: V; every index is below it.
  ///   - starts: N + 1 ascending offsets, from 0 to the number of entries.
  ///   - indices: The column of each entry.
  ///   - values: The value of each entry.
  public init(columns: Int, starts: [Int64], indices: [UInt32], values: [Float]) {
    precondition(
      starts.last == Int64(indices.count) && indices.count == values.count,
      "offsets and entries of a feature matrix do not fit")
    self.columns = columns
    self.starts = starts
    self.indices = indices
    self.values = values
  }

  /// The positions of a row's entries in `indices` and `values`.
  public func entries(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// The same entries by column: a matrix of V rows and N columns, rows ascending within each.
  ///
  /// - Complexity: O(V + entries).
  public func transposed() -> FeatureMatrix {
    var starts = [Int64](repeating: 0, count: columns + 1)
    for index in indices { starts[Int(index) + 1] += 1 }
    for column in 0..<columns { starts[column + 1] += starts[column] }
    var next = starts
    var rowsOf = [UInt32](repeating: 0, count: indices.count)
    var valuesOf = [Float](repeating: 0, count: indices.count)
    for row in 0..<rows {
      for entry in entries(of: row) {
        let column = Int(indices[entry])
        let place = Int(next[column])
        rowsOf[place] = UInt32(row)
        valuesOf[place] = values[entry]
        next[column] += 1
      }
    }
    return FeatureMatrix(columns: rows, starts: starts, indices: rowsOf, values: valuesOf)
  }
}
