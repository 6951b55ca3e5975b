/// Goes through the bytes of one JSON text (RFC 8259) and stops where they are none.
///
/// The bytes are UTF-8 already. Nothing is repaired: no comma at the end of a list, no NaN, no sign
/// below a blank inside a string, no half of a surrogate pair.
struct JSONScanner {
  /// What is wrong, and at which byte from 0.
  struct Problem: Error {
    let at: Int
    let reason: String
  }

  /// How deep values may be nested.
  static let deepest = 512

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte that comes next; nil at the end.
  var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0D, 0x0A].contains(byte) { at += 1 }
  }

  /// Passes over a byte if it is the one that is meant.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  mutating func expect(_ sign: Unicode.Scalar) throws(Problem) {
    if !take(sign) { throw problem("'\(sign)' is missing") }
  }

  /// Passes over a value.
  mutating func value(depth: Int = 0) throws(Problem) {
    if depth > Self.deepest { throw problem("values are nested deeper than \(Self.deepest)") }
    switch next {
    case UInt8(ascii: "{"):
      try elements("}") { scanner throws(Problem) in
        try scanner.string()
        scanner.skipBlanks()
        try scanner.expect(":")
        scanner.skipBlanks()
        try scanner.value(depth: depth + 1)
      }
    case UInt8(ascii: "["):
      try elements("]") { scanner throws(Problem) in try scanner.value(depth: depth + 1) }
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    case let sign? where sign == UInt8(ascii: "-") || (0x30...0x39).contains(sign): try number()
    default: throw problem("a value is missing")
    }
  }

  /// Passes over what stands between brackets with commas between it, both brackets included.
  mutating func elements(
    _ closing: Unicode.Scalar, _ element: (inout JSONScanner) throws(Problem) -> Void
  ) throws(Problem) {
    at += 1
    skipBlanks()
    if take(closing) { return }
    while true {
      try element(&self)
      skipBlanks()
      if take(closing) { return }
      if !take(",") { throw problem("',' or '\(closing)' is missing") }
      skipBlanks()
    }
  }

  /// Passes over a string.
  mutating func string() throws(Problem) {
    try expect("\"")
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20: throw problem("a control character in a string is written with a \\", -1)
      default: break
      }
    }
    throw problem("a string is not closed")
  }

  private mutating func escape() throws(Problem) {
    guard let sign = next else { throw problem("a string is not closed") }
    at += 1
    if sign != UInt8(ascii: "u") {
      guard "\"\\/bfnrt".utf8.contains(sign) else { throw problem("no such escape", -2) }
      return
    }
    let start = at - 2
    let high = try hexadecimal()
    guard (0xD800..<0xE000).contains(high) else { return }
    guard high < 0xDC00, take("\\"), take("u"), (0xDC00..<0xE000).contains(try hexadecimal())
    else { throw Problem(at: start, reason: "half of a surrogate pair is no character") }
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    let digits = bytes[min(at, bytes.count)..<min(at + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw problem("\\u wants four hexadecimal digits") }
    at += 4
    return value
  }

  private mutating func number() throws(Problem) {
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
  }

  private mutating func digits() throws(Problem) {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    if at == start { throw problem("a digit is missing") }
  }

  private mutating func word(_ word: StaticString) throws(Problem) {
    for step in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[step] else { throw problem("a value is missing") }
      at += 1
    }
  }

  func problem(_ reason: String, _ offset: Int = 0) -> Problem {
    Problem(at: at + offset, reason: reason)
  }
}
