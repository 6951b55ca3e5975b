/// Why a data set could not be read, as one sentence with place, value and remedy.
public struct DatasetError: Error, CustomStringConvertible, Hashable, Sendable {
  /// What is at fault, which decides the exit code of the program.
  public enum Kind: Sendable, Hashable {
    /// The data are wrong.
    case data
    /// The input is not there or may not be read.
    case input
    /// A choice of the user's cannot be followed.
    case usage
    /// Reading or writing failed.
    case io
  }

  /// What is at fault.
  public let kind: Kind
  /// The name of the input.
  public let file: String
  /// The 1-based line, where one is at fault.
  public let line: Int?
  /// The column, where one is at fault.
  public let column: String?
  /// What is wrong and what to do.
  public let reason: String

  /// `file:line: column 'c': reason`, control characters escaped.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    let cell = column.map { "column '\(DatasetError.shown($0))': " } ?? ""
    return "\(place): \(cell)\(reason)"
  }

  init(
    _ kind: Kind, file: String, line: Int? = nil, column: String? = nil, _ reason: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// A value as an error shows it: at most 40 characters, control characters escaped.
  static func shown(_ value: String) -> String {
    let short = value.count > 40 ? value.prefix(39) + "…" : value
    return short.unicodeScalars.map { scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }.joined()
  }
}
