/// By how much two models' failure rates differ on the same test cases, with the bootstrap's
/// interval.
///
/// Cases are drawn with replacement, each with its outcomes of both models in all seeds, so that a
/// case that is hard for both does not count as evidence for either.
public struct PairedDifference: Sendable, Hashable {
  /// The mean of the first model's rate minus the second's; below zero, the first fails less.
  public let mean: Double
  /// The 2.5th percentile of the resampled differences.
  public let low: Double
  /// The 97.5th percentile of the resampled differences.
  public let high: Double

  /// Compares.
  ///
  /// - Parameters:
  ///   - first: The failure rates of one model, by seed.
  ///   - second: Those of the other, as many seeds over the same cases.
  ///   - rng: The source of the draws.
  ///   - threads: How many threads may work; the result does not depend on it.
  public init(
    _ first: [FailureRates], _ second: [FailureRates], using rng: inout SplitMix64,
    threads: Int = 1
  ) {
    precondition(first.count == second.count, "the models were not run with the same seeds")
    let cases = first.first?.failed.count ?? 0
    let differences = (0..<cases).map { test in
      zip(first, second).reduce(0.0) { sum, pair in
        sum + (pair.0.failed[test] ? 1 : 0) - (pair.1.failed[test] ? 1 : 0)
      } / Double(first.count)
    }
    let bootstrap = BootstrapMean(
      of: differences, clusters: (0..<cases).map { UInt64($0) }, using: &rng, threads: threads)
    (mean, low, high) = (bootstrap.mean, bootstrap.low, bootstrap.high)
  }
}
