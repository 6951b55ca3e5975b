import DatasetLab
import Testing

@Suite struct ConfidentLearningTests {
  /// Six rows of two classes, two of them on the wrong side.
  static let given: [Int32] = [0, 0, 0, 1, 1, 1]
  static let probabilities = PredictedProbabilities(
    rows: 6, classes: 2,
    values: [0.9, 0.1, 0.8, 0.2, 0.1, 0.9, 0.2, 0.8, 0.1, 0.9, 0.7, 0.3])

  @Test("six rows by hand: means are thresholds, and the two rows beyond them are flagged")
  func workedExample() {
    let found = ConfidentLearning(given: Self.given, probabilities: Self.probabilities)
    #expect(abs(found.thresholds[0] - 0.6) < 1e-12)
    #expect(abs(found.thresholds[1] - 2.0 / 3) < 1e-12)
    #expect(found.classCounts == [3, 3])
    #expect(found.confidentJoint.counts.values == [2, 1, 1, 2])
    #expect(found.confidentJoint.calibrated.values == [2, 1, 1, 2])
    #expect(found.predicted == [0, 0, 1, 1, 1, 0])
    for filter in LabelIssueFilter.allCases {
      #expect(found.issues.rows(flaggedBy: filter) == [2, 5], "\(filter.rawValue)")
    }
    #expect(found.issueCount == 2 && found.calibratedIssueCount == 2)
    #expect(abs(found.overallHealth - 2.0 / 3) < 1e-12)
  }

  @Test("a row that reaches two thresholds goes to its most probable class")
  func severalReached() {
    let probabilities = PredictedProbabilities(
      rows: 4, classes: 3,
      values: [0.5, 0.3, 0.2, 0.2, 0.3, 0.5, 0.1, 0.8, 0.1, 0.4, 0.3, 0.3])
    // Thresholds 0.45, 0.55 and 0.5 (mean of one): row 1 reaches only class 2.
    let found = ConfidentLearning(given: [0, 2, 1, 0], probabilities: probabilities)
    #expect(found.confidentJoint.counts.values == [1, 0, 0, 0, 1, 0, 0, 0, 1])
  }

  @Test("permuting the rows permutes flags and scores")
  func permutation() {
    let (given, probabilities) = Self.sharp(rows: 2000, classes: 6)
    let order = (0..<given.count).sorted {
      GeneratedCase.draw(seed: 3, $0) < GeneratedCase.draw(seed: 3, $1)
    }
    let whole = ConfidentLearning(given: given, probabilities: probabilities)
    let moved = ConfidentLearning(
      given: order.map { given[$0] },
      probabilities: PredictedProbabilities(
        rows: given.count, classes: 6,
        values: order.flatMap { row in (0..<6).map { probabilities[row, $0] } }))
    #expect(whole.issueCount > 50)
    for (position, row) in order.enumerated() {
      #expect(moved.issues.filters(of: position) == whole.issues.filters(of: row))
    }
    #expect(moved.quality.selfConfidence == order.map { whole.quality.selfConfidence[$0] })
    #expect(moved.quality.normalizedMargin == order.map { whole.quality.normalizedMargin[$0] })
    #expect(
      moved.quality.confidenceWeightedEntropy
        == order.map { whole.quality.confidenceWeightedEntropy[$0] })
  }

  @Test("the number of threads changes nothing", arguments: [2, 3, 8])
  func threads(_ threads: Int) {
    let (given, probabilities) = Self.sharp(rows: 20_000, classes: 7)
    let one = ConfidentLearning(given: given, probabilities: probabilities)
    let many = ConfidentLearning(given: given, probabilities: probabilities, threads: threads)
    #expect(one.issues == many.issues && one.thresholds == many.thresholds)
    #expect(one.confidentJoint.joint == many.confidentJoint.joint)
    #expect(one.quality.confidenceWeightedEntropy == many.quality.confidenceWeightedEntropy)
  }

  @Test("probabilities that agree with every label flag nothing")
  func perfect() {
    let given = (0..<90).map { Int32($0 % 3) }
    let values: [Double] = given.flatMap { label in (0..<3).map { $0 == label ? 1 : 0 } }
    let found = ConfidentLearning(
      given: given, probabilities: PredictedProbabilities(rows: 90, classes: 3, values: values))
    for filter in LabelIssueFilter.allCases { #expect(found.issues.count(of: filter) == 0) }
    #expect(found.overallHealth == 1 && found.calibratedIssueCount == 0)
    #expect((0..<90).allSatisfy { found.issues.filters(of: $0).isEmpty })
  }

  @Test("of equal rows the first are flagged")
  func ties() {
    // Class 0: two sure rows and four equally improbable, two of these confidently of class 1.
    let values = [
      [0.9, 0.1, 0], [0.9, 0.1, 0], [0.1, 0.45, 0.45], [0.1, 0.9, 0], [0.1, 0.45, 0.45],
      [0.1, 0.9, 0], [0.1, 0.9, 0], [0.1, 0.9, 0], [0, 0, 1], [0, 0, 1],
    ]
    let found = ConfidentLearning(
      given: [0, 0, 0, 0, 0, 0, 1, 1, 2, 2],
      probabilities: PredictedProbabilities(
        rows: 10, classes: 3, values: values.flatMap { $0 }))
    #expect(found.confidentJoint.calibrated.values == [3, 3, 0, 0, 2, 0, 0, 0, 2])
    #expect(found.issues.rows(flaggedBy: .pruneByClass) == [2, 3, 4])
    #expect(found.issues.rows(flaggedBy: .pruneByNoiseRate) == [2, 3, 5])
    #expect(found.issues.rows(flaggedBy: .both) == [2, 3])
    #expect(found.issues.rows(flaggedBy: .confidentLearning) == [3, 5])
    #expect(found.issues.rows(flaggedBy: .lowSelfConfidence) == [2, 3])
  }

  @Test("a label that is within 1e-6 of the most probable class is not flagged")
  func slack() {
    let near = 0.4 + 1e-6
    let probabilities = PredictedProbabilities(
      rows: 4, classes: 3,
      values: [0.4, near, 0.2, near, 0.4, 0.2, 0.4, near + 1e-9, 0.2, 0, 0, 1])
    let found = ConfidentLearning(given: [0, 1, 0, 2], probabilities: probabilities)
    // At exactly 1e-6 the two are equal, and the first of equals is the most probable.
    #expect(found.issues.rows(flaggedBy: .predictedNotGiven) == [1, 2])
  }

  @Test("a label whose diagonal is rounded away keeps a row, and its other cells lose one each")
  func leastKept() {
    let found = Self.scattered()
    #expect(Array(found.confidentJoint.counts.values.prefix(4)) == [1, 1, 1, 1])
    #expect(Array(found.confidentJoint.calibrated.values.prefix(4)) == [0, 1, 1, 1])
    #expect(found.issues.rows(flaggedBy: .pruneByNoiseRate) == [])
    #expect(found.issues.rows(flaggedBy: .pruneByClass) == [1, 2])
    #expect(found.issues.rows(flaggedBy: .confidentLearning) == [0, 1, 2])
  }

  @Test("a class without rows has a threshold that nothing reaches")
  func emptyClass() {
    let values: [Double] = Self.given.indices.flatMap { row in
      [Self.probabilities[row, 0], Self.probabilities[row, 1], 0]
    }
    let found = ConfidentLearning(
      given: Self.given,
      probabilities: PredictedProbabilities(rows: 6, classes: 3, values: values))
    #expect(found.thresholds[2] == ConfidentThresholds.absent)
    #expect(found.confidentJoint.counts[given: 2, true: 2] == 1)
    #expect(found.confidentJoint.calibrated[given: 2, true: 2] == 0)
    #expect(found.issues.rows(flaggedBy: .pruneByNoiseRate) == [2, 5])
    #expect(found.classHealth[2].labelQuality == 1)
  }

  @Test("without rows, with one class or with a label beyond the columns there is no answer")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = ConfidentLearning(
        given: [], probabilities: PredictedProbabilities(rows: 0, classes: 2, values: []))
    }
    await #expect(processExitsWith: .failure) {
      _ = ConfidentLearning(
        given: [0], probabilities: PredictedProbabilities(rows: 1, classes: 1, values: [1]))
    }
    await #expect(processExitsWith: .failure) {
      _ = ConfidentLearning(
        given: [2], probabilities: PredictedProbabilities(rows: 1, classes: 2, values: [1, 0]))
    }
  }

  /// Three rows of class 0, each confidently of another class, and two sure rows of each of those.
  static func scattered() -> ConfidentLearning {
    let given: [Int32] = [0, 0, 0, 1, 1, 2, 2, 3, 3]
    let values = [
      [0.09, 0.91, 0, 0], [0.08, 0, 0.92, 0], [0.07, 0, 0, 0.93],
      [0, 0.9, 0.1, 0], [0, 0.9, 0.1, 0], [0, 0, 0.9, 0.1], [0, 0, 0.9, 0.1],
      [0, 0.1, 0, 0.9], [0, 0.1, 0, 0.9],
    ]
    let probabilities = PredictedProbabilities(
      rows: 9, classes: 4, values: values.flatMap { $0 })
    return ConfidentLearning(given: given, probabilities: probabilities)
  }

  static func sharp(
    rows: Int, classes: Int
  ) -> (given: [Int32], probabilities: PredictedProbabilities) {
    GeneratedCase(
      seed: 77, kind: "sharp", rows: rows, classes: classes, shares: "steep", noise: 150
    ).make()
  }
}
