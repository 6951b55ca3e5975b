/// The specifications on which two data sets disagree most in label, so that a person can say: A
/// calls this hate, and B does not.
///
/// As with words (`LabellingCriterion`), what is compared is how much more often the best rows of a
/// specification carry its label than the other rows of their data set do, as a log odds ratio, so
/// that a label's share plays no part. z is the difference of the two over its standard error, and
/// its p-value is corrected for the number of specifications (Holm).
public struct SpecificationCriterion: Sendable {
  /// A specification and what two data sets make of it.
  public struct Item: Sendable, Hashable {
    /// The specification's position.
    public let specification: Int
    /// The label that it demands.
    public let label: Int
    /// The difference of log odds ratios in standard errors; above zero, its label is more the
    /// label of such rows in the first data set.
    public let z: Double
    /// The probability of so large a difference by chance, all specifications considered.
    public let p: Double
    /// Of the first data set's best rows, those that carry the label.
    public let shareA: Share
    /// Of the second's.
    public let shareB: Share

    /// Whether the difference is beyond chance at 5 %.
    public var isSignificant: Bool { p < 0.05 }
  }

  /// The first data set.
  public let a: Int
  /// The second data set.
  public let b: Int
  /// The specifications with enough rows in both, the largest |z| first.
  public let items: [Item]

  /// The least number of rows that share a word with a specification, in each data set.
  public static let leastRows = 20

  /// Compares two data sets.
  ///
  /// - Parameters:
  ///   - found: What specifications find.
  ///   - data: The data sets.
  ///   - a: One of them.
  ///   - b: Another.
  init(_ found: SpecificationLabels, _ data: ComparisonData, _ a: Int, _ b: Int) {
    self.a = a
    self.b = b
    let places = found.specifications.indices.filter { place in
      [a, b].allSatisfy { found.rows[$0][place].count >= Self.leastRows }
    }
    let labels = places.map { data.labels.index(of: found.specifications[$0].label) ?? 0 }
    let z = zip(places, labels).map { place, label in
      func odds(_ dataset: Int) -> LogOddsRatio {
        LogOddsRatio(
          both: found.counts(of: place, in: dataset)[label],
          first: found.rows[dataset][place].count, second: found.labelTexts[dataset][label],
          rows: found.labelTexts[dataset].reduce(0, +))
      }
      return odds(a).z(over: odds(b))
    }
    let p = Holm.corrected(z.map(LogOddsRatio.twoSided))
    let all = places.indices.map { at in
      func share(_ dataset: Int) -> Share {
        Share(
          found.counts(of: places[at], in: dataset)[labels[at]],
          of: found.rows[dataset][places[at]].count)
      }
      return Item(
        specification: places[at], label: labels[at], z: z[at], p: p[at], shareA: share(a),
        shareB: share(b))
    }
    items = all.sorted { (-abs($0.z), $0.specification) < (-abs($1.z), $1.specification) }
  }
}
