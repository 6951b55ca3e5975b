/// Which column of the input plays which part.
public struct ColumnMap: Sendable, Hashable {
  /// The column that holds the text.
  public var text: String
  /// The column that holds the given label.
  public var label: String
  /// The column that names the rows; nil numbers them.
  public var id: String?

  /// Creates a map.
  ///
  /// - Parameters:
  ///   - text: The text column.
  ///   - label: The label column.
  ///   - id: The id column, if there is one.
  public init(text: String, label: String, id: String? = nil) {
    self.text = text
    self.label = label
    self.id = id
  }
}
