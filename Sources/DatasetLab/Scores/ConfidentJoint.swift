/// How many rows that carry one label confidently belong to another, and what that says of all.
///
/// Northcutt, Jiang, Chuang, Confident Learning, 2021, equations 1 and 3,
/// DOI 10.1613/jair.1.12125.
public struct ConfidentJoint: Sendable {
  /// The number of rows counted with confidence: given label by confident class.
  ///
  /// A diagonal cell is at least 1, also where no row was counted.
  public let counts: ClassMatrix<Int>
  /// The counts scaled up to all rows: each given label's cells sum to its number of rows.
  public let calibrated: ClassMatrix<Int>
  /// The calibrated counts over N: the estimated joint distribution, which sums to one.
  public let joint: ClassMatrix<Double>

  /// Calibrates counts against the number of rows of each label.
  ///
  /// - Parameters:
  ///   - counts: The confident counts; no diagonal cell may be zero.
  ///   - classCounts: The number of rows that carry each label, not all zero.
  public init(counts: ClassMatrix<Int>, classCounts: [Int]) {
    precondition(
      classCounts.count == counts.classes, "the confident joint and the labels differ in classes")
    self.counts = counts
    calibrated = Self.calibrate(counts, to: classCounts)
    let total = max(Double(calibrated.values.reduce(0, +)), NoiseMatrices.tiny)
    joint = calibrated.map { Double($0) / total }
  }

  init(given: [Int32], guess: ConfidentGuess, classCounts: [Int]) {
    var counts = ClassMatrix(classes: classCounts.count, repeating: 0)
    for (label, truth) in zip(given, guess.classes) where truth != ConfidentGuess.none {
      counts[given: Int(label), true: Int(truth)] += 1
    }
    for label in classCounts.indices {
      counts[given: label, true: label] = max(1, counts[given: label, true: label])
    }
    self.init(counts: counts, classCounts: classCounts)
  }

  /// Scales each row to its label's rows and the whole to N, then rounds without changing the
  /// row's total.
  private static func calibrate(
    _ counts: ClassMatrix<Int>, to classCounts: [Int]
  ) -> ClassMatrix<Int> {
    let classes = counts.classes
    let totals = counts.givenTotals.map { max(Double($0), NoiseMatrices.tiny) }
    // True label by given label: the order in which the total is summed decides its last bit.
    var scaled = [Double](repeating: 0, count: classes * classes)
    for truth in 0..<classes {
      for given in 0..<classes {
        scaled[truth * classes + given] =
          Double(counts[given: given, true: truth]) / totals[given] * Double(classCounts[given])
      }
    }
    let total = max(scaled.pairwiseTotal, NoiseMatrices.tiny)
    let rows = Double(classCounts.reduce(0, +))
    var rounded: [Int] = []
    rounded.reserveCapacity(classes * classes)
    for given in 0..<classes {
      let row = (0..<classes).map { scaled[$0 * classes + given] / total * rows }
      rounded += roundedPreservingSum(row)
    }
    return ClassMatrix(classes: classes, values: rounded)
  }
}
