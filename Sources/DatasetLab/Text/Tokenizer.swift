/// Cuts normalised text into chunks (between white space) and chunks into words.
///
/// A chunk is what character n-grams are taken from; it keeps its punctuation. A word is a run of
/// letters, marks, digits and `_`, with single apostrophes inside; every other character that is
/// neither punctuation nor ASCII (an emoji with its modifiers, say) is a word of its own.
public enum Tokenizer {
  /// Calls `body` with each chunk of a normalised text, in reading order.
  static func forEachChunk(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    var at = 0
    while at < text.count {
      let width = spaceWidth(text, at)
      if width > 0 {
        if at > start { body(UnsafeBufferPointer(rebasing: text[start..<at])) }
        at += width
        start = at
      } else {
        at += 1
      }
    }
    if at > start { body(UnsafeBufferPointer(rebasing: text[start..<at])) }
  }

  /// The number of bytes of the white-space character at a position, 0 where there is none.
  private static func spaceWidth(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    switch text[at] {
    case 0x20, 0x09...0x0D, 0x1C...0x1F: return 1
    case 0xC2 where at + 1 < text.count && (text[at + 1] == 0x85 || text[at + 1] == 0xA0): return 2
    case 0xE1 where at + 2 < text.count && text[at + 1] == 0x9A && text[at + 2] == 0x80: return 3
    case 0xE2 where at + 2 < text.count:
      let isBlock80 = text[at + 1] == 0x80
      let low = text[at + 2]
      if isBlock80 && ((0x80...0x8A).contains(low) || [0xA8, 0xA9, 0xAF].contains(low)) {
        return 3
      }
      return text[at + 1] == 0x81 && low == 0x9F ? 3 : 0
    case 0xE3 where at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] == 0x80: return 3
    default: return 0
    }
  }

  /// Calls `body` with each word of a chunk, in reading order.
  ///
  /// The words of an ASCII chunk are stretches of it; others go by scalars.
  static func forEachWord(
    _ chunk: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard chunk.allSatisfy({ $0 < 0x80 }) else {
      for var word in words(of: String(decoding: chunk, as: UTF8.self)) { word.withUTF8(body) }
      return
    }
    func isLetter(_ at: Int) -> Bool {
      if at >= chunk.count { return false }
      let byte = chunk[at]
      return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
    }
    var at = 0
    while at < chunk.count {
      if !isLetter(at) {
        at += 1
        continue
      }
      let start = at
      while isLetter(at) || (at < chunk.count && chunk[at] == 0x27 && isLetter(at + 1)) { at += 1 }
      body(UnsafeBufferPointer(rebasing: chunk[start..<at]))
    }
  }

  /// The words of a chunk, in reading order.
  ///
  /// - Parameter chunk: Normalised text without white space.
  /// - Returns: Zero or more words.
  public static func words(of chunk: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var joiner: Unicode.Scalar?
    func flush() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
      joiner = nil
    }
    var afterSymbol = false
    for scalar in chunk.unicodeScalars {
      switch kind(scalar) {
      case .letter:
        if afterSymbol { flush() }
        if let mark = joiner { word.append(mark) }
        joiner = nil
        word.append(scalar)
        afterSymbol = false
      case .apostrophe where !word.isEmpty && joiner == nil && !afterSymbol:
        joiner = scalar
      case .modifier where !word.isEmpty:
        word.append(scalar)
      case .symbol:
        let isHalfFlag = word.count == 1 && isRegional(word.first) && isRegional(scalar)
        if !(afterSymbol && word.last == "\u{200D}") && !isHalfFlag { flush() }
        word.append(scalar)
        afterSymbol = true
      default:
        flush()
        afterSymbol = false
      }
    }
    flush()
    return words
  }

  /// Whether a word is an emoji or another symbol rather than letters and digits.
  static func isSymbol(_ word: String) -> Bool {
    word.unicodeScalars.first.map { kind($0) == .symbol } ?? false
  }

  /// Whether a scalar is one of the letters of which two make a flag.
  private static func isRegional(_ scalar: Unicode.Scalar?) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar?.value ?? 0)
  }

  private enum Kind { case letter, apostrophe, modifier, symbol, punctuation }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: return .letter
    case 0x27, 0x2019: return .apostrophe
    case 0..<0x80: return .punctuation
    case 0x200D, 0xFE0E, 0xFE0F, 0x1F3FB...0x1F3FF, 0x20E3, 0xE0020...0xE007F: return .modifier
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
      return .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .modifier
    case .otherSymbol, .mathSymbol, .currencySymbol, .modifierSymbol, .unassigned, .privateUse:
      return .symbol
    default: return .punctuation
    }
  }
}
