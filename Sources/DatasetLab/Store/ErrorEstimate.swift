import GRDB

/// The share of wrong labels by confident learning, with an interval for the counts it rests on.
///
/// The joint of given and true labels scales every row of the confident joint to the label's
/// number of rows; each row's share off the diagonal is taken as binomial. The interval knows
/// nothing of what the model gets wrong.
public struct ErrorEstimate: Codable, Sendable, Hashable {
  /// The share of rows that carry a wrong label, 0 to 1.
  public let share: Double
  /// The lower end of its 95 % interval.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// One row of the confident joint.
  package struct Given: Codable, FetchableRecord {
    /// Rows that carry the label.
    var rows: Int
    /// Those of them that the confident joint counts.
    var confident: Int
    /// Those of these that look like another label.
    var wrong: Int

    package init(rows: Int, confident: Int, wrong: Int) {
      (self.rows, self.confident, self.wrong) = (rows, confident, wrong)
    }
  }

  package init(_ labels: [Given]) {
    let all = labels.reduce(0) { $0 + $1.rows }
    var share = 0.0
    var variance = 0.0
    for label in labels where label.confident > 0 {
      let wrong = Double(label.wrong) / Double(label.confident)
      let weight = Double(label.rows) / Double(all)
      share += weight * wrong
      variance += weight * weight * wrong * (1 - wrong) / Double(label.confident)
    }
    self.share = share
    let margin = 1.96 * variance.squareRoot()
    (low, high) = (max(0, share - margin), min(1, share + margin))
  }

  static func read(_ database: Database) throws -> ErrorEstimate {
    ErrorEstimate(
      try Given.fetchAll(
        database,
        sql: """
          SELECT rows, sum(value) AS confident,
            coalesce(sum(value) FILTER (WHERE given_label <> true_label), 0) AS wrong
          FROM labels JOIN confident_joint ON given_label = label
          GROUP BY label ORDER BY label_index
          """))
  }
}
