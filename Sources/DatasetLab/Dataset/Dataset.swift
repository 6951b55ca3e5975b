/// A labelled text data set as it was read: the rows that can be audited, and those that cannot.
///
/// The order is that of the input until `selecting` makes another; `sampleIDs` remembers it.
public struct Dataset: Sendable {
  /// The name of the input, a file's last path component or `standard input`.
  public var name: String
  /// The SHA-256 of the input's bytes as they were read, in lower-case hexadecimal.
  public var sha256: String
  /// The columns that were chosen.
  public var columns: ColumnMap
  /// The classes in column order.
  public var labels: LabelSet
  /// The place of each row among the usable rows of the input, from 0.
  public internal(set) var sampleIDs: [Int]
  /// The user's own row names; the row number where the data have no id column.
  public var ids: StringColumn
  /// The 1-based line of the input on which each row starts.
  public var lines: [Int]
  /// The texts, byte for byte (transcoded to UTF-8 where `--encoding` says so).
  public var texts: StringColumn
  /// The given label of each row, as a position in `labels`.
  public var given: [Int32]
  /// Further columns kept for slices and annotators, by column name.
  public var attributes: [String: StringColumn]
  /// The input rows that could not be used, in input order.
  public var rejected: [RejectedRow]
  /// What is lawful and yet seldom meant, a sentence each.
  public internal(set) var oddities: [String] = []

  /// The number of rows, N.
  public var count: Int { given.count }

  /// The number of rows that carry each label, in label order.
  public var classCounts: [Int] {
    given.reduce(into: Array(repeating: 0, count: labels.count)) { $0[Int($1)] += 1 }
  }

  /// Creates a data set from columns of equal length.
  ///
  /// - Parameters:
  ///   - name: The name of the input.
  ///   - sha256: The hash of the input's bytes.
  ///   - columns: The columns that were chosen.
  ///   - labels: The classes.
  ///   - ids: The row names.
  ///   - lines: The 1-based first line of each row.
  ///   - texts: The texts.
  ///   - given: The given label of each row, as a position in `labels`.
  ///   - attributes: Further columns by name.
  ///   - rejected: The rows that could not be used.
  public init(
    name: String, sha256: String, columns: ColumnMap, labels: LabelSet, ids: StringColumn,
    lines: [Int], texts: StringColumn, given: [Int32],
    attributes: [String: StringColumn] = [:], rejected: [RejectedRow] = []
  ) {
    precondition(
      ids.count == given.count && lines.count == given.count && texts.count == given.count,
      "columns of a data set have different lengths")
    self.name = name
    self.sha256 = sha256
    self.columns = columns
    self.labels = labels
    self.ids = ids
    self.lines = lines
    self.texts = texts
    self.given = given
    sampleIDs = Array(given.indices)
    self.attributes = attributes
    self.rejected = rejected
  }
}

/// An input row that could not be used, and why.
public struct RejectedRow: Sendable, Hashable {
  /// The 1-based line on which the row starts.
  public var line: Int
  /// The column at fault, where there is one.
  public var column: String?
  /// One lower-case sentence.
  public var reason: String

  /// Creates a record of a row that was set aside.
  ///
  /// - Parameters:
  ///   - line: The 1-based line on which the row starts.
  ///   - column: The column at fault.
  ///   - reason: One lower-case sentence.
  public init(line: Int, column: String?, reason: String) {
    self.line = line
    self.column = column
    self.reason = reason
  }
}
