/// The plainest tokenizer, for figures that others can recompute: `--unigrams ascii`.
///
/// Text is lower-cased, `https?://\S+` and `@[\w-]+` are removed, and what is left of the form
/// `[a-z']+` are the tokens. No entities are decoded.
public enum ASCIIUnigrams {
  /// The tokens of every row.
  ///
  /// - Parameter texts: One text a row.
  /// - Returns: A corpus of as many rows.
  public static func corpus(_ texts: StringColumn) -> Corpus {
    var corpus = Corpus()
    for text in texts {
      let scalars = Array(text.lowercased().unicodeScalars)
      forEachToken(scalars) { token in token.withUnsafeBufferPointer { corpus.add($0) } }
      corpus.endRow()
    }
    return corpus
  }

  private static func forEachToken(_ text: [Unicode.Scalar], _ body: ([UInt8]) -> Void) {
    var kept: [UInt8] = []
    func flush() {
      if !kept.isEmpty { body(kept) }
      kept.removeAll(keepingCapacity: true)
    }
    // The links go first and then the mentions, as two passes of a regular expression would; what
    // stood before and after a removed stretch is joined.
    let linkless = removing(text, startingAt: isLink, while: { !$0.properties.isWhitespace })
    let bare = removing(
      linkless,
      startingAt: { text, at in
        text[at] == "@" && at + 1 < text.count && isWord(text[at + 1]) ? 1 : 0
      }, while: isWord)
    for scalar in bare {
      if (97...122).contains(scalar.value) || scalar == "'" {
        kept.append(UInt8(scalar.value))
      } else {
        flush()
      }
    }
    flush()
  }

  /// The text without the stretches that start where `start` returns a length and go on while
  /// `more` holds, at least one scalar long.
  private static func removing(
    _ text: [Unicode.Scalar], startingAt start: ([Unicode.Scalar], Int) -> Int,
    while more: (Unicode.Scalar) -> Bool
  ) -> [Unicode.Scalar] {
    var out: [Unicode.Scalar] = []
    out.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      let length = start(text, at)
      if length == 0 {
        out.append(text[at])
        at += 1
        continue
      }
      at += length
      while at < text.count && more(text[at]) { at += 1 }
    }
    return out
  }

  /// The length of `http://` or `https://` where it starts here and something follows, else 0.
  private static func isLink(_ text: [Unicode.Scalar], _ at: Int) -> Int {
    guard text[at] == "h" else { return 0 }
    for scheme in ["http://", "https://"] {
      let wanted = Array(scheme.unicodeScalars)
      let end = at + wanted.count
      if end < text.count && text[at..<end].elementsEqual(wanted)
        && !text[end].properties.isWhitespace
      {
        return wanted.count
      }
    }
    return 0
  }

  /// What `[\w-]` matches in a Unicode regular expression.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" || scalar == "-" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
