import DatasetLab
import Testing

@Suite("Agreement of predictions and labels")
struct AgreementTests {
  private struct Frozen: Decodable {
    var given: String
    var predicted: String
    var accuracy: Double
    var mcc: Double
    var kappa: Double
  }

  private func digits(_ text: String) -> [Int32] { text.utf8.map { Int32($0) - 48 } }

  @Test("two classes by hand: the product of hits less that of misses, over the margins' root")
  func worked() {
    // 3 true positives, 1 false positive, 2 false negatives, 4 true negatives.
    let given: [Int32] = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0]
    let predicted: [Int32] = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    let agreement = Agreement(given: given, predicted: predicted, classes: 2)
    #expect(agreement.accuracy == 0.7)
    // Chance agrees on 0.5 · 0.4 + 0.5 · 0.6 of the rows.
    #expect(abs(agreement.kappa - (0.7 - 0.5) / (1 - 0.5)) < 1e-12)
    #expect(abs(agreement.mcc - 10 / 600.0.squareRoot()) < 1e-12)
  }

  @Test("accuracy, correlation and kappa are those of scikit-learn")
  func parity() {
    let cases = FrozenValues.decode(Frozen.self, from: "agreement/expected.json")
    #expect(cases.count == 7)
    for frozen in cases {
      let agreement = Agreement(
        given: digits(frozen.given), predicted: digits(frozen.predicted), classes: 5)
      #expect(abs(agreement.accuracy - frozen.accuracy) < 1e-12, "\(frozen)")
      #expect(abs(agreement.mcc - frozen.mcc) < 1e-12, "\(frozen)")
      #expect(abs(agreement.kappa - frozen.kappa) < 1e-12, "\(frozen)")
    }
  }

  @Test("given and predicted may change places, and classes their names")
  func symmetry() {
    let given = digits("000111222012")
    let predicted = digits("001112220012")
    let forth = Agreement(given: given, predicted: predicted, classes: 3)
    let back = Agreement(given: predicted, predicted: given, classes: 3)
    let renamed = Agreement(
      given: given.map { 2 - $0 }, predicted: predicted.map { 2 - $0 }, classes: 3)
    #expect(abs(forth.mcc - back.mcc) < 1e-12)
    #expect(abs(forth.mcc - renamed.mcc) < 1e-12)
    #expect(abs(forth.kappa - back.kappa) < 1e-12)
  }

  @Test("no rows agree on nothing")
  func empty() {
    let agreement = Agreement(given: [], predicted: [], classes: 3)
    #expect(agreement.accuracy == 0 && agreement.mcc == 0 && agreement.kappa == 0)
  }
}
