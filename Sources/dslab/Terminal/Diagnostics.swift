import Foundation

/// What goes to standard error.
enum Diagnostics {
  /// Says what went wrong.
  static func error(_ message: String) { write("dslab: \(message)\n") }

  /// Says what a person should know about a result.
  static func warning(_ message: String) { write("dslab: warning: \(message)\n") }

  /// Says what was done.
  static func note(_ message: String) { write("\(message)\n") }

  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
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
