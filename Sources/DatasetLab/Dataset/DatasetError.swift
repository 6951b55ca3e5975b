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

  /// A value as an error shows it: at most 40 signs, those that nobody would see escaped.
  package static func shown(_ value: String) -> String {
    var signs = Array(value.unicodeScalars.prefix(41))
    let isCut = signs.count > 40
    if isCut { signs.removeLast(2) }
    return signs.map { isSeen($0) ? String($0) : "\\u{\(String($0.value, radix: 16))}" }.joined()
      + (isCut ? "…" : "")
  }

  /// Values as an error lists them: the first dozen.
  package static func listed(_ values: some Collection<String>, most: Int = 12) -> String {
    let names = values.prefix(most).map { shown($0) }.joined(separator: ", ")
    return values.count > most ? names + ", … (\(values.count) in all)" : names
  }

  /// Whether a sign leaves a trace: no control, nothing without width, no blank but the plain one.
  private static func isSeen(_ sign: Unicode.Scalar) -> Bool {
    switch sign.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    case .spaceSeparator: sign == " "
    default: !sign.properties.isDefaultIgnorableCodePoint
    }
  }
}
