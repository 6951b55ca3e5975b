import Foundation

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

  init(tfidf: TFIDF, texts: TokenizedTexts, models: [FoldWeights], fold: [Int32]) {
    self.tfidf = tfidf
    self.texts = texts
    self.models = models
    self.fold = fold
  }

  /// The chunks of a row that pull most towards class `a` from class `b`, strongest first.
  func strongest(_ most: Int, row: Int, towards a: Int, from b: Int) -> [String] {
    let ownFold = Int(fold[row])
    guard let model = models.first(where: { $0.folds.contains(ownFold) }) else { return [] }
    let features = tfidf.features
    /// What one unit of the row's own entry for a column, or one use in a chunk, is worth.
    func unit(_ column: UInt32) -> Float {
      (features.columnWeights?[Int(column)] ?? 1)
        * model.pull(Int(column), fold: ownFold, towards: a, from: b)
    }
    // A repeated n-gram has an entry that takes off what its uses count too much together.
    var corrections: [UInt32: Float] = [:]
    var wordParts: [UInt32: Float] = [:]
    var pulls: [UInt32: Float] = [:]
    for at in features.entries.entries(of: row) {
      let column = features.entries.indices[at]
      let ngram = Int(tfidf.ngramOfColumn[Int(column)])
      let value = features.entries.values?[at] ?? 1
      if ngram >= tfidf.words.count {
        corrections[column] = value
      } else if let pair = tfidf.words.pair(ngram) {
        share(value * unit(column), of: pair, row: row, among: &pulls)
      } else {
        wordParts[UInt32(ngram)] = value * unit(column)
      }
    }
    let chunks = texts.chunks.tokens(of: row)
    var uses: [UInt32: Float] = [:]
    var wordUses: [UInt32: Float] = [:]
    for chunk in chunks {
      for column in columns(of: chunk) where corrections[column] != nil {
        uses[column, default: 0] += 1
      }
      for word in words(of: chunk) { wordUses[word, default: 0] += 1 }
    }
    for chunk in chunks {
      var pull: Float = 0
      for column in columns(of: chunk) {
        let correction = corrections[column].map { $0 / (uses[column] ?? 1) } ?? 0
        pull += unit(column) * (1 + correction)
      }
      for word in words(of: chunk) { pull += (wordParts[word] ?? 0) / (wordUses[word] ?? 1) }
      pulls[chunk, default: 0] += pull
    }
    return pulls.filter { $0.value > 0 }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(most).map { texts.chunks.vocabulary[Int($0.key)] }
  }

  private func columns(of chunk: UInt32) -> ArraySlice<UInt32> {
    let contents = tfidf.features.contents
    return contents.rows == 0 ? [] : contents.indices[contents.entries(of: Int(chunk))]
  }

  private func words(of chunk: UInt32) -> ArraySlice<UInt32> {
    texts.wordsOfChunk.indices[texts.wordsOfChunk.entries(of: Int(chunk))]
  }

  /// Shares the pull of a pair of words among the chunks in which they stand side by side.
  private func share(
    _ pull: Float, of pair: (UInt32, UInt32), row: Int, among pulls: inout [UInt32: Float]
  ) {
    var found: [UInt32] = []
    var last: (word: UInt32, chunk: UInt32)?
    for chunk in texts.chunks.tokens(of: row) {
      for word in words(of: chunk) {
        if let last, last.word == pair.0, word == pair.1 { found += [last.chunk, chunk] }
        last = (word, chunk)
      }
    }
    for chunk in found { pulls[chunk, default: 0] += pull / Float(found.count) }
  }
}
