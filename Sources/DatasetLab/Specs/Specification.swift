/// One clause of a codebook: the label it demands, and texts that are certainly of its kind.
public struct Specification: Sendable, Hashable {
  /// Its name, unique within an audit.
  public var name: String
  /// The label that the codebook gives to what it describes, as a label of the data set.
  public var label: String
  /// What it says, in the codebook's words; empty where the file has none.
  public var description: String
  /// Texts that are certainly of that kind: test cases, examples, key phrases. At least one.
  public var queries: [String]

  /// Creates a specification.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - label: The label it demands.
  ///   - description: What it says.
  ///   - queries: Texts of its kind.
  public init(name: String, label: String, description: String = "", queries: [String]) {
    self.name = name
    self.label = label
    self.description = description
    self.queries = queries
  }
}

/// Where a query stands in its file.
public struct QueryPlace: Sendable, Hashable {
  /// The 1-based line.
  public let line: Int
  /// How many queries of the file come before it, whichever specification they belong to.
  public let index: Int
}
