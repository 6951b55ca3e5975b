import DatasetLab
import Testing

@Suite("Areas under the curve by identity")
struct BiasAreasTests {
  private struct Frozen: Decodable {
    struct Areas: Decodable {
      var subgroup: Double
      var bpsn: Double
      var bnsp: Double
    }

    var scores: [Double]
    var positive: [Bool]
    var group: [Int]
    var areas: [Areas]
    var means: Areas
  }

  @Test("areas and their generalised means are scikit-learn's and numpy's")
  func parity() throws {
    let frozen = FrozenValues.decode(Frozen.self, from: "bias_auc/expected.json")
    #expect(frozen.count == 4)
    for own in frozen {
      let found = own.areas.indices.map { group in
        BiasAreas(
          scores: own.scores, isPositive: own.positive, isInside: own.group.map { $0 == group })
      }
      for (found, expected) in zip(found, own.areas) {
        // Areas of too few rows have no value here.
        let pairs = [
          (found.subgroup, expected.subgroup), (found.backgroundPositive, expected.bpsn),
          (found.backgroundNegative, expected.bnsp),
        ]
        for (area, value) in pairs { #expect(abs((area?.area ?? value) - value) < 1e-12) }
      }
      func mean(_ value: (Frozen.Areas) -> Double) throws -> Double {
        try #require(BiasAreas.powerMean(own.areas.map(value)))
      }
      #expect(abs(try mean(\.subgroup) - own.means.subgroup) < 1e-12)
      #expect(abs(try mean(\.bpsn) - own.means.bpsn) < 1e-12)
      #expect(abs(try mean(\.bnsp) - own.means.bnsp) < 1e-12)
    }
    let valued = frozen.flatMap { own in
      own.areas.indices.map { group in
        BiasAreas(
          scores: own.scores, isPositive: own.positive, isInside: own.group.map { $0 == group })
      }
    }.count { $0.subgroup != nil }
    #expect(valued >= 9)
  }

  /// Ten rows of each kind: in the group or not, positive or not, with the same score each.
  private func areas(
    inside: (positive: Double, negative: Double), outside: (positive: Double, negative: Double),
    ofEach count: Int = 10
  ) -> BiasAreas {
    let kinds = [
      (inside.positive, true, true), (inside.negative, false, true),
      (outside.positive, true, false), (outside.negative, false, false),
    ]
    let rows = kinds.flatMap { Array(repeating: $0, count: count) }
    return BiasAreas(
      scores: rows.map(\.0), isPositive: rows.map(\.1), isInside: rows.map(\.2))
  }

  @Test("by hand: a group whose negatives score above the background's positives has BPSN 0")
  func worked() {
    let found = areas(inside: (0.9, 0.7), outside: (0.6, 0.1))
    #expect(found.subgroup?.area == 1 && found.backgroundPositive?.area == 0)
    #expect(found.backgroundNegative?.area == 1)
    #expect(found.inside == (10, 10) && found.outside == (10, 10))
    let missed = areas(inside: (0.2, 0.1), outside: (0.9, 0.2))
    #expect(missed.backgroundNegative?.area == 0.5 && missed.backgroundPositive?.area == 1)
  }

  @Test("turning classes round swaps BPSN and BNSP of the turned scores")
  func symmetry() {
    var rng = SplitMix64(seed: 11)
    let scores = (0..<300).map { _ in Double(rng.next() % 40) }
    let positive = scores.map { $0 + Double(rng.next() % 30) > 35 }
    let inside = scores.map { _ in rng.next() % 3 == 0 }
    let forth = BiasAreas(scores: scores, isPositive: positive, isInside: inside)
    let back = BiasAreas(
      scores: scores.map { -$0 }, isPositive: positive.map { !$0 }, isInside: inside)
    for (one, other) in [
      (forth.subgroup, back.subgroup), (forth.backgroundPositive, back.backgroundNegative),
      (forth.backgroundNegative, back.backgroundPositive),
    ] { #expect(abs((one?.area ?? 0) - (other?.area ?? 9)) < 1e-12) }
  }

  @Test("areas of too few rows have no value, and neither has the mean of none")
  func tooFew() {
    let found = areas(inside: (1, 0), outside: (1, 0), ofEach: BiasAreas.fewest - 1)
    #expect(found.subgroup == nil && found.backgroundPositive == nil)
    #expect(found.backgroundNegative == nil && found.inside == (9, 9))
    #expect(BiasAreas.powerMean([]) == nil)
    #expect(BiasAreas.powerMean([0, 1]) == 0)
  }

  @Test("the generalised mean by hand: of 0.5 and 1 it is (33 / 2)^(-1/5)")
  func powerMean() throws {
    let found = try #require(BiasAreas.powerMean([0.5, 1]))
    // 0.5^-5 = 32, so the mean is 16.5, and 16.5 · found^5 = 1.
    #expect(abs(16.5 * found * found * found * found * found - 1) < 1e-12)
    #expect(abs(try #require(BiasAreas.powerMean([0.8, 0.8])) - 0.8) < 1e-12)
  }

  @Test("values from 0 to 1 make one group, words one each, and rare ones none")
  func columns() {
    let votes = IdentityColumn(
      "votes", StringColumn((0..<60).map { ["0.4", "0.5", "", "TRUE", "false", "1"][$0 % 6] }))
    #expect(votes.groups.map(\.name) == ["votes"] && votes.groups.first?.rows == 30)
    let words = IdentityColumn(
      "kind", StringColumn((0..<60).map { $0 < 19 ? "rare" : $0 % 2 == 0 ? " two  words" : "" }))
    #expect(words.groups.map(\.name) == ["two words"] && words.groups.first?.rows == 20)
    #expect(words.tooRare == 1)
    #expect(IdentityColumn("empty", StringColumn(Array(repeating: "", count: 50))).groups.isEmpty)
  }
}
