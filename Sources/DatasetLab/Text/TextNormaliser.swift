import Foundation

/// Makes texts comparable: HTML entities decoded, Unicode in NFKC, case folded.
///
/// Only features and fold hashes are made from normalised text; what is stored is the user's own.
/// Emoji stay. Texts of plain ASCII without `&`, which are most, take a path without Unicode
/// tables, and of what others are made of each character is looked up there once.
public struct TextNormaliser {
  /// The text that was normalised last, as UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Creates a normaliser, to be used for many texts.
  public init() {}

  /// The normalised form of one text.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text with entities decoded, in NFKC, case folded.
  public static func normalised(_ text: String) -> String {
    var normaliser = TextNormaliser()
    var text = text
    text.withUTF8 { normaliser.normalise($0) }
    return String(decoding: normaliser.bytes, as: UTF8.self)
  }

  /// Whether a scalar joins what stands before it, as far as that was asked.
  private var joins: [UInt32: Bool] = [:]
  /// The folded forms of characters that have come, by their bytes.
  private var forms: [SIMD2<UInt64>: [UInt8]] = [:]
  /// The most forms that are kept.
  private static let mostForms = 1 << 16
  /// The text in which references were replaced last.
  private(set) var decoded: [UInt8] = []

  /// Normalises a text into `bytes`.
  mutating func normalise(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text)
    var seen: UInt8 = 0
    var ampersands: UInt8 = 0
    bytes.withUnsafeMutableBufferPointer { bytes in
      for at in bytes.indices {
        let byte = bytes[at]
        seen |= byte
        ampersands |= byte == UInt8(ascii: "&") ? 1 : 0
        bytes[at] = Self.folded(byte)
      }
    }
    let hasEntity = ampersands > 0
    guard seen >= 0x80 || hasEntity else { return }
    if hasEntity {
      decodeEntities(in: text)
    } else {
      decoded.removeAll(keepingCapacity: true)
      decoded.append(contentsOf: text)
    }
    bytes.removeAll(keepingCapacity: true)
    var at = 0
    while at < decoded.count {
      let isFollowedByASCII = at + 1 == decoded.count || decoded[at + 1] < 0x80
      let end =
        decoded[at] < 0x80 && isFollowedByASCII ? at + 1 : endOfCharacter(from: at)
      if end == at + 1 {
        bytes.append(Self.folded(decoded[at]))
      } else {
        appendForm(of: decoded[at..<end])
      }
      at = end
    }
  }

  /// A byte of ASCII with case folded; others stay.
  private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// Where a scalar ends with all that join it: no form of Unicode joins what is on both sides.
  private mutating func endOfCharacter(from start: Int) -> Int {
    var end = start + decoded.scalar(at: start).width
    while end < decoded.count, decoded[end] >= 0x80 {
      let (value, width) = decoded.scalar(at: end)
      if !joins(value) { break }
      end += width
    }
    return end
  }

  private mutating func joins(_ value: UInt32) -> Bool {
    if let known = joins[value] { return known }
    let found = Self.joins(value)
    joins[value] = found
    return found
  }

  /// Marks, the letters of Hangul syllables, and what folds into something that begins with them.
  private static func joins(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    return joins(scalar) || folded(String(scalar)).unicodeScalars.first.map(joins) == true
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: break
    }
    return scalar.properties.canonicalCombiningClass.rawValue != 0
      || (0x1100...0x11FF).contains(scalar.value)
  }

  private mutating func appendForm(of character: ArraySlice<UInt8>) {
    guard character.count < 16 else {
      return bytes.append(contentsOf: Self.folded(character))
    }
    var key = SIMD2<UInt64>(1, 0)
    for byte in character { key = SIMD2(key.x << 8 | UInt64(byte), key.y << 8 | key.x >> 56) }
    if let known = forms[key] { return bytes.append(contentsOf: known) }
    let form = Self.folded(character)
    if forms.count < Self.mostForms { forms[key] = form }
    bytes.append(contentsOf: form)
  }

  private static func folded(_ character: ArraySlice<UInt8>) -> [UInt8] {
    Array(folded(String(decoding: character, as: UTF8.self)).utf8)
  }

  /// Replaces `decoded` by a text with its references replaced by their characters, once.
  mutating func decodeEntities(in text: UnsafeBufferPointer<UInt8>) {
    decoded.removeAll(keepingCapacity: true)
    var at = 0
    while let start = text[at...].firstIndex(of: UInt8(ascii: "&")) {
      decoded.append(contentsOf: text[at..<start])
      at = start + 1
      if let end = text[at..<min(text.count, at + 12)].firstIndex(of: UInt8(ascii: ";")),
        let scalar = HTMLEntities.scalar(of: Substring(decoding: text[at..<end], as: UTF8.self))
      {
        decoded.append(contentsOf: String(scalar).utf8)
        at = end + 1
      } else {
        decoded.append(text[start])
      }
    }
    decoded.append(contentsOf: text[at...])
  }

  /// The text in NFKC with case folded, by Unicode's tables alone.
  ///
  /// - Parameter text: Any text.
  /// - Returns: What normalising makes of it if there is no reference in it.
  package static func folded(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 }
      ? text.lowercased()
      : text.precomposedStringWithCompatibilityMapping
        .folding(options: .caseInsensitive, locale: nil)
        .precomposedStringWithCompatibilityMapping
  }
}
