import Foundation

/// What goes to standard error.
enum Diagnostics {
  /// Says what went wrong.
  static func error(_ message: String) {
    write("\(Terminal.diagnostics.styled("dslab:", .error)) \(message)\n")
  }

  /// Says what a person should know about a result.
  static func warning(_ message: String) {
    write("dslab: \(Terminal.diagnostics.styled("warning:", .warning)) \(message)\n")
  }

  /// Says what was done.
  static func note(_ message: String) { write("\(message)\n") }

  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// What goes to standard output.
enum Output {
  /// Writes text; a reader that has seen enough (`| head`) ends the program as a success.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes in the same way.
  static func write(_ bytes: [UInt8]) {
    signal(SIGPIPE) { _ in _exit(0) }
    FileHandle.standardOutput.write(Data(bytes))
  }
}
