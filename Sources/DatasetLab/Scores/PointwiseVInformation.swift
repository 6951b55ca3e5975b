import Foundation

/// How many bits each text tells a model about its label: PVI = H_yb - H_yx.
///
/// H_yb = -log2 of the null-input model's probability of the given label, H_yx the same of the
/// full-input model's, both from models that did not see the row. Lower is more suspect; the mean
/// is the V-information of the data set, H(Y) - H(Y|X), and low means difficult.
/// Source: K. Ethayarajh, Y. Choi, S. Swayamdipta, "Understanding dataset difficulty with
/// V-usable information", ICML 2022, https://proceedings.mlr.press/v162/ethayarajh22a.html.
public struct PointwiseVInformation: Sendable {
  /// Bits that the given label costs without the text, by row.
  public let nullBits: [Double]
  /// Bits that the given label costs with the text, by row.
  public let fullBits: [Double]
  /// The V-information of the data set in bits, with its 95 % interval.
  public let information: BootstrapMean
  /// The same by label, in label order: the mean PVI of its rows.
  public let labels: [BootstrapMean]
  /// The PVI between which a prediction may be right or wrong, by label.
  public let bands: [DecisionBand]
  /// The number of rows whose probability was below `leastProbability` and was raised to it.
  public let clipped: Int

  /// Probabilities count as at least this, 2^-40, so that no row costs more than 40 bits.
  public static let leastProbability = 0x1p-40

  /// Above `right` a prediction is certainly right, below `wrong` certainly wrong.
  ///
  /// PVI = log2 p + H_yb: p > 1/2 means right, p < 1/K wrong. Where folds differ in H_yb, the
  /// band covers all of them.
  public struct DecisionBand: Sendable, Hashable {
    /// H_yb - log2 K, the least over the folds.
    public let wrong: Double
    /// H_yb - 1, the greatest over the folds.
    public let right: Double
    /// The mean H_yb over the label's rows.
    public let nullBits: Double
  }

  /// The PVI of a row in bits.
  public subscript(row: Int) -> Double { nullBits[row] - fullBits[row] }

  /// H(Y): the mean cost without the text.
  public var labelEntropy: Double { Self.mean(nullBits) }

  /// H(Y|X): the mean cost with the text.
  public var conditionalEntropy: Double { Self.mean(fullBits) }

  /// Whether the text tells the model nothing that sampling could not explain.
  public var isCollapsed: Bool { information.low <= 0 }

  /// Scores every row.
  ///
  /// - Parameters:
  ///   - given: The label of each row.
  ///   - probabilities: The full-input model's, N x K, out of sample.
  ///   - null: The null-input model's K probabilities, by fold.
  ///   - fold: The fold of each row.
  ///   - clusters: Rows with the same number are resampled together.
  ///   - rng: The source of the resampling.
  public init(
    given: [Int32], probabilities: PredictedProbabilities, null: [[Double]], fold: [Int32],
    clusters: [UInt64], using rng: inout some RandomNumberGenerator
  ) {
    let classes = probabilities.classes
    var clipped = 0
    let floor = Self.leastProbability
    var nullBits = [Double](repeating: 0, count: given.count)
    var fullBits = nullBits
    for row in given.indices {
      let label = Int(given[row])
      let p = probabilities[row, label]
      if p < floor { clipped += 1 }
      fullBits[row] = -log2(max(p, floor))
      nullBits[row] = -log2(max(null[Int(fold[row])][label], floor))
    }
    let scores = zip(nullBits, fullBits).map { $0 - $1 }
    information = BootstrapMean(of: scores, clusters: clusters, using: &rng)
    var rowsOf = [[Int]](repeating: [], count: classes)
    for row in given.indices { rowsOf[Int(given[row])].append(row) }
    labels = rowsOf.map { rows in
      BootstrapMean(
        of: rows.lazy.map { scores[$0] }, clusters: rows.lazy.map { clusters[$0] }, using: &rng)
    }
    bands = (0..<classes).map { label in
      let bits = null.map { -log2(max($0[label], floor)) }
      let mean = Self.mean(rowsOf[label].map { nullBits[$0] })
      return DecisionBand(
        wrong: (bits.min() ?? 0) - log2(Double(classes)), right: (bits.max() ?? 0) - 1,
        nullBits: mean)
    }
    self.nullBits = nullBits
    self.fullBits = fullBits
    self.clipped = clipped
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
