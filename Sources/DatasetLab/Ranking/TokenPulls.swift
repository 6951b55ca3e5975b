/// Which pieces of a text speak most for one label against another.
///
/// The linear model's margin between two classes is a sum over n-grams; each n-gram's part is
/// given to the chunks (pieces between white space) it lies in, a pair of words in halves. The
/// weights are those of the model that did not see the row.
struct TokenPulls {
  private let features: TFIDF
  private let texts: TokenizedTexts
  private let models: [FoldWeights]
  private let fold: [Int32]
  private var parts: [Float]
  private var counts: [Float]

  init(features: TFIDF, texts: TokenizedTexts, models: [FoldWeights], fold: [Int32]) {
    self.features = features
    self.texts = texts
    self.models = models
    self.fold = fold
    parts = Array(repeating: 0, count: features.matrix.columns)
    counts = parts
  }

  /// The chunks of a row that pull most towards class `a` from class `b`, strongest first.
  mutating func strongest(_ most: Int, row: Int, towards a: Int, from b: Int) -> [String] {
    let ownFold = Int(fold[row])
    guard let model = models.first(where: { $0.folds.contains(ownFold) }) else { return [] }
    let matrix = features.matrix
    for entry in matrix.entries(of: row) {
      let column = Int(matrix.indices[entry])
      parts[column] = matrix.values[entry] * model.pull(column, fold: ownFold, towards: a, from: b)
      counts[column] = 0
    }
    features.ngrams.forEach(in: row) { id in
      let column = features.columnOf[id]
      if column != TFIDF.absent { counts[Int(column)] += 1 }
    }
    var pulls: [UInt32: Float] = [:]
    var last: (word: UInt32, chunk: UInt32)?
    for chunk in texts.chunks.tokens(of: row) {
      let ngrams = features.ngrams
      for at in ngrams.characterStarts[Int(chunk)]..<ngrams.characterStarts[Int(chunk) + 1] {
        pulls[chunk, default: 0] += part(ngrams.firstCharacter + Int(ngrams.characterIDs[at]))
      }
      for word in texts.wordsOfChunk[Int(chunk)] {
        pulls[chunk, default: 0] += part(Int(word))
        if let last, let pair = ngrams.pairs.id(last.word, word) {
          let half = part(ngrams.firstPair + pair) / 2
          pulls[chunk, default: 0] += half
          pulls[last.chunk, default: 0] += half
        }
        last = (word, chunk)
      }
    }
    return pulls.filter { $0.value > 0 }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(most).map { texts.chunks.vocabulary[Int($0.key)] }
  }

  /// One occurrence's part of the margin.
  private func part(_ id: Int) -> Float {
    let column = features.columnOf[id]
    return column == TFIDF.absent ? 0 : parts[Int(column)] / counts[Int(column)]
  }
}
