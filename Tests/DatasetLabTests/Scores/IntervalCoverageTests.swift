import DatasetLab
import Foundation
import Testing

/// Do 95 % intervals hold the truth in 93 to 97 % of a thousand draws?
@Suite("Coverage of intervals")
struct IntervalCoverageTests {
  private static let draws = 1000
  private static let expected = 0.93...0.97

  /// The share of draws whose interval holds the truth.
  private func coverage(_ draw: (inout SplitMix64) -> (low: Double, high: Double), of truth: Double)
    -> Double
  {
    var rng = SplitMix64(seed: 2026)
    let held = (0..<Self.draws).count { _ in
      let interval = draw(&rng)
      return interval.low <= truth && truth <= interval.high
    }
    return Double(held) / Double(Self.draws)
  }

  private func uniform(_ rng: inout SplitMix64) -> Double {
    Double.random(in: Double.leastNormalMagnitude..<1, using: &rng)
  }

  @Test("the mean of bits, by the bootstrap: most rows a little above zero, few far below")
  func bits() {
    // An exponential that is turned round: its mean is 1 - 0.6, and it is skewed as PVI is.
    let held = coverage(
      { rng in
        let bits = (0..<400).map { _ in 1 + 0.6 * log(uniform(&rng)) }
        let bootstrap = BootstrapMean(
          of: bits, clusters: bits.indices.map(UInt64.init), using: &rng, threads: 2)
        return (bootstrap.low, bootstrap.high)
      }, of: 0.4)
    #expect(Self.expected.contains(held), "\(held)")
  }

  @Test("the same where texts stand several times in the data")
  func clustered() {
    let held = coverage(
      { rng in
        var values: [Double] = []
        var clusters: [UInt64] = []
        for cluster in 0..<300 {
          let own = uniform(&rng)
          for _ in 0...Int(rng.next() % 3) {
            values.append(own)
            clusters.append(UInt64(cluster))
          }
        }
        let bootstrap = BootstrapMean(
          of: values, clusters: clusters, using: &rng, threads: 2)
        return (bootstrap.low, bootstrap.high)
      }, of: 0.5)
    #expect(Self.expected.contains(held), "\(held)")
  }

  @Test("a share of rows, rare and common", arguments: [0.05, 0.3, 0.9])
  func share(truth: Double) {
    let held = coverage(
      { rng in
        let share = Share((0..<350).count { _ in uniform(&rng) < truth }, of: 350)
        return (share.low, share.high)
      }, of: truth)
    #expect(Self.expected.contains(held), "\(held)")
  }

  @Test("the share of wrong labels, from the counts of the confident joint")
  func errors() {
    let labels: [(rows: Int, confident: Int, wrong: Double)] = [
      (1400, 600, 0.04), (800, 300, 0.15), (5000, 3000, 0.1),
    ]
    let truth = labels.reduce(0) { $0 + Double($1.rows) * $1.wrong } / 7200
    let held = coverage(
      { rng in
        let estimate = ErrorEstimate(
          labels.map { label in
            ErrorEstimate.Given(
              rows: label.rows, confident: label.confident,
              wrong: (0..<label.confident).count { _ in uniform(&rng) < label.wrong })
          })
        return (estimate.low, estimate.high)
      }, of: truth)
    #expect(Self.expected.contains(held), "\(held)")
  }
}
