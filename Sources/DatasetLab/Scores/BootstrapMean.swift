/// A mean with the percentile bootstrap's interval around it.
///
/// Resampled are texts, not rows: rows of equal text stay together, as they do in the folds. Above
/// `groups` texts, random groups of texts are resampled instead, which estimates the same variance
/// at a cost that no longer grows.
/// Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 1979,
/// https://doi.org/10.1214/aos/1176344552.
public struct BootstrapMean: Sendable, Hashable {
  /// The mean of the values; zero where there are none.
  public let mean: Double
  /// The 2.5th percentile of the resampled means.
  public let low: Double
  /// The 97.5th percentile of the resampled means.
  public let high: Double

  /// How many times the values are resampled.
  public static let resamples = 1000
  /// The most groups of texts that are drawn from.
  public static let groups = 10_000

  /// Resamples values.
  ///
  /// - Parameters:
  ///   - values: One value a row.
  ///   - clusters: Rows with the same number are drawn together.
  ///   - rng: The source of the draws.
  /// - Complexity: O(n + `resamples` · min(n, `groups`)).
  public init(
    of values: some Sequence<Double>, clusters: some Sequence<UInt64>,
    using rng: inout some RandomNumberGenerator
  ) {
    var places: [UInt64: Int] = [:]
    var sums: [Double] = []
    var counts: [Double] = []
    for (value, cluster) in zip(values, clusters) {
      // Many texts share a group; few have one each.
      let place = places[cluster, default: sums.count]
      if place == sums.count {
        places[cluster] = place
        sums.append(0)
        counts.append(0)
      }
      sums[place] += value
      counts[place] += 1
    }
    if sums.count > Self.groups {
      var merged = (sums: [Double](repeating: 0, count: Self.groups), counts: [Double]())
      merged.counts = merged.sums
      for place in sums.indices {
        let group = Int(rng.next() % UInt64(Self.groups))
        merged.sums[group] += sums[place]
        merged.counts[group] += counts[place]
      }
      (sums, counts) = merged
    }
    let total = counts.reduce(0, +)
    mean = total > 0 ? sums.reduce(0, +) / total : 0
    guard sums.count > 1 else {
      (low, high) = (mean, mean)
      return
    }
    let pairs = zip(sums, counts).map { SIMD2($0, $1) }
    let most = UInt64(pairs.count)
    var means = (0..<Self.resamples).map { _ in
      var drawn = SIMD2<Double>()
      for _ in pairs.indices { drawn += pairs[Int(rng.next().multipliedFullWidth(by: most).high)] }
      return drawn.y > 0 ? drawn.x / drawn.y : 0
    }
    means.sort()
    low = means[Int(0.025 * Double(Self.resamples))]
    high = means[Int(0.975 * Double(Self.resamples))]
  }
}
