import Foundation

/// How much more often rows with one property have another than rows without: the logarithm of the
/// ratio of odds, each count half a row more.
///
/// Source: B. Woolf, "On estimating the relation between blood group and disease", 1955,
/// https://doi.org/10.1111/j.1469-1809.1955.tb01348.x; the half rows as J. B. S. Haldane, 1956,
/// https://doi.org/10.1111/j.1469-1809.1955.tb01285.x.
public struct LogOddsRatio: Sendable, Hashable {
  /// Above zero, rows with the one have the other more often.
  public let value: Double
  /// The square of its standard error.
  public let variance: Double

  /// Counts.
  ///
  /// - Parameters:
  ///   - both: The rows with both properties.
  ///   - first: The rows with the first.
  ///   - second: The rows with the second.
  ///   - rows: All rows.
  public init(both: Int, first: Int, second: Int, rows: Int) {
    let own = Double(both) + 0.5
    let firstAlone = Double(first - both) + 0.5
    let secondAlone = Double(second - both) + 0.5
    let neither = Double(rows - first - second + both) + 0.5
    value = log(own * neither / (firstAlone * secondAlone))
    variance = 1 / own + 1 / firstAlone + 1 / secondAlone + 1 / neither
  }

  /// The difference from another, in standard errors.
  ///
  /// - Parameter other: The same of other rows.
  /// - Returns: z, which is normal where there is no difference.
  public func z(over other: LogOddsRatio) -> Double {
    (value - other.value) / (variance + other.variance).squareRoot()
  }

  /// How likely a z at least so far from zero is, on either side.
  ///
  /// - Parameter z: Standard errors.
  /// - Returns: A p-value for one test.
  public static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }
}
