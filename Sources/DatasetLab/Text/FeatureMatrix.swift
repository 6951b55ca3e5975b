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
}
