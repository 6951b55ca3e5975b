/// The texts of a data set as each view shows them, made from one tokenisation.
struct ViewTexts {
  private let texts: StringColumn
  private let columns: [String: StringColumn]
  private let full: TokenizedTexts
  private let inLexicon: [Bool]
  private let seed: UInt64
  private let machine: Machine

  /// - Parameters:
  ///   - texts: The texts as they are in the data.
  ///   - full: The same, tokenised.
  ///   - columns: The columns that can be shown in place of texts.
  ///   - lexicon: Needed by the views that are about it.
  ///   - seed: Draws the order of shuffled words.
  ///   - machine: The means.
  init(
    _ texts: StringColumn, full: TokenizedTexts, columns: [String: StringColumn],
    lexicon: Lexicon?, seed: UInt64, on machine: Machine
  ) {
    self.texts = texts
    self.columns = columns
    self.full = full
    self.seed = seed
    self.machine = machine
    inLexicon =
      lexicon.map { LexiconMatches($0, in: full.words).isMatch }
      ?? Array(repeating: false, count: full.words.tokenCount)
  }

  /// The share of rows that have a word of the lexicon.
  var lexiconRows: Double {
    var place = 0
    let rows = (0..<full.words.count).count { row in
      let end = place + full.words.tokens(of: row).count
      defer { place = end }
      return inLexicon[place..<end].contains(true)
    }
    return Double(rows) / Double(max(1, full.words.count))
  }

  /// The features of a view; nil for the one that shows nothing.
  ///
  /// - Parameters:
  ///   - view: The view.
  ///   - kinds: Which n-grams of texts are counted.
  /// - Returns: N rows.
  func features(of view: InputView, kinds: TFIDF.Kinds) -> FactoredFeatures? {
    switch view {
    case .null: nil
    case .full: features(full, kinds)
    case .characters: features(full, .characters)
    case .shuffled: features(full.rearranged(shuffled, on: machine), kinds)
    case .firstHalf: features(full.rearranged(half { 0..<($0 + 1) / 2 }, on: machine), kinds)
    case .secondHalf: features(full.rearranged(half { ($0 + 1) / 2..<$0 }, on: machine), kinds)
    case .lexicon: features(full.keepingOnly(inLexicon, on: machine), kinds)
    case .withoutLexicon:
      features(full.cuttingOut(allBut: inLexicon.map { !$0 }, on: machine), kinds)
    case .punctuation: features(full.cuttingOut(allBut: areSymbols, on: machine), kinds)
    case .length: features(tokens(lengths), .words)
    case .keep(let pattern): features(matches(pattern, keepsMatches: true), kinds)
    case .mask(let pattern): features(matches(pattern, keepsMatches: false), kinds)
    case .column(let name): features(tokens(values(name)), .words)
    }
  }

  private func features(_ texts: TokenizedTexts, _ kinds: TFIDF.Kinds) -> FactoredFeatures {
    TFIDF(texts, kinds: kinds, on: machine).features
  }

  private func matches(_ pattern: TextPattern, keepsMatches: Bool) -> TokenizedTexts {
    TokenizedTexts(
      pattern.applied(to: texts, keepsMatches: keepsMatches, on: machine), seed: seed, on: machine)
  }

  private func tokens(_ rows: [[String]]) -> TokenizedTexts {
    TokenizedTexts(chunks: Corpus(rows), hashes: full.hashes, on: machine)
  }

  /// The chunks in an order that follows from the row's text, so that equal texts stay equal.
  private var shuffled: Corpus {
    rearranged { row, chunks in
      var rng = SplitMix64(seed: ByteHash.mix(full.hashes[row] ^ ByteHash.mix(seed)))
      return chunks.shuffled(using: &rng)
    }
  }

  private func half(_ range: (Int) -> Range<Int>) -> Corpus {
    rearranged { _, chunks in
      let range = range(chunks.count)
      return Array(chunks.dropFirst(range.lowerBound).prefix(range.count))
    }
  }

  private func rearranged(_ row: (Int, ArraySlice<UInt32>) -> [UInt32]) -> Corpus {
    var stream: [UInt32] = []
    var ends: [Int] = []
    for at in 0..<full.chunks.count {
      stream += row(at, full.chunks.tokens(of: at))
      ends.append(stream.count)
    }
    return Corpus(vocabulary: full.chunks.vocabulary, stream: stream, ends: ends)
  }

  /// Whether each running word is a symbol or emoji rather than letters and digits.
  private var areSymbols: [Bool] {
    let isSymbol = full.words.vocabulary.indices.map { id in
      Tokenizer.isSymbol(full.words.vocabulary[id])
    }
    return (0..<full.words.count).flatMap { row in
      full.words.tokens(of: row).map { isSymbol[Int($0)] }
    }
  }

  /// The number of words and that of characters, white space not counted, as two tokens.
  private var lengths: [[String]] {
    let sizes = full.chunks.vocabulary.indices.map { chunk in
      full.chunks.vocabulary.withBytes(chunk) { bytes in bytes.count { $0 & 0xC0 != 0x80 } }
    }
    return (0..<full.chunks.count).map { row in
      let characters = full.chunks.tokens(of: row).reduce(0) { $0 + sizes[Int($1)] }
      let words = full.words.tokens(of: row).count
      return ["words\(Self.level(words))", "characters\(Self.level(characters))"]
    }
  }

  /// Small numbers by themselves, from 8 on four levels for every doubling.
  static func level(_ number: Int) -> Int {
    if number < 8 { return number }
    let octave = Int.bitWidth - 1 - number.leadingZeroBitCount
    return 4 * octave - 4 + (number >> (octave - 2)) & 3
  }

  /// Each distinct value of a column as a token.
  private func values(_ name: String) -> [[String]] {
    guard let column = columns[name] else { return full.hashes.map { _ in [] } }
    var values = Vocabulary()
    return column.indices.map { row in
      ["value\(column.withBytes(row) { values.enter($0) })"]
    }
  }
}
