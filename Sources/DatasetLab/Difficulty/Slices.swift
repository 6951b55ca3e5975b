/// Parts of the rows, and which of them are reliably harder than the rest.
///
/// The mean PVI of a slice is not the V-information of its rows by themselves: the model is that of
/// all rows (Ethayarajh et al. 2022, section 3.1).
public struct Slices: Sendable {
  /// A property of rows by which they can be parted: the label, the length, a column.
  public struct Facet: Sendable {
    /// What it is called.
    public var name: String
    /// Its values.
    public var values: [String]
    /// Each row's value, as a position in `values`.
    public var ofRow: [Int]

    /// Creates a facet.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - values: Its values.
    ///   - ofRow: Each row's value, as a position in `values`.
    public init(name: String, values: [String], ofRow: [Int]) {
      self.name = name
      self.values = values
      self.ofRow = ofRow
    }
  }

  /// What is looked at of a row.
  public struct Row: Sendable {
    /// PVI in bits.
    public var information: Double
    /// The probability of the given label.
    public var confidence: Double
    /// Whether the given label is the most probable one.
    public var isRight: Bool

    /// Creates a row.
    ///
    /// - Parameters:
    ///   - information: PVI in bits.
    ///   - confidence: The probability of the given label.
    ///   - isRight: Whether the given label is the most probable one.
    public init(information: Double, confidence: Double, isRight: Bool) {
      self.information = information
      self.confidence = confidence
      self.isRight = isRight
    }
  }

  /// Some of the rows.
  public struct Slice: Sendable, Hashable {
    /// `facet=value`, or two of them with ` & ` between.
    public let name: String
    /// Their number.
    public let rows: Int
    /// Mean PVI in bits.
    public let information: Double
    /// Half the width of its 95 % interval (normal).
    public let halfWidth: Double
    /// The share of rows whose given label is the most probable one.
    public let accuracy: Double
    /// The share of rows with PVI below zero.
    public let negative: Double
    /// The mean probability of the given label.
    public let confidence: Double
    /// Mean PVI less that of all other rows.
    public let difference: Double
    /// The two-sided p-value of the difference (Welch's test), times the number of slices
    /// that are not more certain (Holm's correction), at most 1.
    public let p: Double

    /// Whether the slice is harder than the rest beyond chance, at 5 % over all slices.
    public var isHarder: Bool { difference < 0 && p < 0.05 }
  }

  /// Slices of at least `fewest` rows but not all, the hardest first.
  public let slices: [Slice]

  /// Smaller slices are left out.
  public static let fewest = 20

  /// Parts rows by every facet and by every two.
  ///
  /// - Parameters:
  ///   - rows: What is looked at of each row.
  ///   - facets: By what they are parted.
  /// - Complexity: O(rows · facets²).
  public init(of rows: [Row], by facets: [Facet]) {
    var all = Sums()
    for row in rows { all.add(row) }
    var found: [(name: String, sums: Sums)] = []
    for (place, facet) in facets.enumerated() {
      var sums = [Sums](repeating: Sums(), count: facet.values.count)
      for (row, value) in zip(rows, facet.ofRow) { sums[value].add(row) }
      found += zip(facet.values, sums).map { ("\(facet.name)=\($0)", $1) }
      for other in facets[(place + 1)...] {
        var pairs: [Int: Sums] = [:]
        for (row, values) in zip(rows, zip(facet.ofRow, other.ofRow)) {
          pairs[values.0 * other.values.count + values.1, default: Sums()].add(row)
        }
        found += pairs.map { pair, sums in
          let (a, b) = pair.quotientAndRemainder(dividingBy: other.values.count)
          return ("\(facet.name)=\(facet.values[a]) & \(other.name)=\(other.values[b])", sums)
        }
      }
    }
    found = found.filter { $0.sums.rows >= Self.fewest && all.rows - $0.sums.rows >= Self.fewest }
    let p = Holm.corrected(found.map { $0.sums.p(against: all) })
    slices = zip(found, p).map { $0.sums.slice($0.name, in: all, p: $1) }
      .sorted { ($0.difference, $0.name) < ($1.difference, $1.name) }
  }

  /// Sums over rows.
  private struct Sums {
    var rows = 0
    var right = 0
    var negative = 0
    var confidence = 0.0
    var information = 0.0
    var squares = 0.0

    mutating func add(_ row: Row) {
      rows += 1
      right += row.isRight ? 1 : 0
      negative += row.information < 0 ? 1 : 0
      confidence += row.confidence
      information += row.information
      squares += row.information * row.information
    }

    var mean: Double { information / Double(rows) }

    /// The squared standard error of the mean.
    var error: Double {
      let n = Double(rows)
      return max(0, squares - n * mean * mean) / (n - 1) / n
    }

    /// The rows of `all` that are not among these.
    func rest(of all: Sums) -> Sums {
      var rest = Sums()
      rest.rows = all.rows - rows
      rest.information = all.information - information
      rest.squares = all.squares - squares
      return rest
    }

    func p(against all: Sums) -> Double {
      let rest = rest(of: all)
      let (a, b) = (error, rest.error)
      guard a + b > 0 else { return 1 }
      let degrees =
        (a + b) * (a + b) / (a * a / Double(rows - 1) + b * b / Double(rest.rows - 1))
      return StudentT.twoSided((mean - rest.mean) / (a + b).squareRoot(), degrees: degrees)
    }

    func slice(_ name: String, in all: Sums, p: Double) -> Slice {
      let n = Double(rows)
      return Slice(
        name: name, rows: rows, information: mean, halfWidth: 1.96 * error.squareRoot(),
        accuracy: Double(right) / n, negative: Double(negative) / n, confidence: confidence / n,
        difference: mean - rest(of: all).mean, p: p)
    }
  }
}
