/// Which suspects are reviewed, and in which order.
public struct ReviewSelection: Sendable, Hashable {
  /// The score that decides the order.
  public var order: SuspectOrder
  /// Only rows with this given label; nil for all.
  public var label: String?
  /// Only rows that contradict this specification most; nil for all.
  public var specification: String?
  /// Only rows with this value in a column that the audit kept; nil for all.
  public var slice: Slice?
  /// Only rows with these words: all of them, the last one perhaps a beginning, and what stands in
  /// quotation marks as a phrase. Empty for all.
  public var words: String

  /// A column and a value in it.
  public struct Slice: Sendable, Hashable {
    /// The column.
    public var column: String
    /// The value.
    public var value: String

    /// A column and a value in it.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  /// All suspects, or some of them.
  ///
  /// - Parameters:
  ///   - order: The score that decides the order.
  ///   - label: Only rows with this given label.
  ///   - specification: Only rows that contradict this specification most.
  ///   - slice: Only rows with this value in a column.
  ///   - words: Only rows with these words.
  public init(
    order: SuspectOrder = .consensus, label: String? = nil, specification: String? = nil,
    slice: Slice? = nil, words: String = ""
  ) {
    self.order = order
    self.label = label
    self.specification = specification
    self.slice = slice
    self.words = words
  }
}
