/// What a request must know: drawn anew for every run, and shown only where it is printed.
struct AccessToken: Sendable {
  /// 32 hexadecimal digits.
  let text: String

  init() {
    var source = SystemRandomNumberGenerator()
    text = (0..<2).map { _ in
      let digits = String(source.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether somebody knows it; takes as long for a near miss as for any other.
  func matches(_ guess: String?) -> Bool {
    guard let guess, guess.utf8.count == text.utf8.count else { return false }
    return zip(guess.utf8, text.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
