/// How offensive words are shown: as they are, or by their first letter and dots.
struct TextMask: Sendable {
  private let lexicon: Lexicon?
  /// Whether nothing is hidden.
  let isOff: Bool

  /// - Parameters:
  ///   - lexicon: The words to hide; nil where they are not known.
  ///   - isOff: Whether nothing is hidden.
  init(_ lexicon: Lexicon?, isOff: Bool) {
    self.lexicon = lexicon
    self.isOff = isOff
  }

  /// Whether words can be hidden one by one; otherwise texts are hidden as a whole.
  var knowsWords: Bool { lexicon != nil }

  /// A text with the words of the lexicon hidden, whatever their case; as it is without one.
  func masked(_ text: String) -> String {
    guard let lexicon, !isOff else { return text }
    var out = ""
    for piece in Self.pieces(text) {
      out += piece.isWord && lexicon.hasWord(piece.text) ? Self.hidden(piece.text) : piece.text
    }
    return out
  }

  private static func hidden(_ word: String) -> String {
    // As long as the word, so that places in the text stay.
    word.count == 1 ? "•" : word.prefix(1) + String(repeating: "•", count: word.count - 1)
  }

  /// A text of which some pieces are marked, hidden as far as is wanted.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - tokens: What is marked wherever it stands, whatever its case.
  ///   - isMasked: Whether the words of the lexicon are hidden.
  /// - Returns: The text up to `mostCharacters`.
  func marked(_ text: String, tokens: [String], isMasked: Bool) -> HTML {
    let original = Array(text.prefix(Self.mostCharacters))
    let shown = Array(isMasked ? masked(String(original)) : String(original))
    let lower = original.map { $0.lowercased() }
    var isMarked = [Bool](repeating: false, count: original.count)
    for token in tokens {
      let wanted = Array(token).map { $0.lowercased() }
      guard !wanted.isEmpty, wanted.count <= lower.count else { continue }
      for start in 0...(lower.count - wanted.count) where lower[start] == wanted[0] {
        if wanted.indices.allSatisfy({ lower[start + $0] == wanted[$0] }) {
          for at in start..<start + wanted.count { isMarked[at] = true }
        }
      }
    }
    var pieces: [HTML] = []
    var start = 0
    for end in 1...max(1, shown.count) where !shown.isEmpty {
      if end < shown.count && isMarked[end] == isMarked[start] { continue }
      let piece = String(shown[start..<end])
      pieces.append(isMarked[start] ? "<mark>\(piece)</mark>" : "\(piece)")
      start = end
    }
    let left = text.count - original.count
    let rest: HTML = left > 0 ? " <i>… and \(left) characters more</i>" : ""
    return "\(HTML(text: pieces.map(\.text).joined()))\(rest)"
  }

  /// How much of a text is shown.
  static let mostCharacters = 4000

  /// Words and what is between them, in order.
  static func pieces(_ text: String) -> [(text: String, isWord: Bool)] {
    var pieces: [(text: String, isWord: Bool)] = []
    for character in text {
      let isWord = character.isLetter || character.isNumber
      if pieces.last?.isWord == isWord {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append((String(character), isWord))
      }
    }
    return pieces
  }
}
