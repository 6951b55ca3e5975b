import DatasetLab
import Foundation
import Testing

/// The values of fixtures/label_divergence.
struct FrozenDivergences: Decodable {
  struct Case: Decodable {
    var alpha: Double
    var scope: String
    var divergences: [Double]
  }

  var rows: [String]
  var given: [Int32]
  var cases: [Case]
  var lines: [String]
  var unigrams: [String]

  static var all: [FrozenDivergences] {
    FrozenValues.decode(FrozenDivergences.self, from: "label_divergence/expected.json")
  }
}

@Suite("Divergence of labels")
struct LabelDivergenceTests {
  private func divergence(
    _ rows: [String], _ given: [Int32], classes: Int = 2,
    _ change: (inout LabelDivergence.Options) -> Void = { _ in }
  ) -> LabelDivergence {
    var options = LabelDivergence.Options()
    change(&options)
    let corpus = Corpus(rows.map { $0.split(separator: " ").map(String.init) })
    return LabelDivergence(corpus: corpus, given: given, classes: classes, options: options)
  }

  @Test("two labels with a word each, by hand: 0.0817 bits after add-one smoothing")
  func worked() throws {
    // P_a = (2/3, 1/3), P_b = (1/3, 2/3), M = (1/2, 1/2): 2/3 log2 4/3 + 1/3 log2 2/3.
    let pair = try #require(divergence(["x", "y"], [0, 1]).pairs.first)
    let bits = 2.0 / 3 * log2(4.0 / 3) + 1.0 / 3 * log2(2.0 / 3)
    #expect(abs(pair.divergence - bits) < 1e-15)
    #expect(abs(pair.distance * pair.distance - bits) < 1e-15)
    #expect((pair.vocabulary, pair.tokensA, pair.tokensB) == (2, 1, 1))
    #expect(pair.tokens.map(\.token) == ["x", "y"])
    #expect(abs(pair.tokens[0].pA - 2.0 / 3) < 1e-15)
    #expect(abs(pair.tokens[0].pB - 1.0 / 3) < 1e-15)
  }

  @Test("scipy agrees for every alpha and scope")
  func parity() throws {
    let frozen = try #require(FrozenDivergences.all.first)
    #expect(frozen.cases.count == 6)
    for expected in frozen.cases {
      let found = divergence(frozen.rows, frozen.given, classes: 3) {
        $0.alpha = expected.alpha
        $0.scope = expected.scope == "pair" ? .pair : .dataset
      }
      for (pair, value) in zip(found.pairs, expected.divergences) {
        #expect(abs(pair.divergence - value) < 1e-12)
      }
    }
  }

  @Test("equal wording is 0 apart; a whole other vocabulary nears 1 as smoothing vanishes")
  func bounds() {
    #expect(divergence(["a b", "b a"], [0, 1]).pairs[0].divergence == 0)
    let apart = divergence(["a b c", "d e f"], [0, 1]) { $0.alpha = 1e-9 }
    #expect(apart.pairs[0].divergence > 0.999_999 && apart.pairs[0].divergence <= 1)
  }

  @Test("the parts of all tokens add up to the divergence")
  func contributions() throws {
    let frozen = try #require(FrozenDivergences.all.first)
    let found = divergence(frozen.rows, frozen.given, classes: 3) {
      $0.scope = .pair
      $0.topTokens = 1000
    }
    for pair in found.pairs {
      let sum = pair.tokens.reduce(0) { $0 + $1.contribution }
      #expect(abs(sum - pair.divergence) < 1e-12)
      #expect(pair.tokens.count == pair.vocabulary)
      #expect(pair.tokens.map(\.contribution) == pair.tokens.map(\.contribution).sorted(by: >))
    }
  }

  @Test("the closest pair comes first")
  func closest() {
    let found = divergence(["a b", "a c", "x y z x y z"], [0, 1, 2], classes: 3)
    #expect(found.pairs.map { [$0.a, $0.b] } == [[0, 1], [0, 2], [1, 2]])
    #expect(found.closest.first.map { [$0.a, $0.b] } == [0, 1])
  }

  @Test("large labels, counted in pieces, come out alike on any number of threads")
  func threads() {
    var rng = SplitMix64(seed: 6)
    let rows = (0..<80_000).map { row in
      ["t\(Int.random(in: 0..<300, using: &rng))", row % 9 == 0 ? "nine" : "other"]
    }
    let given = rows.indices.map { Int32($0 % 9 == 0 || $0 % 5 == 0 ? 1 : 0) }
    let corpus = Corpus(rows)
    let found = (1...3).map {
      LabelDivergence(corpus: corpus, given: given, classes: 2, threads: $0).pairs
    }
    #expect(found[1] == found[0] && found[2] == found[0])
    let ones = given.count { $0 == 1 }
    #expect(found[0][0].tokensB == 2 * ones && found[0][0].tokensA == 2 * (rows.count - ones))
    #expect(found[0][0].tokens.first?.token == "nine")
  }

  @Test("on Davidson's tweets the published figures come out", .enabled(if: RealData.isThere))
  func davidson() throws {
    let path = try RealData.unpacked("davidson.csv")
    let data = try Dataset.read(.file(path))
    let corpus = ASCIIUnigrams.corpus(data.texts)
    let whole = LabelDivergence(corpus: corpus, given: data.given, classes: 3)
    #expect(whole.pairs.map(\.vocabulary) == [20_653, 20_653, 20_653])
    for (pair, value) in zip(whole.pairs, [0.1739, 0.1104, 0.1706]) {
      #expect(abs(pair.divergence - value) < 5e-5)
    }
    var own = LabelDivergence.Options()
    own.scope = .pair
    let pairs = LabelDivergence(corpus: corpus, given: data.given, classes: 3, options: own).pairs
    for (pair, value) in zip(pairs, [0.154, 0.113, 0.170]) {
      #expect(abs(pair.divergence - value) < 5e-4)
    }
  }
}
