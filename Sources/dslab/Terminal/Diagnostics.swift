import DatasetLab
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

  /// Writes text; that nobody reads it is no reason to stop.
  static func write(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { $0.writeAll(to: STDERR_FILENO) }
  }
}

/// What goes to standard output.
enum Output {
  /// Writes text; a reader that has seen enough (`| head`) ends the program as a success, and a
  /// full disk as what it is.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes in the same way.
  static func write(_ bytes: [UInt8]) {
    if bytes.withUnsafeBytes({ $0.writeAll(to: STDOUT_FILENO) }) { return }
    let problem = errno
    if problem == EPIPE { Interruption.leave(EXIT_SUCCESS) }
    Diagnostics.error("standard output: writing failed: \(SystemReason.text(of: problem))")
    Interruption.leave(ExitCodes.io)
  }
}
