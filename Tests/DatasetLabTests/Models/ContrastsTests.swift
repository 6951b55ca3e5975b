import DatasetLab
import Testing

@Suite("Contrasts")
struct ContrastsTests {
  private func numbers(_ count: Int) -> [Double] {
    var rng = SplitMix64(seed: UInt64(count))
    return (0..<count).map { _ in Double(rng.next() % 2_000) / 100 - 10 }
  }

  private func squares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

  @Test("two labels have one contrast, √½ of what their logits differ by")
  func two() {
    let two = Contrasts(classes: 2)
    #expect(two.count == 1)
    #expect(abs(two.contrasts([5, 2])[0] - 3 / 2.0.squareRoot()) < 1e-6)
    let logits = two.logits([1])
    #expect(abs(logits[0] - logits[1] - 2.0.squareRoot()) < 1e-6)
  }

  @Test("logits come back but for their mean", arguments: [2, 3, 4, 5, 17, 77])
  func thereAndBack(classes: Int) {
    let contrasts = Contrasts(classes: classes)
    let logits = numbers(classes)
    let mean = logits.reduce(0, +) / Double(classes)
    let found = contrasts.logits(contrasts.contrasts(logits))
    let foundMean = found.reduce(0, +) / Double(classes)
    for (own, back) in zip(logits, found) {
      #expect(abs((own - mean) - (back - foundMean)) < 1e-4)
    }
    var written = [Double](repeating: 0, count: classes)
    let given = contrasts.contrasts(logits)
    contrasts.logits(into: &written) { given[$0] }
    #expect(written == found)
  }

  @Test(
    "their squares add up to those of the logits less the mean, as the penalty wants it",
    arguments: [2, 3, 4, 5, 17, 77])
  func lengths(classes: Int) {
    let contrasts = Contrasts(classes: classes)
    let logits = numbers(classes)
    let mean = logits.reduce(0, +) / Double(classes)
    let size = squares(logits.map { $0 - mean })
    #expect(abs(squares(contrasts.contrasts(logits)) - size) < 1e-6 * size)
  }

  @Test("problems have neighbouring lanes, and rows end at a multiple of eight")
  func lanes() {
    let shapes = [(3, 3), (5, 3), (5, 2), (3, 2), (5, 4), (5, 5), (1, 77), (3, 1)]
    let lengths = shapes.map { ProblemLanes(problems: $0.0, classes: $0.1).lanes }
    #expect(lengths == [8, 16, 8, 8, 16, 24, 80, 8])
    let each = ProblemLanes(problems: 5, classes: 4)
    #expect((0..<5).map { each.own($0) } == [0..<3, 3..<6, 6..<9, 9..<12, 12..<15])
  }
}
