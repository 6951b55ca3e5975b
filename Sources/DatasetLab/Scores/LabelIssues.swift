/// Which filters flag which rows: one byte a row.
public struct LabelIssues: Sendable, Equatable {
  private var filters: [UInt8]

  /// Creates a record in which no row is flagged.
  ///
  /// - Parameter rows: N.
  public init(rows: Int) {
    filters = Array(repeating: 0, count: rows)
  }

  /// The number of rows, N.
  public var rows: Int { filters.count }

  /// Whether a filter flags a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - filter: The filter.
  /// - Returns: True where the row is flagged.
  public func isFlagged(_ row: Int, by filter: LabelIssueFilter) -> Bool {
    filters[row] & filter.bit != 0
  }

  /// Whether any filter flags a row.
  ///
  /// - Parameter row: The row.
  /// - Returns: True where one or more do.
  public func isFlagged(_ row: Int) -> Bool { filters[row] != 0 }

  /// The filters that flag a row, in the order in which they are declared.
  ///
  /// - Parameter row: The row.
  /// - Returns: None, some or all of the seven.
  public func filters(of row: Int) -> [LabelIssueFilter] {
    filters[row] == 0 ? [] : LabelIssueFilter.allCases.filter { filters[row] & $0.bit != 0 }
  }

  /// The rows that a filter flags, in row order.
  ///
  /// - Parameter filter: The filter.
  /// - Returns: The rows.
  public func rows(flaggedBy filter: LabelIssueFilter) -> [Int] {
    filters.indices.filter { filters[$0] & filter.bit != 0 }
  }

  /// The number of rows that a filter flags.
  ///
  /// - Parameter filter: The filter.
  /// - Returns: From 0 to N.
  public func count(of filter: LabelIssueFilter) -> Int {
    filters.count { $0 & filter.bit != 0 }
  }

  mutating func flag(_ row: Int, by filter: LabelIssueFilter) {
    filters[row] |= filter.bit
  }

  mutating func unflag(_ row: Int, by filter: LabelIssueFilter) {
    filters[row] &= ~filter.bit
  }
}
