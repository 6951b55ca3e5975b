import DatasetLab
import Testing

@Suite("A bootstrapped mean")
struct BootstrapMeanTests {
  /// Values between 0 and 1 that look random.
  private func values(_ count: Int, seed: UInt64 = 5) -> [Double] {
    var rng = SplitMix64(seed: seed)
    return (0..<count).map { _ in Double.random(in: 0..<1, using: &rng) }
  }

  private func bootstrap(
    _ values: [Double], clusters: [UInt64]? = nil, seed: UInt64 = 0
  ) -> BootstrapMean {
    var rng = SplitMix64(seed: seed)
    return BootstrapMean(
      of: values, clusters: clusters ?? values.indices.map(UInt64.init), using: &rng)
  }

  private func normalWidth(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return 2 * 1.96 * (variance / count).squareRoot()
  }

  @Test("the interval holds the mean")
  func holds() {
    for count in [2, 10, 400] {
      let values = values(count)
      let result = bootstrap(values)
      #expect(abs(result.mean - values.reduce(0, +) / Double(count)) < 1e-12)
      #expect(result.low < result.mean && result.mean < result.high)
    }
  }

  @Test("the interval is as wide as the normal approximation says", arguments: [200, 5_000])
  func width(count: Int) {
    let values = values(count)
    let result = bootstrap(values)
    let ratio = (result.high - result.low) / normalWidth(values)
    #expect((0.9...1.1).contains(ratio), "\(ratio)")
  }

  @Test("above the most groups, groups of texts give the same mean and the same width")
  func manyTexts() {
    let values = values(3 * BootstrapMean.groups)
    let result = bootstrap(values)
    let ratio = (result.high - result.low) / normalWidth(values)
    #expect(abs(result.mean - values.reduce(0, +) / Double(values.count)) < 1e-12)
    #expect((0.9...1.1).contains(ratio), "\(ratio)")
  }

  @Test("copies of a text widen the interval, since they tell nothing new")
  func clusters() {
    let distinct = values(300)
    let copies = distinct + distinct + distinct + distinct
    let alone = bootstrap(copies)
    let together = bootstrap(copies, clusters: copies.indices.map { UInt64($0 % 300) })
    let ratio = (together.high - together.low) / (alone.high - alone.low)
    #expect((1.8...2.2).contains(ratio), "\(ratio)")
    #expect(abs(together.mean - alone.mean) < 1e-12)
  }

  @Test("the same seed draws the same interval, another another")
  func seeds() {
    let values = values(100)
    #expect(bootstrap(values, seed: 4) == bootstrap(values, seed: 4))
    #expect(bootstrap(values, seed: 4) != bootstrap(values, seed: 5))
  }

  @Test("one text, or none, has an interval without width")
  func degenerate() {
    let one = bootstrap([1, 3], clusters: [7, 7])
    #expect(one.mean == 2 && one.low == 2 && one.high == 2)
    let none = bootstrap([])
    #expect(none.mean == 0 && none.low == 0 && none.high == 0)
  }

  @Test("the interval does not depend on the number of threads, nor do later draws")
  func threads() {
    let values = values(3 * BootstrapMean.groups)
    let clusters = values.indices.map { UInt64($0 / 2) }
    let results = (1...3).map { threads in
      var rng = SplitMix64(seed: 1)
      let mean = BootstrapMean(of: values, clusters: clusters, using: &rng, threads: threads)
      return (mean, rng.next())
    }
    #expect(results.allSatisfy { $0.0 == results[0].0 && $0.1 == results[0].1 })
  }
}
