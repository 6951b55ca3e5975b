/// A character of a normalised text, read as the letter that it may stand for.
struct LetterSign {
  enum Kind { case letter, digit, nothing }

  let kind: Kind
  /// How many bytes it takes in the text.
  let length: Int
  /// The letter, where it is of ASCII; the bytes of the text otherwise.
  let ascii: UInt8?

  /// Reads the character at a position.
  ///
  /// - Parameters:
  ///   - chunk: What stands between two blanks.
  ///   - at: Where the character begins.
  ///   - isAfterLetter: Whether a letter was read before in the chunk.
  init(_ chunk: UnsafeBufferPointer<UInt8>, at: Int, isAfterLetter: Bool) {
    let byte = chunk[at]
    func isLetter(_ place: Int) -> Bool {
      place < chunk.count && (chunk[place] &- 0x61 < 26 || chunk[place] >= 0x80)
    }
    func read(_ kind: Kind, _ ascii: UInt8? = nil, length: Int = 1) -> (Kind, Int, UInt8?) {
      (kind, length, ascii)
    }
    switch byte {
    case 0x61...0x7A:
      (kind, length, ascii) = read(.letter, byte == UInt8(ascii: "l") ? UInt8(ascii: "i") : byte)
    case 0x30...0x39:
      (kind, length, ascii) = read(.digit, Self.letterOfDigit[Int(byte - 0x30)])
    case UInt8(ascii: "@") where isAfterLetter || isLetter(at + 1):
      (kind, length, ascii) = read(.letter, UInt8(ascii: "a"))
    case UInt8(ascii: "$") where isAfterLetter || isLetter(at + 1):
      (kind, length, ascii) = read(.letter, UInt8(ascii: "s"))
    case UInt8(ascii: "!") where isAfterLetter && isLetter(at + 1),
      UInt8(ascii: "|") where isAfterLetter && isLetter(at + 1):
      (kind, length, ascii) = read(.letter, UInt8(ascii: "i"))
    case UInt8(ascii: "+") where isAfterLetter && isLetter(at + 1):
      (kind, length, ascii) = read(.letter, UInt8(ascii: "t"))
    case 0..<0x80: (kind, length, ascii) = read(.nothing)
    default:
      let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      (kind, length, ascii) = read(
        Self.counts(chunk, at, width) ? .letter : .nothing, length: width)
    }
  }

  /// What 0 to 9 stand for; each another letter, so that numbers stay apart.
  private static let letterOfDigit = Array("oi2eas6tbg".utf8)

  /// Whether a character outside ASCII is more than punctuation, blank or formatting.
  private static func counts(
    _ chunk: UnsafeBufferPointer<UInt8>, _ at: Int, _ width: Int
  ) -> Bool {
    var value = UInt32(chunk[at]) & (0x7F >> UInt32(width))
    for byte in chunk[(at + 1)..<(at + width)] { value = value << 6 | UInt32(byte & 0x3F) }
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .connectorPunctuation, .otherPunctuation, .format, .control,
      .modifierSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator, nil:
      return false
    default: return true
    }
  }
}
