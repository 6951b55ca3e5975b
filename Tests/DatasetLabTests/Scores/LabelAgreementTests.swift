import DatasetLab
import Testing

@Suite("Agreement with a reference labeller")
struct LabelAgreementTests {
  @Test("by hand: what becomes of each label, and which are confused, most frequent first")
  func worked() {
    let given: [Int32] = [0, 0, 0, 1, 1, 1, 2, 2]
    let reference: [Int32] = [0, 1, 0, 2, 1, 2, 2, 0]
    let result = LabelAgreement(given: given, reference: reference, classes: 4)
    #expect(result.agreement.accuracy == 0.5)
    #expect(result.labels.map(\.confirmed.count) == [2, 1, 1, 0])
    #expect(result.labels.map(\.confirmed.rows) == [3, 3, 2, 0])
    #expect(result.labels.map(\.found.rows) == [3, 2, 3, 0])
    #expect(
      result.confusions.map { [$0.given, $0.reference, $0.rows, $0.example] }
        == [[1, 2, 2, 3], [0, 1, 1, 1], [2, 0, 1, 7]])
    let named = LabelAgreement(
      given: given, reference: reference, classes: 4, examples: given.indices.map { $0 + 100 })
    #expect(named.confusions.map(\.example) == [103, 101, 107])
  }

  @Test("given and reference may change places: what is confirmed becomes what is found")
  func symmetry() {
    var rng = SplitMix64(seed: 5)
    let given = (0..<300).map { _ in Int32.random(in: 0..<3, using: &rng) }
    let reference = given.map {
      Bool.random(using: &rng) ? $0 : Int32.random(in: 0..<3, using: &rng)
    }
    let forth = LabelAgreement(given: given, reference: reference, classes: 3)
    let back = LabelAgreement(given: reference, reference: given, classes: 3)
    #expect(forth.labels.map(\.confirmed) == back.labels.map(\.found))
    #expect(abs(forth.agreement.kappa - back.agreement.kappa) < 1e-12)
    let wrong = forth.confusions.reduce(0) { $0 + $1.rows }
    #expect(wrong == 300 - forth.labels.reduce(0) { $0 + $1.found.count })
  }
}
