import Foundation

/// What the label of a row costs more when one piece of its text, a chunk between white space, is
/// left out: exactly, with all n-grams and lengths recomputed, and without training or sampling.
///
/// The margins of the linear model are sums over n-grams, words' and characters' each divided by
/// the length of their half. Leaving out a chunk takes its character n-grams, its words and their
/// pairs from the sums, adds the pair of the words that become neighbours, and changes the lengths.
/// n-grams that the vocabulary lacks count for nothing, as in any text that the model has not seen.
package struct LeaveOneOut {
  private let tfidf: TFIDF
  private let texts: TokenizedTexts
  private let models: CrossFit
  private let contrasts: Contrasts
  private let given: [Int32]
  private let fold: [Int32]
  /// The column of each word, `KeyCensus.absent` for those without.
  private let columnOfWord: [UInt32]
  private let columnOfPair: [UInt64: UInt32]
  /// How often the n-gram of each column comes in the row at work; all zero between rows.
  private var counts: [Int32]
  private var words = Half()
  private var characters = Half()
  /// The weights of the model that did not see the row at work, and its first lane.
  private var lanes: (values: LaneMatrix, first: Int)

  /// One half of a row: Σ value · weight for each contrast of the classes, and Σ value².
  private struct Half {
    var sums: [Double] = []
    var square = 0.0

    /// Takes in a change of an n-gram's damped count.
    mutating func change(
      from before: Double, to after: Double, weight: Double, _ weights: AlignedFloats, at first: Int
    ) {
      square += (after * after - before * before) * weight * weight
      let change = (after - before) * weight
      for place in sums.indices { sums[place] += change * Double(weights[first + place]) }
    }
  }

  /// - Parameters:
  ///   - tfidf: The features that the models were trained on.
  ///   - texts: The rows.
  ///   - models: The cross-fitted models, without embeddings.
  ///   - given: The label of each row.
  ///   - fold: The fold of each row.
  package init(tfidf: TFIDF, texts: TokenizedTexts, models: CrossFit, given: [Int32], fold: [Int32])
  {
    self.tfidf = tfidf
    self.texts = texts
    self.models = models
    contrasts = Contrasts(classes: models.raw.classes)
    self.given = given
    self.fold = fold
    var columnOf = [UInt32](repeating: KeyCensus.absent, count: tfidf.words.count)
    for (column, ngram) in tfidf.ngramOfColumn.enumerated() where Int(ngram) < columnOf.count {
      columnOf[Int(ngram)] = UInt32(column)
    }
    columnOfWord = columnOf
    var columnOfPair: [UInt64: UInt32] = [:]
    for (ngram, column) in columnOf.enumerated() where column != KeyCensus.absent {
      if let (a, b) = tfidf.words.pair(ngram) { columnOfPair[Self.key(a, b)] = column }
    }
    self.columnOfPair = columnOfPair
    counts = Array(repeating: 0, count: tfidf.features.columns)
    lanes = (LaneMatrix(rows: 0, lanes: 0), 0)
  }

  /// Bits that the row's label costs more without each of its chunks, in reading order; below zero
  /// where the chunk misled.
  ///
  /// - Complexity: O(n-grams of the row · K).
  package mutating func differences(of row: Int) -> [Double] {
    let ownFold = Int(fold[row])
    guard let own = models.weights.first(where: { $0.folds.contains(ownFold) }) else { return [] }
    let ownLanes = own.lanes(of: ownFold)
    lanes = (own.values, ownLanes.lowerBound)
    let empty = Half(sums: Array(repeating: 0, count: ownLanes.count))
    (words, characters) = (empty, empty)
    let chunks = texts.chunks.tokens(of: row)
    let sequence = Array(texts.words.tokens(of: row))
    for chunk in chunks { changeCharacters(of: chunk, by: 1) }
    changeWords(0..<sequence.count, of: sequence, by: 1)

    let whole = (words, characters)
    let margins = self.margins
    let cost = bits(row, moved: empty.sums)
    var at = 0
    let found = chunks.map { chunk in
      let own = at..<at + texts.wordsOfChunk.entries(of: Int(chunk)).count
      at = own.upperBound
      changeCharacters(of: chunk, by: -1)
      changeWords(own, of: sequence, by: -1)
      let moved = zip(self.margins, margins).map { $0 - $1 }
      changeCharacters(of: chunk, by: 1)
      changeWords(own, of: sequence, by: 1)
      (words, characters) = whole
      return bits(row, moved: moved) - cost
    }
    for chunk in chunks { changeCharacters(of: chunk, by: -1) }
    changeWords(0..<sequence.count, of: sequence, by: -1)
    return found
  }

  /// What the row's label costs when the margins of the row are moved, in contrasts.
  private func bits(_ row: Int, moved: [Double]) -> Double {
    let temperature = models.models[Int(fold[row])].temperature
    let moved = contrasts.logits(moved).enumerated().map { label, move in
      (log(models.raw[row, label]) + move) / temperature
    }
    return PointwiseVInformation.bits(Softmax.probabilities(moved)[Int(given[row])])
  }

  /// The margins of the row at work, but for the intercepts.
  private var margins: [Double] {
    let length = tfidf.halfLength
    func scale(_ half: Half) -> Double {
      half.square > 1e-9 ? length / half.square.squareRoot() : 0
    }
    let (a, b) = (scale(words), scale(characters))
    return zip(words.sums, characters.sums).map { a * $0 + b * $1 }
  }
}

// Taking n-grams away and putting them back.
extension LeaveOneOut {
  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  private mutating func changeCharacters(of chunk: UInt32, by step: Int32) {
    let contents = tfidf.features.contents
    if contents.rows == 0 { return }
    for at in contents.entries(of: Int(chunk)) {
      change(contents.indices[at], by: step, isWord: false)
    }
  }

  /// Takes away or puts back neighbouring words, the pairs they are in, and the pair of the words
  /// on either side of them.
  private mutating func changeWords(_ own: Range<Int>, of words: [UInt32], by step: Int32) {
    if own.isEmpty || columnOfWord.isEmpty { return }
    for word in words[own] { change(columnOfWord[Int(word)], by: step, isWord: true) }
    for first in max(0, own.lowerBound - 1)..<min(own.upperBound, words.count - 1) {
      changePair(words[first], words[first + 1], by: step)
    }
    if own.lowerBound > 0 && own.upperBound < words.count {
      changePair(words[own.lowerBound - 1], words[own.upperBound], by: -step)
    }
  }

  private mutating func changePair(_ a: UInt32, _ b: UInt32, by step: Int32) {
    change(columnOfPair[Self.key(a, b)] ?? KeyCensus.absent, by: step, isWord: true)
  }

  private mutating func change(_ column: UInt32, by step: Int32, isWord: Bool) {
    guard column != KeyCensus.absent else { return }
    let before = Self.damped(counts[Int(column)])
    counts[Int(column)] += step
    let after = Self.damped(counts[Int(column)])
    let weight = Double(tfidf.features.columnWeights?[Int(column)] ?? 1)
    let weights = lanes.values.values
    let first = Int(column) * lanes.values.lanes + lanes.first
    if isWord {
      words.change(from: before, to: after, weight: weight, weights, at: first)
    } else {
      characters.change(from: before, to: after, weight: weight, weights, at: first)
    }
  }

  /// 1 + ln count; 0 of none.
  private static func damped(_ count: Int32) -> Double {
    count <= 1 ? Double(count) : 1 + log(Double(count))
  }
}
