import DatasetLab
import Testing

@Suite("Shares, their differences, and what they mean among many")
struct ShareTests {
  @Test("the intervals of 56 of 70, 48 of 80 and their difference are those of Newcombe's paper")
  func newcombe() {
    let (a, b) = (Share(56, of: 70), Share(48, of: 80))
    let difference = a.over(b)
    #expect(abs(difference.value - 0.2) < 1e-12)
    #expect(abs(difference.low - 0.0524) < 5e-5 && abs(difference.high - 0.3339) < 5e-5)
    let none = Share(0, of: 10).over(Share(0, of: 10))
    #expect(abs(none.low + 0.2775) < 5e-5 && abs(none.high - 0.2775) < 5e-5)
  }

  @Test("an interval holds its share, stays within 0 and 1 and shrinks with more rows")
  func properties() {
    for rows in [1, 7, 200] {
      for count in stride(from: 0, through: rows, by: max(1, rows / 7)) {
        let share = Share(count, of: rows)
        #expect(0 <= share.low && share.low <= share.value)
        #expect(share.value <= share.high && share.high <= 1)
        let larger = Share(10 * count, of: 10 * rows)
        #expect(larger.high - larger.low < share.high - share.low)
        let (forth, back) = (share.over(Share(1, of: 3)), Share(1, of: 3).over(share))
        #expect(abs(forth.low + back.high) < 1e-12 && abs(forth.high + back.low) < 1e-12)
      }
    }
    let empty = Share(0, of: 0)
    #expect(empty.value == 0 && empty.low == 0 && empty.high == 1)
  }

  @Test("a log odds ratio by hand, and its z")
  func oddsRatio() {
    // 3 with both, 2 with the first alone, 4 with the second alone, 11 with neither.
    let ratio = LogOddsRatio(both: 3, first: 5, second: 7, rows: 20)
    #expect(abs(ratio.value - 1.2747419) < 1e-6)
    #expect(abs(ratio.variance - (1 / 3.5 + 1 / 2.5 + 1 / 4.5 + 1 / 11.5)) < 1e-12)
    let other = LogOddsRatio(both: 1, first: 5, second: 7, rows: 20)
    #expect(ratio.z(over: ratio) == 0)
    #expect(ratio.z(over: other) > 0 && ratio.z(over: other) == -other.z(over: ratio))
    #expect(abs(LogOddsRatio.twoSided(-1.959963984540054) - 0.05) < 1e-12)
  }

  @Test("Holm's correction by hand: the most certain counts for all tests, the next for one fewer")
  func holm() {
    let corrected = Holm.corrected([0.04, 0.01, 0.03, 0.005])
    for (own, expected) in zip(corrected, [0.06, 0.03, 0.06, 0.02]) {
      #expect(abs(own - expected) < 1e-12)
    }
    #expect(Holm.corrected([]).isEmpty && Holm.corrected([0.9, 0.8]) == [1, 1])
  }
}
