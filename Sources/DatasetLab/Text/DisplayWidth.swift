/// How many cells of a terminal texts take.
///
/// Characters are counted as people see them: a family joined to one emoji takes two cells, not six,
/// and an accent none. Ranges are those of East Asian Width W and F (Unicode 16, UAX #11); emoji and
/// marks are told by the standard library's properties.
public enum DisplayWidth {
  /// The number of cells: 2 for wide characters and emoji, 0 for what only changes others.
  ///
  /// - Parameter text: A text on one line; control characters count as nothing.
  /// - Returns: The cells. O(scalars).
  public static func cells(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
    return text.reduce(0) { $0 + cells($1) }
  }

  /// The number of cells of one character: 0, 1 or 2.
  ///
  /// - Parameter character: A grapheme cluster.
  /// - Returns: The cells.
  public static func cells(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    let second = scalars.dropFirst().first
    if first.properties.isEmoji && second == "\u{FE0F}" { return 2 }
    if first.properties.isEmojiPresentation || isRegionalIndicator(first) {
      return second == "\u{FE0E}" ? 1 : 2
    }
    let base = cells(first)
    return min(2, scalars.dropFirst().reduce(base) { $0 + cells($1) })
  }

  /// Whether a text has letters that are written from right to left.
  ///
  /// - Parameter text: Any text.
  /// - Returns: True where a scalar is of the bidirectional classes R or AL. O(scalars).
  public static func runsLeft(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { scalar in
      rightToLeft.contains { $0.contains(scalar.value) }
    }
  }

  /// The blocks whose letters run from right to left (Hebrew, Arabic, Syriac, N'Ko, Adlam and others).
  private static let rightToLeft: [ClosedRange<UInt32>] = [
    0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
  ]

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return (0x20..<0x7F).contains(value) || value >= 0xA0 ? 1 : 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
    case .format: return visibleFormats.contains { $0.contains(value) } ? 1 : 0
    default: break
    }
    if unseen.contains(where: { $0.contains(value) }) { return 0 }
    return wide.contains { $0.contains(value) } || scalar.properties.isEmojiPresentation ? 2 : 1
  }

  /// Signs that stand before numbers or names and are seen, though they count as format controls.
  private static let visibleFormats: [ClosedRange<UInt32>] = [
    0x0600...0x0605, 0x06DD...0x06DD, 0x070F...0x070F, 0x0890...0x0891, 0x08E2...0x08E2,
    0x110BD...0x110BD, 0x110CD...0x110CD,
  ]

  /// Hangul vowels and finals, which join the consonant before them, and fillers.
  private static let unseen: [ClosedRange<UInt32>] = [
    0x1160...0x11FF, 0x3164...0x3164, 0xD7B0...0xD7FF, 0xFFA0...0xFFA0,
  ]

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x2E99,
    0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x2FF0...0x303E, 0x3041...0x3096, 0x3099...0x30FF,
    0x3105...0x312F, 0x3131...0x318E, 0x3190...0x31E5, 0x31EF...0x321E, 0x3220...0x3247,
    0x3250...0xA48C, 0xA490...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE52, 0xFE54...0xFE66, 0xFE68...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x16FE4, 0x16FF0...0x16FF6, 0x17000...0x18DF2,
    0x1AFF0...0x1B128, 0x1B132...0x1B132, 0x1B150...0x1B152, 0x1B155...0x1B155,
    0x1B164...0x1B168, 0x1B170...0x1B2FB, 0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F200...0x1F202,
    0x1F210...0x1F23B, 0x1F240...0x1F248, 0x1F250...0x1F251, 0x1F260...0x1F265,
    0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
