/// A share of some rows, with its interval.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// 1927, https://doi.org/10.1080/01621459.1927.10502953.
public struct Share: Sendable, Hashable {
  /// The rows that have what is counted.
  public let count: Int
  /// All of them.
  public let rows: Int

  /// Counts.
  ///
  /// - Parameters:
  ///   - count: The rows that have what is counted.
  ///   - rows: All of them.
  public init(_ count: Int, of rows: Int) {
    self.count = count
    self.rows = rows
  }

  /// From 0 to 1; 0 where there are no rows.
  public var value: Double { rows > 0 ? Double(count) / Double(rows) : 0 }

  /// The lower end of Wilson's 95 % interval; 0 where there are no rows.
  public var low: Double { rows > 0 ? max(0, min(value, middle - halfWidth)) : 0 }

  /// The upper end; 1 where there are no rows.
  public var high: Double { rows > 0 ? min(1, max(value, middle + halfWidth)) : 1 }

  /// How much more this share is than another, with the 95 % interval of the difference.
  ///
  /// Source: R. G. Newcombe, "Interval estimation for the difference between independent
  /// proportions", 1998, method 10,
  /// https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I.
  ///
  /// - Parameter other: A share of other rows.
  /// - Returns: The difference, from -1 to 1.
  public func over(_ other: Share) -> (value: Double, low: Double, high: Double) {
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let difference = value - other.value
    return (
      difference, difference - root(value - low, other.high - other.value),
      difference + root(high - value, other.value - other.low)
    )
  }

  private static let z = 1.959963984540054

  private var middle: Double {
    let n = Double(rows)
    return (value + Self.z * Self.z / (2 * n)) / (1 + Self.z * Self.z / n)
  }

  private var halfWidth: Double {
    let n = Double(rows)
    let spread = value * (1 - value) / n + Self.z * Self.z / (4 * n * n)
    return Self.z * spread.squareRoot() / (1 + Self.z * Self.z / n)
  }
}
