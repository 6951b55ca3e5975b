import DatasetLab
import Foundation
import Testing

@Suite("Token artefacts")
struct TokenArtefactsTests {
  /// Texts of two labels with repeated words, signs, chunks of several words and of none.
  private static let texts: [String] = {
    var rng = SplitMix64(seed: 3)
    let common = ["the", "cat!", "well-known", "☂", "--", "so", "so", "hahaha", "o'clock", "cat"]
    let kinds = [["turnip", "silly turnip,"], ["thank", "thank you"]]
    return (0..<160).map { row in
      let pieces = (0..<Int(2 + rng.next() % 7)).map { _ in
        common[Int(rng.next() % UInt64(common.count))]
      }
      let own = kinds[row % 2][Int(rng.next() % 2)]
      return (rng.next() % 8 == 0 ? pieces : pieces + [own] + pieces.prefix(2))
        .joined(separator: " ")
    }
  }()
  private static let given: [Int32] = texts.indices.map { Int32($0 % 2) }

  private struct Trained {
    let rows: [String]
    let given: [Int32]
    let kinds: TFIDF.Kinds
    let texts: TokenizedTexts
    let tfidf: TFIDF
    let folds: Folds
    let models: CrossFit

    init(
      _ rows: [String] = TokenArtefactsTests.texts, given: [Int32] = TokenArtefactsTests.given,
      classes: Int = 2, kinds: TFIDF.Kinds = .wordsAndCharacters
    ) {
      let machine = Machine(threads: 2)
      self.rows = rows
      self.given = given
      self.kinds = kinds
      texts = TokenizedTexts(StringColumn(rows), seed: 0, on: machine)
      tfidf = TFIDF(texts, kinds: kinds, on: machine)
      folds = Folds(hashes: texts.hashes, given: given, classes: classes, count: 4)
      models = CrossFit(
        features: tfidf.features, given: given, classes: classes, folds: folds, on: machine)
    }

    /// The greatest error of leaving out a piece of some rows, against writing the texts without it.
    func worstError(of sample: [Int]) -> (error: Double, pieces: Int) {
      var written: [String] = []
      var places: [(row: Int, whole: Int)] = []
      for row in sample {
        let chunks = texts.chunks.tokens(of: row).map { texts.chunks.vocabulary[Int($0)] }
        let whole = rows.count + written.count
        written.append(chunks.joined(separator: " "))
        for place in chunks.indices {
          written.append((chunks[..<place] + chunks[(place + 1)...]).joined(separator: " "))
        }
        places.append((row, whole))
      }
      let machine = Machine(threads: 2)
      let tokenized = TokenizedTexts(StringColumn(rows + written), seed: 0, on: machine)
      let all = TFIDF(tokenized, kinds: kinds, countedRows: rows.count, on: machine)
      #expect(all.names == tfidf.names)
      let matrix = all.matrix
      var one = LeaveOneOut(
        tfidf: tfidf, texts: texts, models: models, given: given, fold: folds.fold)
      var worst = (error: 0.0, pieces: 0)
      // A text that is normalised twice may become another one; those prove nothing.
      for (row, whole) in places where tokenized.hashes[whole] == texts.hashes[row] {
        let fold = Int(folds.fold[row])
        let before = models.margins(matrix, row: whole, fold: fold)
        for (place, difference) in one.differences(of: row).enumerated() {
          let after = models.margins(matrix, row: whole + 1 + place, fold: fold)
          let moved = zip(after, before).map { $0 - $1 }
          let expected = bits(row, moved: moved) - bits(row, moved: moved.map { _ in 0 })
          worst = (max(worst.error, abs(expected - difference)), worst.pieces + 1)
        }
      }
      return worst
    }

    private func bits(_ row: Int, moved: [Double]) -> Double {
      let temperature = models.models[Int(folds.fold[row])].temperature
      let powers = moved.enumerated().map { label, move in
        exp((log(models.raw[row, label]) + move) / temperature)
      }
      return min(40, -log2(powers[Int(given[row])] / powers.reduce(0, +)))
    }
  }

  private static func artefacts(_ trained: Trained, threads: Int = 2) -> TokenArtefacts {
    TokenArtefacts(
      tfidf: trained.tfidf, texts: trained.texts, models: trained.models, given: trained.given,
      fold: trained.folds.fold, on: Machine(threads: threads))
  }

  @Test(
    "leaving out every piece of every text is the same as writing the texts without it",
    arguments: [TFIDF.Kinds.words, .wordsAndCharacters])
  func bruteForce(kinds: TFIDF.Kinds) {
    let found = Trained(kinds: kinds).worstError(of: Array(Self.texts.indices))
    // Some n-grams' values and weights, each rounded to single precision.
    #expect(found.error < 2e-6)
    #expect(found.pieces == Self.texts.reduce(0) { $0 + $1.split(separator: " ").count })
  }

  @Test("so it is for a sample of Davidson's tweets", .enabled(if: RealData.isThere))
  func bruteForceOfTweets() throws {
    var options = ReadOptions()
    (options.textColumn, options.labelColumn) = ("tweet", "class")
    let data = try Dataset.read(
      .file(RealData.unpacked("davidson.csv")), options: options)
    let trained = Trained(
      data.texts.indices.map { data.texts[$0] }, given: data.given, classes: data.labels.count)
    let found = trained.worstError(of: Array(stride(from: 0, to: data.count, by: 50)))
    #expect(found.error < 1e-6)
    #expect(found.pieces > 5000)
  }

  @Test("words of a label tell it and mislead in rows of the other")
  func tells() throws {
    let found = Self.artefacts(Trained())
    let turnip = try #require(found.telling(0, most: 99).first { $0.token == "turnip" })
    #expect(turnip.bits > 0.1 && turnip.low > 0 && turnip.z > 2)
    #expect(found.telling(0, most: 1).first?.bits ?? 0 >= turnip.bits)
    let thank = try #require(found.telling(1, most: 99).first { $0.token == "thank" })
    #expect(thank.low > 0)
    #expect(found.misleading(0, most: 99).allSatisfy { $0.high < 0 && $0.label == 0 })
    #expect(found.tokens.allSatisfy { $0.count > TokenArtefacts.mostRare && $0.rows <= $0.count })
    #expect(found.occurrences == Self.texts.reduce(0) { $0 + $1.split(separator: " ").count })
  }

  @Test("tokens are the words of a piece, without the signs around them")
  func names() {
    let tokens = Set(Self.artefacts(Trained()).tokens.map(\.token))
    #expect(tokens.isSuperset(of: ["cat", "well known", "☂", "--", "o'clock"]))
    #expect(!tokens.contains("cat!"))
  }

  @Test("z by hand: a token only in half of one label's rows")
  func association() throws {
    var sums = TokenSums(classes: 2, tokens: 1)
    for row in 0..<40 { sums.add(row < 20 && row % 2 == 0 ? [(0, 1.0)] : [], label: row / 20) }
    let names = TokenNames(TokenizedTexts(StringColumn(["a"]), seed: 0))
    let token = try #require(sums.tokens(named: names).first)
    // 10 rows, all of a label that half of the rows have: (1 - 0.5) / √(0.25 / 10).
    #expect(abs(token.z - 10.0.squareRoot()) < 1e-12)
    #expect(token.count == 10 && token.rows == 10 && token.bits == 1 && token.low == 1)
  }

  @Test("rows are clusters: a row that repeats a token is one witness")
  func clusters() throws {
    func width(_ repeats: Int) throws -> Double {
      var sums = TokenSums(classes: 1, tokens: 1)
      for row in 0..<12 {
        sums.add((0..<repeats).map { _ in (0, row % 2 == 0 ? 1.0 : 0.0) }, label: 0)
      }
      let names = TokenNames(TokenizedTexts(StringColumn(["a"]), seed: 0))
      let token = try #require(sums.tokens(named: names).first)
      return token.high - token.low
    }
    #expect(abs(try width(1) - width(7)) < 1e-12)
  }

  @Test("the number of threads changes nothing")
  func threads() {
    let trained = Trained()
    #expect(
      Self.artefacts(trained, threads: 1).tokens == Self.artefacts(trained, threads: 3).tokens)
  }
}
