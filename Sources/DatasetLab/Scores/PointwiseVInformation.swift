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
  ///   - threads: How many threads may work at a time; the result does not depend on it.
  public init(
    given: [Int32], probabilities: PredictedProbabilities, null: [[Double]], fold: [Int32],
    clusters: [UInt64], using rng: inout SplitMix64, threads: Int = 1
  ) {
    let classes = probabilities.classes
    let rows = ClassRows(given: given, classes: classes)
    let clusters = Clusters(clusters)
    let costs = null.map { $0.map(Self.bits) }
    let fullBits = Self.values(rows: given.count, threads: threads) { row in
      Self.bits(probabilities[row, Int(given[row])])
    }
    let nullBits = Self.values(rows: given.count, threads: threads) { row in
      costs[Int(fold[row])][Int(given[row])]
    }
    let scores = Self.values(rows: given.count, threads: threads) { nullBits[$0] - fullBits[$0] }
    information = BootstrapMean(
      of: scores, rows: scores.indices, clusters: clusters, using: &rng, threads: threads)
    labels = (0..<classes).map { label in
      BootstrapMean(
        of: scores, rows: rows[label].lazy.map(Int.init), clusters: clusters, using: &rng,
        threads: threads)
    }
    bands = (0..<classes).map { label in
      let bits = costs.map { $0[label] }
      let mean = Self.mean(rows[label].map { nullBits[Int($0)] })
      return DecisionBand(
        wrong: (bits.min() ?? 0) - log2(Double(classes)), right: (bits.max() ?? 0) - 1,
        nullBits: mean)
    }
    clipped = given.indices.count { probabilities[$0, Int(given[$0])] < Self.leastProbability }
    self.nullBits = nullBits
    self.fullBits = fullBits
  }

  /// What a label costs that has a probability.
  static func bits(_ p: Double) -> Double { -log2(max(p, leastProbability)) }

  private static func values(
    rows: Int, threads: Int, _ value: (Int) -> Double
  ) -> [Double] {
    Array(unsafeUninitializedCapacity: rows) { values, count in
      let slots = values
      RowBlocks.forEach(rows: rows, threads: threads) { rows in
        for row in rows { slots.initializeElement(at: row, to: value(row)) }
      }
      count = rows
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
