import DatasetLab
import Testing

@Suite struct ConfidentJointTests {
  @Test("calibration scales each label's counts to its rows and keeps their sum")
  func calibration() {
    let counts = ClassMatrix(classes: 2, values: [3, 1, 1, 2])
    let joint = ConfidentJoint(counts: counts, classCounts: [10, 6])
    // 7.5 and 2.5 round half to even, to 8 and 2.
    #expect(joint.calibrated.values == [8, 2, 2, 4])
    #expect(joint.joint.values == [0.5, 0.125, 0.125, 0.25])
  }

  @Test("a half that division by the total makes a hair less is rounded as what it has become")
  func lastBit() {
    let counts = ClassMatrix(classes: 2, values: [3, 1, 1, 2])
    let joint = ConfidentJoint(counts: counts, classCounts: [10, 3])
    #expect(joint.calibrated.values == [7, 3, 1, 2])
  }

  @Test("of cells with equal remainders the last is raised and the first lowered")
  func roundingTies() {
    let raised = ConfidentJoint(
      counts: ClassMatrix(classes: 3, values: [5, 1, 1, 0, 1, 0, 0, 0, 1]),
      classCounts: [10, 1, 1])
    // 7.14, 1.43, 1.43: one is missing.
    #expect(Array(raised.calibrated.values.prefix(3)) == [7, 1, 2])
    let lowered = ConfidentJoint(
      counts: ClassMatrix(classes: 3, values: [1, 1, 1, 0, 1, 0, 0, 0, 1]),
      classCounts: [5, 1, 1])
    // 1.67 each: one too many.
    #expect(Array(lowered.calibrated.values.prefix(3)) == [1, 2, 2])
  }

  @Test("the joint sums to one, and over the true labels to each label's share of the rows")
  func distribution() {
    let (given, probabilities) = ConfidentLearningTests.sharp(rows: 3000, classes: 8)
    let found = ConfidentLearning(given: given, probabilities: probabilities)
    #expect(abs(found.confidentJoint.joint.values.reduce(0, +) - 1) < 1e-12)
    for (share, count) in zip(found.confidentJoint.joint.givenTotals, found.classCounts) {
      #expect(abs(share - Double(count) / 3000) < 1e-12)
    }
    #expect(found.confidentJoint.calibrated.givenTotals == found.classCounts)
  }
}
