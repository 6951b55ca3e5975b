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
