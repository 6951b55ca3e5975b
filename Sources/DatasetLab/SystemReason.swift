import Foundation

/// What the system said about a call that failed.
enum SystemReason {
  /// The words for an error, in lower case.
  static func text(of code: Int32 = errno) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
