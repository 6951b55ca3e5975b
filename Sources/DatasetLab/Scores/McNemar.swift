import Foundation

/// Whether two models are right about different numbers of the same rows, beyond chance.
///
/// Of the rows that one model is right about and the other is not, each would win half if they
/// were equally good; the p-value is the exact two-sided one of that binomial.
/// Source: Q. McNemar, "Note on the sampling error of the difference between correlated
/// proportions or percentages", 1947, https://doi.org/10.1007/BF02295996.
public struct McNemar: Sendable, Hashable {
  /// The rows that only the first model is right about.
  public let onlyFirst: Int
  /// The rows that only the second is right about.
  public let onlySecond: Int
  /// The probability of so uneven a split, or more uneven, if both were equally good; 1 without
  /// any row to tell.
  public let p: Double

  /// Compares.
  ///
  /// - Parameters:
  ///   - onlyFirst: The rows that only the first model is right about.
  ///   - onlySecond: The rows that only the second is right about.
  /// - Complexity: O(the smaller of the two).
  public init(onlyFirst: Int, onlySecond: Int) {
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    let trials = onlyFirst + onlySecond
    let fewer = min(onlyFirst, onlySecond)
    // Logarithms, since 2^-n is no Double for n above 1074.
    let logs = (0...fewer).map { k in
      Self.logGamma(trials + 1) - Self.logGamma(k + 1) - Self.logGamma(trials - k + 1)
        - Double(trials) * log(2)
    }
    let tail = logs.reversed().reduce(0.0) { $0 + exp($1) }
    p = onlyFirst == onlySecond ? 1 : min(1, 2 * tail)
  }

  private static func logGamma(_ value: Int) -> Double { lgamma(Double(value)) }
}
