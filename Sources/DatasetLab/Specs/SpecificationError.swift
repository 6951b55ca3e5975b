/// Why a specification file cannot be used, with file, line and remedy.
public struct SpecificationError: Error, CustomStringConvertible, Hashable, Sendable {
  /// What is at fault, which decides the exit code of the program.
  public let kind: DatasetError.Kind
  /// The file.
  public let file: String
  /// The 1-based line, where one is at fault.
  public let line: Int?
  /// What is wrong and what to do.
  public let reason: String

  /// `file:line: reason`.
  public var description: String { line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)" }

  init(_ kind: DatasetError.Kind = .data, file: String, line: Int?, reason: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// What went wrong while the file was read.
  init(_ error: DatasetError) {
    self.init(error.kind, file: error.file, line: error.line, reason: error.reason)
  }
}
