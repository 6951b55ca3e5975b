/// V-information by the share of the rows that models are trained on, and whether more would help.
///
/// Every share is cross-fitted as the audit is: the same folds, each fold's model trained on that
/// share of the rows outside it, penalty and temperature chosen anew, and all rows asked about.
/// Shares are nested, drawn by the hash of texts within each label, so that equal texts stay
/// together and no label goes missing. At 1 the figures are the audit's.
public struct LearningCurve: Sendable {
  /// One share.
  public struct Point: Sendable {
    /// The share of rows that are trained on.
    public let fraction: Double
    /// The number of rows that are trained on in one fold or another.
    public let rows: Int
    /// H(Y | X) in bits, over all rows.
    public let conditionalEntropy: Double
    /// The V-information in bits with its 95 % interval, against the same H(Y) at every share.
    public let information: BootstrapMean
    /// What it gained over the share before, row by row; nil for the first.
    public let gain: BootstrapMean?
    /// The share of rows whose most probable label is the given one.
    public let accuracy: Double
  }

  /// What more rows would do.
  public enum Verdict: String, Sendable, CaseIterable {
    /// The last doubling of the rows gained something worth having.
    case helps
    /// It gained something for sure, but less than `worthwhile`.
    case helpsLittle = "helps-little"
    /// What it gained could be chance.
    case unlikely
  }

  /// The points by ascending share.
  public let points: [Point]
  /// H(Y) in bits.
  public let labelEntropy: Double

  /// The shares: each twice the one before.
  public static let fractions = [0.0625, 0.125, 0.25, 0.5, 1]
  /// The share of H(Y) that a doubling of the rows must gain to be worth it.
  public static let worthwhile = 0.01

  /// Whether more rows of the same kind would still help, by the last doubling.
  public var verdict: Verdict {
    guard let gain = points.last?.gain, gain.low > 0 else { return .unlikely }
    return gain.mean >= Self.worthwhile * labelEntropy ? .helps : .helpsLittle
  }

  /// Trains.
  ///
  /// - Parameters:
  ///   - whole: The model of all rows.
  ///   - features: What models see.
  ///   - hashes: The seeded hash of each row's text.
  ///   - models: Trains.
  init(
    whole: ViewInformation, features: FactoredFeatures, hashes: [UInt64], models: TrainedViews
  ) {
    let order = ShareOrder(hashes: hashes, given: models.given, classes: models.classes)
    var points: [Point] = []
    var last: [Double]?
    for fraction in Self.fractions {
      let isIn = order.share(fraction)
      let trained = fraction < 1 ? models.train(.full, features: features, on: isIn) : whole
      points.append(
        Point(
          fraction: fraction, rows: isIn.count { $0 },
          conditionalEntropy: trained.conditionalEntropy, information: trained.information,
          gain: last.map { models.difference($0, trained.bits) }, accuracy: trained.accuracy))
      last = trained.bits
    }
    self.points = points
    labelEntropy = models.labelEntropy
  }
}

/// Nested shares of rows, by the hash of their text within each label.
struct ShareOrder {
  /// The texts of each label, ascending.
  private let texts: [[UInt64]]
  private let hashes: [UInt64]
  private let given: [Int32]

  /// So many texts of each label are in every share, so that every training part has one.
  private static let leastTexts = 3

  init(hashes: [UInt64], given: [Int32], classes: Int) {
    var texts = [Set<UInt64>](repeating: [], count: classes)
    for row in given.indices { texts[Int(given[row])].insert(hashes[row]) }
    self.texts = texts.map { $0.sorted() }
    self.hashes = hashes
    self.given = given
  }

  /// Whether each row is in a share.
  func share(_ fraction: Double) -> [Bool] {
    let last = texts.map { texts -> UInt64 in
      let count = max(Self.leastTexts, Int((fraction * Double(texts.count)).rounded(.up)))
      return count >= texts.count ? .max : texts[count - 1]
    }
    return given.indices.map { hashes[$0] <= last[Int(given[$0])] }
  }
}
