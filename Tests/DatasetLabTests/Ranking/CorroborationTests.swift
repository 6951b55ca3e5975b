import DatasetLab
import Testing

@Suite("Agreement of model and specifications")
struct CorroborationTests {
  /// Specification 0 demands label 0 and ranks all rows of label 1, in their order.
  private func corroboration(given: [Int32], predicted: [Int32]) -> Corroboration {
    var rank = 0
    let contradictions = given.map { label -> SpecificationRanking.Contradiction? in
      if label == 0 { return nil }
      rank += 1
      return SpecificationRanking.Contradiction(specification: 0, label: 0, rank: rank)
    }
    return Corroboration(
      of: contradictions, specifications: 2, given: given, predicted: predicted, classes: 2)
  }

  @Test("by hand: of 200 rows that carry label 1 the model gives label 0 to the first 50")
  func byHand() throws {
    let given = [Int32](repeating: 0, count: 200) + [Int32](repeating: 1, count: 200)
    var predicted = given
    for row in 200..<250 { predicted[row] = 0 }
    let found = corroboration(given: given, predicted: predicted)
    // The first 50 are looked at; chance has 50 of 200, and ten more rows agree as chance has it:
    // (50 - 12.5) / (0.75 * 60).
    let kappa = try #require(found.bySpecification[0])
    #expect(abs(kappa - 37.5 / 45) < 1e-12)
    #expect(found.bySpecification[1] == nil)
    #expect(found.kappa == kappa)
    // MCC: 200 and 150 of 400 are right, 50 are taken for label 0. Agreement is better than that.
    let mcc = (200.0 * 150) / (250.0 * 150 * 200 * 200).squareRoot()
    #expect(abs(found.share - (1 - mcc)) < 1e-12)
  }

  @Test("a model that doubts only rows which contradict nothing takes all weight")
  func disagreement() {
    let given = [Int32](repeating: 0, count: 200) + [Int32](repeating: 1, count: 200)
    var predicted = given
    for row in 350..<400 { predicted[row] = 0 }
    let found = corroboration(given: given, predicted: predicted)
    #expect((found.kappa ?? 0) < 0)
    #expect(found.share == 0)
  }

  @Test("a model that knows nothing leaves all weight to the specifications")
  func uselessModel() {
    let given: [Int32] = (0..<400).map { $0 / 2 % 2 }
    let found = corroboration(given: given, predicted: (0..<400).map { $0 % 2 })
    // Half of the first 50 rows are given label 0, as chance has it; MCC is 0 too.
    #expect(found.kappa == 0 && found.share == 1)
  }

  @Test("one specification in ten is enough: those around which labels are wrong do not count")
  func bestTenth() {
    // 20 specifications of 60 rows each; the model agrees with the first two only.
    let count = 20
    let given = [Int32](repeating: 1, count: 1200) + [Int32](repeating: 0, count: 1200)
    var predicted = given
    for row in 0..<120 { predicted[row] = 0 }
    let contradictions = given.indices.map { row -> SpecificationRanking.Contradiction? in
      row < 1200
        ? SpecificationRanking.Contradiction(specification: row / 60, label: 0, rank: row + 1) : nil
    }
    let found = Corroboration(
      of: contradictions, specifications: count, given: given, predicted: predicted, classes: 2)
    let each = found.bySpecification.compactMap { $0 }
    #expect(each.count == count && each[0] == each[1] && each[2...].allSatisfy { $0 < 0 })
    #expect(found.kappa == each[0])
  }

  @Test("without contradictions there is no agreement and no weight")
  func none() {
    let found = Corroboration(
      of: [nil, nil], specifications: 1, given: [0, 1], predicted: [0, 1], classes: 2)
    #expect(found.kappa == nil && found.share == 0)
    #expect(found.bySpecification.allSatisfy { $0 == nil })
  }
}
