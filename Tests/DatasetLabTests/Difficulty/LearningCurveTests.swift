import DatasetLab
import Testing

@Suite("Learning curve")
struct LearningCurveTests {
  private func difficulty(_ texts: [String], _ given: [Int32]) -> Difficulty {
    var options = Difficulty.Options()
    options.views = []
    options.curve = true
    return Difficulty(
      AuditedRows(texts: StringColumn(texts), given: given, classes: 2), options: options,
      on: Machine(threads: 2))
  }

  @Test("where every text has rare words of its own label, more rows help")
  func helps() throws {
    var rng = SplitMix64(seed: 2)
    let given = (0..<2400).map { _ in Int32(rng.next() % 2) }
    // Words of random letters, which have to be met one by one.
    let words = (0..<3000).map { _ in String(rng.next(), radix: 36) }
    let texts = given.map { label in
      (0..<3).map { _ in words[2 * Int(rng.next() % 1500) + Int(label)] }.joined(separator: " ")
    }
    let found = difficulty(texts, given)
    let curve = try #require(found.curve)
    #expect(curve.points.map(\.fraction) == LearningCurve.fractions)
    #expect(curve.points.last?.information == found.views.first?.information)
    #expect(curve.verdict == .helps)
    let means = curve.points.map(\.information.mean)
    #expect(means[4] > means[2] && means[2] > means[0])
    #expect(curve.points.first?.gain == nil)
    for (point, next) in zip(curve.points, curve.points.dropFirst()) {
      let gain = try #require(next.gain)
      #expect(abs(gain.mean - (next.information.mean - point.information.mean)) < 1e-12)
      #expect(next.rows >= point.rows)
    }
  }

  @Test("where one word says everything, more rows would hardly help")
  func enough() throws {
    var rng = SplitMix64(seed: 3)
    let given = (0..<2400).map { _ in Int32(rng.next() % 2) }
    let texts = given.indices.map { row in
      let isRight = rng.next() % 10 > 0
      return "\((given[row] == 0) == isRight ? "yes" : "no") id\(rng.next() % 100_000)"
    }
    let curve = try #require(difficulty(texts, given).curve)
    #expect(curve.verdict != .helps, "\(curve.points.map(\.information.mean))")
  }

  @Test("a share has that share of the rows of each label")
  func shares() throws {
    let given = (0..<1600).map { Int32($0 % 4 == 0 ? 1 : 0) }
    let curve = try #require(difficulty(given.indices.map { "text \($0)" }, given).curve)
    #expect(curve.points.map(\.rows) == [100, 200, 400, 800, 1600])
  }

  @Test("an alarm is raised where V-information falls while accuracy rises")
  func alarm() throws {
    // Noisy labels and many words: weak penalties make the model too sure.
    var rng = SplitMix64(seed: 4)
    let given = (0..<1500).map { _ in Int32(rng.next() % 2) }
    let texts = given.map { label in
      (0..<12).map { _ in
        rng.next() % 9 == 0 ? "key\(label)x\(rng.next() % 12)" : "word\(rng.next() % 400)"
      }.joined(separator: " ")
    }
    let path = try #require(difficulty(texts, given).penaltyPath)
    #expect(path.points.map(\.penalty) == PenaltyPath.penalties)
    for (stronger, weaker) in zip(path.points, path.points.dropFirst()) {
      let gain = try #require(weaker.gain)
      let isAlarm = gain.high < 0 && weaker.accuracy > stronger.accuracy
      if isAlarm { #expect(path.alarm != nil) }
    }
    let last = try #require(path.points.last?.gain)
    #expect(last.mean < 0)
  }
}
