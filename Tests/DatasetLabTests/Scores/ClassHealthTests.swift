import DatasetLab
import Testing

@Suite struct ClassHealthTests {
  static let joint = ClassMatrix(
    classes: 3, values: [0.4, 0.1, 0, 0.05, 0.25, 0, 0, 0.05, 0.15])

  @Test("three classes by hand")
  func workedExample() {
    let health = ClassHealth.ofClasses(joint: Self.joint, rows: 200)
    #expect(health.map(\.labelIssues) == [20, 10, 10])
    #expect(health.map(\.inverseLabelIssues) == [10, 30, 0])
    #expect(abs(health[0].labelNoise - 0.2) < 1e-12)
    #expect(abs(health[1].inverseLabelNoise - 0.375) < 1e-12)
    #expect(abs(health[2].labelQuality - 0.75) < 1e-12)
  }

  @Test("an overlap adds both directions, and the largest comes first")
  func overlap() {
    let pairs = ClassOverlap.ofPairs(joint: Self.joint, rows: 200)
    #expect(pairs.map(\.first) == [0, 1, 0] && pairs.map(\.second) == [1, 2, 2])
    #expect(pairs.map(\.rows) == [30, 10, 0])
    #expect(abs(pairs[0].probability - 0.15) < 1e-12)
  }

  @Test("equal pairs stay in label order")
  func equalPairs() {
    let even = ClassMatrix(classes: 3, repeating: 1.0 / 9)
    let pairs = ClassOverlap.ofPairs(joint: even, rows: 9)
    #expect(pairs.map(\.first) == [0, 0, 1] && pairs.map(\.second) == [1, 2, 2])
  }
}
