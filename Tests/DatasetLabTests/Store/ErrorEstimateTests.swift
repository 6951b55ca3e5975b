import DatasetLab
import Testing

@Suite("Estimated share of errors")
struct ErrorEstimateTests {
  @Test("each label's share off the diagonal counts by its rows, with binomial intervals")
  func worked() {
    // 10 of 50 and none of 30: 0.2 x 100 / 200 = 0.1; variance 0.25 x 0.2 x 0.8 / 50 = 0.0008.
    let estimate = ErrorEstimate([
      .init(rows: 100, confident: 50, wrong: 10), .init(rows: 100, confident: 30, wrong: 0),
    ])
    #expect(abs(estimate.share - 0.1) < 1e-12)
    #expect(abs(estimate.high - (0.1 + 1.96 * 0.0008.squareRoot())) < 1e-12)
    #expect(abs(estimate.low - (0.1 - 1.96 * 0.0008.squareRoot())) < 1e-12)
  }

  @Test("without confident rows nothing is wrong, and ends stay shares")
  func edges() {
    let none = ErrorEstimate([.init(rows: 5, confident: 0, wrong: 0)])
    #expect(none.share == 0 && none.low == 0 && none.high == 0)
    let all = ErrorEstimate([.init(rows: 5, confident: 2, wrong: 1)])
    #expect(all.low == 0 && all.high == 1)
  }
}
