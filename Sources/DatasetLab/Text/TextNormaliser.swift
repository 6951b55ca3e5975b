import Foundation

/// Makes texts comparable: HTML entities decoded, Unicode in NFKC, case folded.
///
/// Only features and fold hashes are made from normalised text; what is stored is the user's own.
/// Emoji stay. Texts of plain ASCII without `&`, which are most, take a path without Unicode
/// tables.
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

  /// What is known of scalars: whether normalising leaves them as they are, whatever stands
  /// before and after them.
  private var isInert: [UInt32: Bool] = [:]
  /// The text in which references were replaced last.
  private(set) var decoded: [UInt8] = []

  /// Normalises a text into `bytes`.
  mutating func normalise(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.reserveCapacity(text.count)
    var seen: UInt8 = 0
    var hasEntity = false
    for byte in text {
      seen |= byte
      hasEntity = hasEntity || byte == UInt8(ascii: "&")
      let isUpper = byte &- UInt8(ascii: "A") < 26
      bytes.append(isUpper ? byte | 0x20 : byte)
    }
    guard seen >= 0x80 || hasEntity else { return }
    if hasEntity {
      decodeEntities(in: text)
    } else {
      decoded.removeAll(keepingCapacity: true)
      decoded.append(contentsOf: text)
    }
    bytes.removeAll(keepingCapacity: true)
    if foldInert() { return }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: Self.folded(String(decoding: decoded, as: UTF8.self)).utf8)
  }

  /// Folds the case of ASCII in `decoded` and copies the rest, as long as nothing else changes.
  private mutating func foldInert() -> Bool {
    var at = 0
    while at < decoded.count {
      let byte = decoded[at]
      if byte < 0x80 {
        bytes.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
        at += 1
        continue
      }
      let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      var value = UInt32(byte) & (0x7F >> UInt32(width))
      for step in 1..<width { value = value << 6 | UInt32(decoded[at + step] & 0x3F) }
      if isInert[value] == nil { isInert[value] = Self.isInert(value) }
      guard isInert[value] == true else { return false }
      bytes.append(contentsOf: decoded[at..<at + width])
      at += width
    }
    return true
  }

  /// Marks, and the letters of Hangul syllables, may join what stands before them.
  private static func isInert(_ value: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: break
    }
    return !properties.changesWhenNFKCCaseFolded && !properties.changesWhenLowercased
      && properties.canonicalCombiningClass.rawValue == 0
      && !(0x1100...0x11FF).contains(value)
  }

  /// Replaces `decoded` by a text with its references replaced by their characters, once.
  mutating func decodeEntities(in text: UnsafeBufferPointer<UInt8>) {
    decoded.removeAll(keepingCapacity: true)
    var at = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "&"),
        let end = text[(at + 1)..<min(text.count, at + 13)].firstIndex(of: UInt8(ascii: ";")),
        let scalar = HTMLEntities.scalar(
          of: Substring(decoding: text[(at + 1)..<end], as: UTF8.self))
      {
        decoded.append(contentsOf: String(scalar).utf8)
        at = end + 1
      } else {
        decoded.append(text[at])
        at += 1
      }
    }
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
