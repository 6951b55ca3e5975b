/// A mean over seeds with Student's 95 % interval for it.
public struct SeedMean: Sendable, Hashable {
  /// The mean.
  public let mean: Double
  /// Half the width of the interval; zero for one seed.
  public let halfWidth: Double

  /// Sums up.
  ///
  /// - Parameter values: One a seed, at least one.
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "there is no seed to take the mean over")
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    self.mean = mean
    guard values.count > 1 else {
      halfWidth = 0
      return
    }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    let quantile = StudentT.quantile(0.975, degrees: n - 1)
    halfWidth = quantile * (variance / n).squareRoot()
  }

  /// Whether the whole interval is within a margin of zero: the two one-sided tests of equivalence,
  /// each at 2.5 %.
  ///
  /// - Parameter margin: The greatest difference that does not matter, above zero.
  /// - Returns: False for what may be greater than the margin.
  public func isEquivalentToZero(within margin: Double) -> Bool {
    abs(mean) + halfWidth < margin
  }
}
