import DatasetLab
import Foundation
import Testing

@Suite("Features by way of chunks")
struct FactoredFeaturesTests {
  private let texts: TokenizedTexts
  private let given: [Int32]
  private let folds: Folds

  init() throws {
    let lines = try FrozenValues.lines(of: "tfidf/corpus.txt")
    var rng = SplitMix64(seed: 3)
    // Rows that share chunks, repeat them, and have chunks of their own.
    let rows = (0..<400).map { row in
      (0..<3).map { _ in lines[Int.random(in: 0..<lines.count, using: &rng)] }
        .joined(separator: " ") + " own\(row % 97)"
    }
    texts = TokenizedTexts(StringColumn(rows), seed: 0)
    given = rows.indices.map { Int32($0 % 97 % 3) }
    folds = Folds(hashes: texts.hashes, given: given, classes: 3, count: 3)
  }

  private func crossFit(_ features: FactoredFeatures, threads: Int = 1) -> CrossFit {
    var options = CrossFit.Options()
    options.penalties = [0.1]
    options.tolerance = 1e-7
    return CrossFit(
      features: features, given: given, classes: 3, folds: folds, options: options,
      on: Machine(threads: threads))
  }

  @Test("train the same models as the matrix written out")
  func sameModels() {
    for kinds in [TFIDF.Kinds.words, .wordsAndCharacters] {
      let tfidf = TFIDF(texts, kinds: kinds, on: Machine(threads: 1))
      let factored = crossFit(tfidf.features)
      let written = crossFit(FactoredFeatures(tfidf.matrix))
      #expect(greatestGap(factored.raw.values, written.raw.values) < 1e-3)
    }
  }

  @Test("train the same models to the bit on any number of threads")
  func threads() {
    let one = crossFit(TFIDF(texts, on: Machine(threads: 1)).features)
    for threads in [2, 3, 7] {
      let machine = Machine(threads: threads)
      let many = crossFit(TFIDF(texts, on: machine).features, threads: threads)
      #expect(many.raw.values == one.raw.values)
    }
  }

  @Test("words alone have length 1 and are the words' half of both")
  func words() {
    let both = TFIDF(texts, on: Machine(threads: 1))
    let words = TFIDF(texts, kinds: .words, on: Machine(threads: 1))
    let (bothNames, names) = (both.names, words.names)
    let matrix = words.matrix
    let all = both.matrix
    for row in 0..<20 {
      let own = matrix.entries(of: row).map { (names[Int(matrix.indices[$0])], matrix.values[$0]) }
      #expect(abs(own.reduce(0) { $0 + $1.1 * $1.1 } - 1) < 1e-5)
      let found = all.entries(of: row).map { (bothNames[Int(all.indices[$0])], all.values[$0]) }
      for (name, value) in own {
        let scaled = value * Float(0.5.squareRoot())
        #expect(found.contains { $0.0 == name && abs($0.1 - scaled) < 1e-6 }, "\(name)")
      }
    }
  }
}
