import Foundation

/// What the system said about a call that failed.
package enum SystemReason {
  /// The words for an error, in lower case.
  ///
  /// - Parameter code: The error; by default the last one.
  /// - Returns: What the system calls it.
  package static func text(of code: Int32 = errno) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
