import DatasetLab
import Testing

@Suite("Areas under the curve and paired tests")
struct PairedTests {
  private struct Frozen: Decodable {
    struct Area: Decodable {
      var scores: [Double]
      var positive: [Bool]
      var area: Double
      var error: Double
    }

    struct Test: Decodable {
      var first: Int
      var second: Int
      var p: Double
    }

    var areas: [Area]
    var tests: [Test]
  }

  @Test("areas and their errors are those of all pairs, p-values those of scipy")
  func parity() throws {
    let frozen = try #require(
      FrozenValues.decode(Frozen.self, from: "paired_tests/expected.json").first)
    #expect(frozen.areas.count == 5 && frozen.tests.count == 7)
    for own in frozen.areas {
      let found = AreaUnderROC(scores: own.scores, isPositive: own.positive)
      #expect(abs(found.area - own.area) < 1e-12)
      #expect(abs(found.error - own.error) < 1e-12)
    }
    for own in frozen.tests {
      let found = McNemar(onlyFirst: own.first, onlySecond: own.second)
      #expect(abs(found.p - own.p) <= 1e-9 * own.p, "\(own)")
    }
  }

  @Test("by hand: three of four pairs in order make 0.75, five of five against none 1/16")
  func worked() {
    let found = AreaUnderROC(
      scores: [0.9, 0.4, 0.5, 0.1], isPositive: [true, true, false, false])
    #expect(found.area == 0.75)
    #expect(abs(McNemar(onlyFirst: 5, onlySecond: 0).p - 0.0625) < 1e-12)
    #expect(McNemar(onlyFirst: 0, onlySecond: 0).p == 1)
  }

  @Test("scores of one class say nothing, and equal scores are chance")
  func degenerate() {
    #expect(AreaUnderROC(scores: [1, 2], isPositive: [true, true]).area == 0.5)
    let equal = AreaUnderROC(scores: [1, 1, 1, 1], isPositive: [true, false, true, false])
    #expect(equal.area == 0.5 && equal.low == 0.5)
  }

  @Test("turning scores round turns the area round")
  func symmetry() {
    let scores = [0.3, 0.1, 0.7, 0.7, 0.2, 0.9]
    let positive = [true, false, true, false, false, true]
    let forth = AreaUnderROC(scores: scores, isPositive: positive)
    let back = AreaUnderROC(scores: scores.map { -$0 }, isPositive: positive)
    #expect(abs(forth.area + back.area - 1) < 1e-12)
    #expect(abs(forth.error - back.error) < 1e-12)
  }
}
