/// A character of a normalised text, read as the letter that it may stand for.
struct LetterSign {
  enum Kind { case letter, digit, nothing }

  private(set) var kind = Kind.letter
  /// How many bytes it takes in the text.
  private(set) var length = 1
  /// The letter, where it is of ASCII; the bytes of the text otherwise.
  private(set) var ascii: UInt8?
  /// Whether it is there for layout only, and does not end a word.
  private(set) var isFormat = false

  /// Reads the character at a position.
  ///
  /// - Parameters:
  ///   - chunk: What stands between two blanks.
  ///   - at: Where the character begins.
  ///   - hasLetter: Whether there is a letter beside it, so that signs may stand for letters.
  ///   - isLoose: Whether signs inside are letters though several stand side by side.
  init(
    _ chunk: UnsafeBufferPointer<UInt8>, at: Int, hasLetter: Bool, isLoose: Bool = false
  ) {
    let byte = chunk[at]
    switch byte {
    case UInt8(ascii: "l"): ascii = UInt8(ascii: "i")
    case 0x61...0x7A: ascii = byte
    case 0x30...0x39:
      kind = .digit
      ascii = Self.letterOfDigit[Int(byte - 0x30)]
    case 0x80...: readScalar(chunk, at)
    default:
      let isInside = Self.isInside(chunk, at, isLoose: isLoose)
      ascii = hasLetter ? Self.letter(of: byte, isInside: isInside) : nil
      kind = ascii == nil ? .nothing : .letter
    }
  }

  /// Whether an ASCII character may be part of a word.
  static func isPart(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || isSign(byte)
  }

  /// Whether it is a sign that may stand for a letter.
  static func isSign(_ byte: UInt8) -> Bool { signs.contains(byte) }

  /// Whether a sign is a letter beside a digit alone: `@7` is `at` and `1$` is `is`, while `$7` is
  /// money.
  static func isLetterByDigit(_ chunk: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    switch chunk[at] {
    case UInt8(ascii: "@"): at + 1 < chunk.count && chunk[at + 1] &- 0x30 < 10
    case UInt8(ascii: "$"): at > 0 && chunk[at - 1] &- 0x30 < 10
    default: false
    }
  }

  /// What 0 to 9 stand for; each another letter, so that numbers stay apart.
  private static let letterOfDigit = Array("oi2eas6tbg".utf8)
  private static let signs = Array("@$!|+".utf8)
  private static let signsInside = Array("!|+".utf8)

  private static func letter(of sign: UInt8, isInside: Bool) -> UInt8? {
    switch sign {
    case UInt8(ascii: "@"): UInt8(ascii: "a")
    case UInt8(ascii: "$"): UInt8(ascii: "s")
    case UInt8(ascii: "!") where isInside, UInt8(ascii: "|") where isInside: UInt8(ascii: "i")
    case UInt8(ascii: "+") where isInside: UInt8(ascii: "t")
    default: nil
    }
  }

  /// How many signs may stand side by side where they are read loosely.
  private static let mostSigns = 8

  /// Whether there is a word on both sides.
  private static func isInside(
    _ chunk: UnsafeBufferPointer<UInt8>, _ at: Int, isLoose: Bool
  ) -> Bool {
    var (before, after) = (at - 1, at + 1)
    if isLoose {
      let (first, last) = (at - mostSigns, at + mostSigns)
      while before > max(0, first), signsInside.contains(chunk[before]) { before -= 1 }
      while after < min(chunk.count, last), signsInside.contains(chunk[after]) { after += 1 }
    }
    return before >= 0 && isWord(chunk, before) && isWord(chunk, after)
  }

  private static func isWord(_ chunk: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at < chunk.count
      && (chunk[at] >= 0x80 || (isPart(chunk[at]) && !signsInside.contains(chunk[at])))
  }

  private mutating func readScalar(_ chunk: UnsafeBufferPointer<UInt8>, _ at: Int) {
    let scalar = chunk.scalar(at: at)
    length = scalar.width
    switch Unicode.Scalar(scalar.value)?.properties.generalCategory {
    case .format, .control, nil:
      kind = .nothing
      isFormat = true
    case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .connectorPunctuation, .otherPunctuation, .modifierSymbol,
      .spaceSeparator, .lineSeparator, .paragraphSeparator:
      kind = .nothing
    default: break
    }
  }
}
