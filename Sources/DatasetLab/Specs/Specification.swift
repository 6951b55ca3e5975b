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

/// Why a specification file cannot be used, with file, line and remedy.
public struct SpecificationError: Error, CustomStringConvertible, Hashable, Sendable {
  /// The file.
  public let file: String
  /// The 1-based line, where one is at fault.
  public let line: Int?
  /// What is wrong and what to do.
  public let reason: String

  /// `file:line: reason`.
  public var description: String { line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)" }
}
