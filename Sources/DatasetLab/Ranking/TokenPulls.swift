/// Which pieces of a text speak most for one label against another.
///
/// The linear model's margin between two classes is a sum over n-grams; each n-gram's part is
/// given to the chunks (pieces between white space) it lies in, a pair of words in halves. The
/// weights are those of the model that did not see the row.
struct TokenPulls {
  private let tfidf: TFIDF
  private let texts: TokenizedTexts
  private let models: [FoldWeights]
  private let fold: [Int32]
  /// What a row's own entry adds to a character n-gram or is for a word, by column and by word; none
  /// between rows.
  private var corrections: [Entry]
  private var words: [Entry]
  /// The same for pairs of words.
  private var pairs: [UInt64: Entry] = [:]
  /// The sum of each chunk; zero between rows.
  private var pulls: [Float]

  /// What an entry comes to in its row, and how often its n-gram is used there.
  private struct Entry {
    var value: Float = 0
    var uses: Float = 0

    /// Counts a use, if there is an entry.
    mutating func use() { if value != 0 { uses += 1 } }

    /// The part of one of the uses.
    var part: Float { uses == 0 ? 0 : value / uses }
  }

  init(tfidf: TFIDF, texts: TokenizedTexts, models: [FoldWeights], fold: [Int32]) {
    self.tfidf = tfidf
    self.texts = texts
    self.models = models
    self.fold = fold
    corrections = Array(repeating: Entry(), count: tfidf.features.columns)
    words = Array(repeating: Entry(), count: texts.words.vocabulary.count)
    pulls = Array(repeating: 0, count: texts.chunks.vocabulary.count)
  }

  /// The chunks of a row that pull most towards class `a` from class `b`, strongest first.
  mutating func strongest(_ most: Int, row: Int, towards a: Int, from b: Int) -> [String] {
    let ownFold = Int(fold[row])
    guard let model = models.first(where: { $0.folds.contains(ownFold) }) else { return [] }
    // Held here: taking a list out of what holds it costs as much as reading it.
    let (contents, wordsOf) = (tfidf.features.contents, texts.wordsOfChunk)
    /// The places of a chunk's columns.
    func columns(of chunk: UInt32) -> Range<Int> {
      contents.rows == 0 ? 0..<0 : contents.entries(of: Int(chunk))
    }
    let weights = tfidf.features.columnWeights ?? []
    let pull = model.pull(fold: ownFold, towards: a, from: b)
    /// What one unit of a row's entry for a column is worth.
    func unit(_ column: UInt32) -> Float {
      weights[Int(column)] * pull(Int(column))
    }
    let chunks = texts.chunks.tokens(of: row)
    readEntries(of: row, unit)
    for chunk in chunks {
      for at in columns(of: chunk) { corrections[Int(contents.indices[at])].use() }
      for at in wordsOf.entries(of: Int(chunk)) { words[Int(wordsOf.indices[at])].use() }
    }
    let neighbours = neighbours(in: row)
    for (pair, _, _) in neighbours { pairs[pair]?.use() }
    for chunk in chunks {
      // A repeated n-gram has an entry that takes off what its uses count too much together.
      var sum: Float = 0
      for at in columns(of: chunk) {
        let column = contents.indices[at]
        sum += unit(column) * (1 + corrections[Int(column)].part)
      }
      for at in wordsOf.entries(of: Int(chunk)) { sum += words[Int(wordsOf.indices[at])].part }
      pulls[Int(chunk)] += sum
    }
    for (pair, first, second) in neighbours {
      guard let half = pairs[pair].map({ $0.part / 2 }) else { continue }
      pulls[Int(first)] += half
      pulls[Int(second)] += half
    }
    var found: [(chunk: UInt32, pull: Float)] = []
    for chunk in chunks {
      if pulls[Int(chunk)] > 0 { found.append((chunk, pulls[Int(chunk)])) }
      pulls[Int(chunk)] = 0
    }
    forgetEntries(of: row)
    return found.sorted { $0.pull != $1.pull ? $0.pull > $1.pull : $0.chunk < $1.chunk }
      .prefix(most).map { texts.chunks.vocabulary[Int($0.chunk)] }
  }

  /// Takes in the values of a row's own entries; words' and pairs' in nats.
  private mutating func readEntries(of row: Int, _ unit: (UInt32) -> Float) {
    let entries = tfidf.features.entries
    for at in entries.entries(of: row) {
      let column = entries.indices[at]
      let ngram = Int(tfidf.ngramOfColumn[Int(column)])
      let value = entries.values?[at] ?? 1
      if ngram >= tfidf.words.count {
        corrections[Int(column)].value = value
      } else if let (a, b) = tfidf.words.pair(ngram) {
        pairs[UInt64(a) << 32 | UInt64(b)] = Entry(value: value * unit(column))
      } else {
        words[ngram].value = value * unit(column)
      }
    }
  }

  private mutating func forgetEntries(of row: Int) {
    pairs.removeAll(keepingCapacity: true)
    let entries = tfidf.features.entries
    for column in entries.indices[entries.entries(of: row)] {
      let ngram = Int(tfidf.ngramOfColumn[Int(column)])
      if ngram >= tfidf.words.count {
        corrections[Int(column)] = Entry()
      } else if ngram < words.count {
        words[ngram] = Entry()
      }
    }
  }

  /// Every pair of neighbouring words and the chunks in which they stand; a list, since a closure
  /// that changes sums here would have all of them copied for every row.
  private func neighbours(in row: Int) -> [(pair: UInt64, first: UInt32, second: UInt32)] {
    var found: [(pair: UInt64, first: UInt32, second: UInt32)] = []
    var last: (word: UInt32, chunk: UInt32)?
    for chunk in texts.chunks.tokens(of: row) {
      for word in words(of: chunk) {
        if let last { found.append((UInt64(last.word) << 32 | UInt64(word), last.chunk, chunk)) }
        last = (word, chunk)
      }
    }
    return found
  }

  private func words(of chunk: UInt32) -> ArraySlice<UInt32> {
    texts.wordsOfChunk.indices[texts.wordsOfChunk.entries(of: Int(chunk))]
  }
}
