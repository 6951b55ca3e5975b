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

  @Test("products by way of the factors are those with the matrix written out, at every width")
  func sameProducts() throws {
    for kinds in [TFIDF.Kinds.words, .characters, .wordsAndCharacters] {
      let tfidf = TFIDF(texts, kinds: kinds, on: Machine(threads: 1))
      for vectors in Machine.Vectors.usable {
        for lanes in [8, 16, 24, 32, 80] {
          let inputs = (0..<given.count * lanes).map { Float($0 % 13) - 6 }
          let machine = Machine(threads: 2, vectors: vectors)
          let found = try product(of: tfidf.features, inputs, lanes: lanes, on: machine)
          let expected = product(of: tfidf.matrix, inputs, lanes: lanes)
          let size = expected.map(abs).max() ?? 0
          #expect(size > 1)
          #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-5 * size })
        }
      }
    }
  }

  /// X Xᵀ times inputs of N x lanes, as training takes it.
  private func product(
    of features: FactoredFeatures, _ inputs: [Float], lanes: Int, on machine: Machine
  ) throws -> [Float] {
    let ways = try #require(
      DesignMatrix(rows: features.rows, features: features, on: machine).sparse)
    var ofRows = LaneMatrix(rows: features.rows, lanes: lanes)
    ofRows.values.withUnsafeMutableBufferPointer { values in
      for at in values.indices {
        values[at] = inputs[at] * (features.rowScales?[at / lanes] ?? 1)
      }
    }
    var ofChunks = LaneMatrix(rows: ways.toChunks.rows, lanes: lanes)
    var ofColumns = LaneMatrix(rows: features.columns, lanes: lanes)
    ways.toChunks.take(of: [ofRows], into: &ofChunks, on: machine)
    ways.columns.take(of: [ofChunks, ofRows], returning: true, into: &ofColumns, on: machine)
    ways.backToChunks.take(of: [ofColumns], into: &ofChunks, on: machine)
    ways.backToRows.take(of: [ofChunks, ofColumns], into: &ofRows, on: machine)
    return Array(UnsafeBufferPointer(start: ofRows.values.base, count: inputs.count))
  }

  private func product(of matrix: FeatureMatrix, _ inputs: [Float], lanes: Int) -> [Float] {
    var weights = [Float](repeating: 0, count: matrix.columns * lanes)
    var outputs = [Float](repeating: 0, count: inputs.count)
    for row in 0..<matrix.rows {
      for at in matrix.entries(of: row) {
        let column = Int(matrix.indices[at]) * lanes
        for lane in 0..<lanes {
          weights[column + lane] += matrix.values[at] * inputs[row * lanes + lane]
        }
      }
    }
    for row in 0..<matrix.rows {
      for at in matrix.entries(of: row) {
        let column = Int(matrix.indices[at]) * lanes
        for lane in 0..<lanes {
          outputs[row * lanes + lane] += matrix.values[at] * weights[column + lane]
        }
      }
    }
    return outputs
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
