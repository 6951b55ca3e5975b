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
    let texts: TokenizedTexts
    let tfidf: TFIDF
    let folds: Folds
    let models: CrossFit
  }

  private static func trained(_ kinds: TFIDF.Kinds = .wordsAndCharacters) -> Trained {
    let machine = Machine(threads: 2)
    let tokenized = TokenizedTexts(StringColumn(texts), seed: 0, on: machine)
    let tfidf = TFIDF(tokenized, kinds: kinds, on: machine)
    let folds = Folds(hashes: tokenized.hashes, given: given, classes: 2, count: 4)
    let models = CrossFit(
      features: tfidf.features, given: given, classes: 2, folds: folds, on: machine)
    return Trained(texts: tokenized, tfidf: tfidf, folds: folds, models: models)
  }

  private static func artefacts(_ trained: Trained, threads: Int = 2) -> TokenArtefacts {
    TokenArtefacts(
      tfidf: trained.tfidf, texts: trained.texts, models: trained.models, given: given,
      fold: trained.folds.fold, on: Machine(threads: threads))
  }

  @Test(
    "leaving out every piece of every text is the same as writing the texts without it",
    arguments: [TFIDF.Kinds.words, .wordsAndCharacters])
  func bruteForce(kinds: TFIDF.Kinds) {
    let trained = Self.trained(kinds)
    let machine = Machine(threads: 2)
    var shortened: [String] = []
    var rows: [Int] = []
    for (row, text) in Self.texts.enumerated() {
      let pieces = text.split(separator: " ")
      for place in pieces.indices {
        var left = pieces
        left.remove(at: place)
        shortened.append(left.joined(separator: " "))
        rows.append(row)
      }
    }
    let all = TFIDF(
      TokenizedTexts(StringColumn(Self.texts + shortened), seed: 0, on: machine), kinds: kinds,
      countedRows: Self.texts.count, on: machine)
    #expect(all.names == trained.tfidf.names)
    let matrix = all.matrix
    var one = LeaveOneOut(
      tfidf: trained.tfidf, texts: trained.texts, models: trained.models, given: Self.given,
      fold: trained.folds.fold)
    let found = Self.texts.indices.flatMap { one.differences(of: $0) }
    #expect(found.count == shortened.count)
    var worst = 0.0
    for (place, row) in rows.enumerated() {
      let fold = Int(trained.folds.fold[row])
      let before = trained.models.margins(matrix, row: row, fold: fold)
      let after = trained.models.margins(matrix, row: Self.texts.count + place, fold: fold)
      func bits(_ moved: [Double]) -> Double {
        let powers = moved.enumerated().map { label, move in
          exp(
            (log(trained.models.raw[row, label]) + move)
              / trained.models.models[fold].temperature)
        }
        return -log2(powers[Int(Self.given[row])] / powers.reduce(0, +))
      }
      let expected = bits(zip(after, before).map { $0 - $1 }) - bits([0, 0])
      worst = max(worst, abs(expected - found[place]))
    }
    #expect(worst < 1e-6)
  }

  @Test("words of a label tell it and mislead in rows of the other")
  func tells() throws {
    let found = Self.artefacts(Self.trained())
    let turnip = try #require(found.tokens(of: 0).first { $0.token == "turnip" })
    #expect(turnip.bits > 0.1 && turnip.low > 0 && turnip.z > 2)
    #expect(found.tokens(of: 0).first?.bits ?? 0 >= turnip.bits)
    let thank = try #require(found.tokens(of: 1).first { $0.token == "thank" })
    #expect(thank.low > 0)
    #expect(found.tokens.allSatisfy { $0.count > TokenArtefacts.mostRare && $0.rows <= $0.count })
    #expect(found.occurrences == Self.texts.reduce(0) { $0 + $1.split(separator: " ").count })
  }

  @Test("tokens are the words of a piece, without the signs around them")
  func names() {
    let tokens = Set(Self.artefacts(Self.trained()).tokens.map(\.token))
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
    let trained = Self.trained()
    #expect(
      Self.artefacts(trained, threads: 1).tokens == Self.artefacts(trained, threads: 3).tokens)
  }
}
