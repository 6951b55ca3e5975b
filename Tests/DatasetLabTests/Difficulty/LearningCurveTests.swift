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

  @Test("an alarm is raised where V-information falls for sure while accuracy rises")
  func alarm() {
    /// A path of three penalties; every gain is sure.
    func path(gains: (Double, Double), accuracies: (Double, Double, Double)) -> PenaltyPath {
      func sure(_ value: Double) -> BootstrapMean {
        var rng = SplitMix64(seed: 0)
        return BootstrapMean(of: [value, value], clusters: [1, 2], using: &rng)
      }
      return PenaltyPath(points: [
        .init(penalty: 2, information: sure(0.3), gain: nil, accuracy: accuracies.0),
        .init(penalty: 1, information: sure(0.3), gain: sure(gains.0), accuracy: accuracies.1),
        .init(penalty: 0.5, information: sure(0.3), gain: sure(gains.1), accuracy: accuracies.2),
      ])
    }
    #expect(path(gains: (0.1, -0.1), accuracies: (0.7, 0.8, 0.81)).alarm?.penalty == 0.5)
    #expect(path(gains: (-0.1, -0.1), accuracies: (0.7, 0.8, 0.81)).alarm?.penalty == 1)
    #expect(path(gains: (0.1, -0.1), accuracies: (0.7, 0.8, 0.79)).alarm == nil)
    #expect(path(gains: (0.1, 0.1), accuracies: (0.7, 0.8, 0.9)).alarm == nil)
  }

  @Test("on noisy labels and many words, weak penalties cost bits")
  func penalties() throws {
    var rng = SplitMix64(seed: 4)
    let given = (0..<1500).map { _ in Int32(rng.next() % 2) }
    let texts = given.map { label in
      (0..<12).map { _ in
        rng.next() % 9 == 0 ? "key\(label)x\(rng.next() % 12)" : "word\(rng.next() % 400)"
      }.joined(separator: " ")
    }
    let path = try #require(difficulty(texts, given).penaltyPath)
    #expect(path.points.map(\.penalty) == PenaltyPath.penalties)
    let last = try #require(path.points.last?.gain)
    #expect(last.mean < 0)
  }
}
