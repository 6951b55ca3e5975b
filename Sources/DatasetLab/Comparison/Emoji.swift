/// Which characters are emoji, and which signs make an emoticon.
enum Emoji {
  /// Whether a character is an emoji, a part of one, or a symbol that works like one.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0xA0 { return false }
    let properties = scalar.properties
    if properties.isEmoji || properties.isEmojiModifier || scalar.value == 0x20E3 { return true }
    switch properties.generalCategory {
    case .otherSymbol, .privateUse, .unassigned: return true
    default: return false
    }
  }

  /// The emoticon that begins at a position of a chunk of normalised text, if one does.
  ///
  /// Eyes `:`, `;` or `=`, perhaps a nose or a tear, and a mouth, which may be repeated; mouths
  /// that are letters only where the emoticon is the whole chunk. And hearts.
  static func emoticon(
    _ chunk: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (signs: [UInt8], length: Int)? {
    if chunk[start] == UInt8(ascii: "<") {
      for heart in ["<3", "</3"] where chunk[start...].starts(with: heart.utf8) {
        return (Array(heart.utf8), heart.utf8.count)
      }
    }
    guard eyes.contains(chunk[start]) else { return nil }
    var at = start + 1
    while at < chunk.count && noses.contains(chunk[at]) { at += 1 }
    guard at < chunk.count else { return nil }
    let mouth = chunk[at]
    var end = at + 1
    while end < chunk.count && chunk[end] == mouth { end += 1 }
    let isWhole = start == 0 && end == chunk.count
    let isFace =
      mouths.contains(mouth) || (isWhole && letterMouths.contains(mouth))
      || (mouth == UInt8(ascii: "/") && end == chunk.count)
    return isFace ? ([chunk[start], mouth], end - start) : nil
  }

  private static let eyes = Array(":;=".utf8)
  private static let noses = Array("-'^".utf8)
  private static let mouths = Array("()[]|\\*<>".utf8)
  private static let letterMouths = Array("dpox3cs".utf8)
}

/// Which chunks address somebody or lead somewhere.
enum Address {
  /// Whether a chunk of normalised text is a mention, a link, or a placeholder for one.
  static func isOne(_ chunk: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = chunk.firstIndex(where: { isLetter($0) || $0 == at || $0 >= 0x80 }) else {
      return false
    }
    let core = chunk[start...]
    if chunk[start] == at {
      let name = core.dropFirst().prefix { isLetter($0) || $0 &- 0x30 < 10 || $0 == 0x5F }
      return name.count >= leastName
    }
    let isBracketed = start > 0 && chunk[start - 1] == UInt8(ascii: "<")
    return (isBracketed && placeholders.contains { core.starts(with: $0.utf8) })
      || schemes.contains { core.starts(with: $0.utf8) }
  }

  /// `@` before fewer letters is one itself, in disguise.
  private static let leastName = 4
  private static let at = UInt8(ascii: "@")
  private static let schemes = ["http://", "https://", "www.", "t.co/"]
  private static let placeholders = ["user>", "url>", "link>", "mention>"]

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
}
