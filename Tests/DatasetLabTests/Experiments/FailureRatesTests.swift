import DatasetLab
import Testing

@Suite("Failure rates")
struct FailureRatesTests {
  private static func test(
    _ specification: String, _ label: String, _ target: String?
  ) -> TestSuite.Case {
    TestSuite.Case(
      id: "", specification: specification, text: "", label: label, target: target,
      isQuery: false, line: 1)
  }

  private let tests = [
    test("insult", "rude", "neighbours"), test("insult", "rude", nil),
    test("thanks", "fine", "neighbours"), test("irony", "rude", nil),
  ]

  @Test("by hand: in all, by specification, by target, by label")
  func byHand() {
    let rates = FailureRates(tests, predicted: ["rude", "fine", "rude", "rude"])
    #expect(rates.overall.rate == 0.5)
    #expect(rates.bySpecification.map(\.name) == ["insult", "thanks", "irony"])
    #expect(rates.bySpecification.map(\.rate) == [0.5, 1, 0])
    #expect(rates.byTarget.map(\.failures) == [1])
    #expect(rates.byTarget.map(\.cases) == [2])
    #expect(rates.byLabel.map(\.name) == ["rude", "fine"])
    #expect(rates.majorityAccuracy == 0.75)
  }

  @Test("no case, no failure")
  func none() {
    let rates = FailureRates([], predicted: [])
    #expect(rates.overall.rate == 0)
    #expect(rates.majorityAccuracy == 0)
  }

  @Test("the paired difference is the first rate minus the second, with an interval around it")
  func difference() {
    let first = FailureRates(tests, predicted: ["rude", "rude", "fine", "fine"])
    let second = FailureRates(tests, predicted: ["fine", "fine", "rude", "rude"])
    var rng = SplitMix64(seed: 1)
    let difference = PairedDifference([first, first], [second, first], using: &rng)
    #expect(difference.mean == (0.25 - 0.75 + 0) / 2)
    #expect(difference.low <= difference.mean && difference.mean <= difference.high)
    let same = PairedDifference([first], [first], using: &rng)
    #expect(same.mean == 0 && same.low == 0 && same.high == 0)
  }
}
