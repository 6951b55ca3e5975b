/// The texts of a data set as each view shows them, made from one tokenisation.
public struct ViewTexts {
  private let texts: StringColumn
  private let columns: [String: StringColumn]
  private let full: TokenizedTexts
  private let inLexicon: [Bool]
  private let generalised: TokenizedTexts?
  private let seed: UInt64
  private let machine: Machine

  /// Takes texts.
  ///
  /// - Parameters:
  ///   - texts: The texts as they are in the data.
  ///   - full: The same, tokenised.
  ///   - columns: The columns that can be shown in place of texts, by name.
  ///   - lexicon: Needed by the views that are about it.
  ///   - general: Needed by the view of words made more general.
  ///   - seed: Draws the order of shuffled words.
  ///   - machine: The means.
  public init(
    _ texts: StringColumn, full: TokenizedTexts, columns: [String: StringColumn] = [:],
    lexicon: Lexicon? = nil, general: GeneralWords? = nil, seed: UInt64 = 0, on machine: Machine
  ) {
    self.init(
      texts, full: full, columns: columns, lexicon: lexicon,
      generalised: general.map { ReplacedTexts(full, $0, on: machine).texts }, seed: seed,
      on: machine)
  }

  init(
    _ texts: StringColumn, full: TokenizedTexts, columns: [String: StringColumn],
    lexicon: Lexicon?, generalised: TokenizedTexts?, seed: UInt64, on machine: Machine
  ) {
    self.texts = texts
    self.columns = columns
    self.full = full
    self.generalised = generalised
    self.seed = seed
    self.machine = machine
    inLexicon =
      lexicon.map { LexiconMatches($0, in: full.words).isMatch }
      ?? Array(repeating: false, count: full.words.tokenCount)
  }

  /// The share of rows that have a word of the lexicon.
  public var lexiconRows: Double {
    var place = 0
    let rows = (0..<full.words.count).count { row in
      let end = place + full.words.tokens(of: row).count
      defer { place = end }
      return inLexicon[place..<end].contains(true)
    }
    return Double(rows) / Double(max(1, full.words.count))
  }

  /// What a view shows of every row.
  ///
  /// - Parameter view: The view.
  /// - Returns: Rows with the hashes of the whole texts.
  /// - Complexity: O(running words).
  public func texts(of view: InputView) -> TokenizedTexts {
    switch view {
    case .full, .characters: full
    case .null: tokens(full.hashes.map { _ in [] })
    case .shuffled: full.rearranged(shuffled, on: machine)
    case .firstHalf: full.rearranged(half { 0..<($0 + 1) / 2 }, on: machine)
    case .secondHalf: full.rearranged(half { ($0 + 1) / 2..<$0 }, on: machine)
    case .lexicon: full.keepingOnly(inLexicon, on: machine)
    case .withoutLexicon: full.cuttingOut(allBut: inLexicon.map { !$0 }, on: machine)
    case .generalised: generalised ?? full
    case .punctuation: full.cuttingOut(allBut: areSymbols, on: machine)
    case .length: tokens(lengths)
    case .keep(let pattern): matches(pattern, keepsMatches: true)
    case .mask(let pattern): matches(pattern, keepsMatches: false)
    case .column(let name): tokens(values(name))
    }
  }

  /// The features of a view; nil for the one that shows nothing.
  ///
  /// - Parameters:
  ///   - view: The view.
  ///   - kinds: Which n-grams of texts are counted.
  /// - Returns: N rows.
  func features(of view: InputView, kinds: TFIDF.Kinds) -> FactoredFeatures? {
    let own: TFIDF.Kinds
    switch view {
    case .null: return nil
    case .characters: own = .characters
    case .length, .column: own = .words
    default: own = kinds
    }
    return TFIDF(texts(of: view), kinds: own, on: machine).features
  }

  private func matches(_ pattern: TextPattern, keepsMatches: Bool) -> TokenizedTexts {
    let cut = pattern.applied(to: texts, keepsMatches: keepsMatches, on: machine)
    let own = TokenizedTexts(cut, seed: seed, on: machine)
    return TokenizedTexts(chunks: own.chunks, hashes: full.hashes, on: machine)
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
