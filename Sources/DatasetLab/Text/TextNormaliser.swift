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
    var string = String(decoding: text, as: UTF8.self)
    if hasEntity { string = Self.decodingEntities(string) }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: Self.folded(string).utf8)
  }

  /// The text in NFKC with case folded.
  static func folded(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 }
      ? text.lowercased()
      : text.precomposedStringWithCompatibilityMapping
        .folding(options: .caseInsensitive, locale: nil)
        .precomposedStringWithCompatibilityMapping
  }

  /// The text with `&amp;`, `&#8220;`, `&#x1F602;` and the like replaced by their characters, once.
  ///
  /// Goes by scalars: as graphemes, a semicolon and a mark after it would be one.
  static func decodingEntities(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let start = rest.firstIndex(of: "&") {
      out += rest[..<start]
      rest = rest[start...].dropFirst()
      let window = rest.prefix(12)
      if let end = window.firstIndex(of: ";"),
        let scalar = HTMLEntities.scalar(of: Substring(window[..<end]))
      {
        out.append(scalar)
        rest = rest[end...].dropFirst()
      } else {
        out.append("&")
      }
    }
    return String(out + rest)
  }
}
