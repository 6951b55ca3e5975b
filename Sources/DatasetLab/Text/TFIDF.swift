import Foundation

/// TF-IDF features of word 1-2-grams and within-chunk character 2-5-grams.
///
/// An n-gram's value is (1 + ln tf) (1 + ln((1 + N) / (1 + df))), as scikit-learn's
/// `TfidfVectorizer(sublinear_tf=True)` has it. The words' and the characters' halves of a row are
/// each scaled to length 1 / √2, so that a row has length 1 (Euclidean); a half without n-grams
/// leaves the row shorter. The vocabulary is exact: n-grams of at least `minimumRows` rows.
///
/// The features are kept factored: character n-grams count by the chunks they stand in.
public struct TFIDF: Sendable {
  /// Which n-grams are counted.
  public enum Kinds: Sendable {
    /// Words and pairs of neighbouring words; rows have length 1.
    case words
    /// Those and characters within chunks.
    case wordsAndCharacters
    /// Characters within chunks; rows have length 1.
    case characters
  }

  /// N x V; the columns run from the most to the least frequent n-gram, but those that go on from
  /// another one stand before it.
  public let features: FactoredFeatures
  let words: WordGrams
  /// What words and characters of a row are each scaled to.
  let halfLength: Double
  /// The n-gram of each column: words and pairs as `words` numbers them, then characters.
  let ngramOfColumn: [UInt32]
  private let characters: CharacterGrams?

  /// Counts and weighs the n-grams of all rows.
  ///
  /// - Parameters:
  ///   - texts: The tokenised rows.
  ///   - kinds: Which n-grams are counted.
  ///   - minimumRows: N-grams of fewer rows are dropped.
  ///   - countedRows: So many rows at the beginning are counted; the others, test cases say, are
  ///     weighed by what those have. Nil: all.
  ///   - machine: The means; values do not depend on them.
  /// - Complexity: O(n-grams of all rows).
  public init(
    _ texts: TokenizedTexts, kinds: Kinds = .wordsAndCharacters, minimumRows: Int = 2,
    countedRows: Int? = nil, on machine: Machine
  ) {
    let rows = texts.chunks.count
    let hasWords = kinds != .characters
    let hasCharacters = kinds != .words
    let words = WordGrams(
      hasWords ? texts.words : Corpus(emptyRows: rows), minimumRows: minimumRows, on: machine)
    let characters =
      hasCharacters
      ? CharacterGrams(texts.chunks, minimumRows: minimumRows, on: machine) : nil
    let chunks = hasCharacters ? texts.chunks.lists : SparseLists(emptyRows: rows, columns: 0)
    let ofChunk = characters?.ofChunk ?? SparseLists(emptyRows: 0, columns: 0)
    let repeats = RepeatedEntries.find(chunks, ofChunk, on: machine)

    var rowsOf = [Int32](repeating: 0, count: words.count)
    let counted = countedRows ?? rows
    for ngram in words.ofRow.firstEntries(counted) { rowsOf[Int(ngram)] += 1 }
    rowsOf += RepeatedEntries.rowCounts(chunks, ofChunk, repeats: repeats, rows: counted)
    let (columnOf, chains) = Self.columns(rowsOf, minimumRows: minimumRows) { ngram in
      if ngram < words.count { return words.pair(ngram).map { Int($0.0) } }
      guard let shorter = characters?.shorter[ngram - words.count],
        shorter != NGramChains.absent
      else { return nil }
      return words.count + Int(shorter)
    }
    let width = chains.count
    var ngramOfColumn = [UInt32](repeating: 0, count: width)
    var weights = [Float](repeating: 0, count: width)
    let weightOf = (0...(rowsOf.max() ?? 0)).map { rows in
      1 + Float(log(Double(1 + counted) / Double(1 + rows)))
    }
    for (ngram, column) in columnOf.enumerated() where column != KeyCensus.absent {
      ngramOfColumn[Int(column)] = UInt32(ngram)
      weights[Int(column)] = weightOf[Int(rowsOf[ngram])]
    }
    let contents = ofChunk.renumbered(
      columnOf[words.count...], columns: width, without: KeyCensus.absent, on: machine)
    halfLength = hasWords && hasCharacters ? 0.5.squareRoot() : 1
    let weigher = RowWeigher(
      chunks: chunks, contents: contents, repeats: repeats, words: words.ofRow,
      columnOf: columnOf, weights: weights, length: halfLength, on: machine)
    let stretches = machine.mapStretches(of: rows) { weigher.weigh($0) }
    features = FactoredFeatures(
      chunks: chunks, contents: contents,
      entries: SparseLists(columns: width, joining: stretches.map(\.entries), on: machine),
      rowScales: machine.join(stretches.map(\.scales)), columnWeights: weights, chains: chains)
    self.words = words
    self.characters = characters
    self.ngramOfColumn = ngramOfColumn
  }

  /// N x V, written out; the same numbers, in more memory.
  public var matrix: FeatureMatrix { features.matrix }

  /// The rows by their words alone, of length 1; nil where there are no others or no words.
  package func ofWords(on machine: Machine) -> FactoredFeatures? {
    if characters == nil || words.count == 0 { return nil }
    var numbers = [UInt32](repeating: KeyCensus.absent, count: features.columns)
    let kept = ngramOfColumn.indices.filter { ngramOfColumn[$0] < words.count }
    for (number, column) in kept.enumerated() { numbers[column] = UInt32(number) }
    return FactoredFeatures(
      chunks: SparseLists(emptyRows: features.rows, columns: 0),
      contents: SparseLists(emptyRows: 0, columns: kept.count),
      entries: features.entries.renumbered(
        numbers[...], columns: kept.count, without: KeyCensus.absent, on: machine),
      rowScales: features.rowScales.map { scales in scales.map { $0 / Float(halfLength) } },
      columnWeights: features.columnWeights.map { weights in kept.map { weights[$0] } },
      chains: features.chains.selecting(kept))
  }

  /// The n-gram of each column: a word, two words, or characters with blanks at a chunk's ends.
  public var names: [String] {
    ngramOfColumn.map { ngram in
      let ngram = Int(ngram)
      return ngram < words.count
        ? words.name(ngram) : characters?.name(ngram - words.count) ?? ""
    }
  }

  /// Gives columns to the n-grams that are frequent enough; `shorter` says which n-gram another one
  /// goes on from.
  private static func columns(
    _ frequencies: [Int32], minimumRows: Int, shorter: (Int) -> Int?
  ) -> (ofNGram: [UInt32], chains: NGramChains) {
    var columnOf = ranks(frequencies, minimumRows: minimumRows)
    var shorterOf = [UInt32](
      repeating: NGramChains.absent, count: columnOf.count { $0 != KeyCensus.absent })
    // An n-gram has at least as many rows as those that go on from it, and was met before them.
    for (ngram, rank) in columnOf.enumerated() where rank != KeyCensus.absent {
      if let shorter = shorter(ngram) { shorterOf[Int(rank)] = columnOf[shorter] }
    }
    let (places, chains) = NGramChains.ordering(shorterOf)
    for ngram in columnOf.indices where columnOf[ngram] != KeyCensus.absent {
      columnOf[ngram] = places[Int(columnOf[ngram])]
    }
    return (columnOf, chains)
  }

  /// Numbers the n-grams that are frequent enough, most frequent first, equals by number.
  private static func ranks(_ frequencies: [Int32], minimumRows: Int) -> [UInt32] {
    let most = Int(frequencies.max() ?? 0)
    var starts = [Int](repeating: 0, count: most + 2)
    for count in frequencies where count >= minimumRows { starts[most - Int(count) + 1] += 1 }
    for bin in 0...most { starts[bin + 1] += starts[bin] }
    return frequencies.map { count in
      guard count >= minimumRows else { return KeyCensus.absent }
      defer { starts[most - Int(count)] += 1 }
      return UInt32(starts[most - Int(count)])
    }
  }
}
