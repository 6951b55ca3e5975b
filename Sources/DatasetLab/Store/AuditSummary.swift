import GRDB

/// What an audit found, on one screen: read from the file, for people and machines.
public struct AuditSummary: Codable, Sendable {
  /// The run's figures; names and units as in the table `runs`.
  public struct Run: Codable, Sendable, FetchableRecord {
    /// The input's name.
    public var input_name: String
    /// Its hash.
    public var input_sha256: String
    /// The column that held the text.
    public var text_column: String
    /// The column that held the label.
    public var label_column: String
    /// The column that named the rows, if one did.
    public var id_column: String?
    /// Audited rows.
    public var rows: Int
    /// Rows that could not be used.
    public var rejected: Int
    /// Labels.
    public var classes: Int
    /// Folds.
    public var folds: Int
    /// The seed.
    public var seed: Int
    /// The program's version.
    public var dslab_version: String
    /// Share of rows whose predicted label is the given one.
    public var accuracy: Double
    /// Matthews' correlation of predicted and given labels.
    public var mcc: Double
    /// Log loss out of sample, in bits.
    public var log_loss_bits: Double
    /// The same before calibration.
    public var log_loss_bits_uncalibrated: Double
    /// Expected calibration error.
    public var calibration_error: Double
    /// The same before calibration.
    public var calibration_error_uncalibrated: Double
    /// Bits that a label costs without the text.
    public var H_Y: Double
    /// Bits that a label costs with the text.
    public var H_Y_given_X: Double
    /// The difference.
    public var v_information: Double
    /// The lower end of its 95 % interval.
    public var v_information_low: Double
    /// The upper end.
    public var v_information_high: Double
    /// Probabilities that were raised to the least one that counts.
    public var clipped: Int
    /// Rows flagged by `prune_by_noise_rate`.
    public var label_issues: Int
    /// Rows whose label is estimated to be wrong.
    public var estimated_errors: Int
    /// 1 minus the share of rows that look confidently like another label.
    public var health: Double
    /// How far the model agrees with the specifications, beyond chance; nil without any.
    public var spec_agreement: Double?
    /// How much they count in the ranking, 0 to 1; nil without any.
    public var spec_share: Double?
  }

  /// A label's figures.
  public struct Label: Codable, Sendable, FetchableRecord {
    /// The label.
    public var label: String
    /// Rows that carry it.
    public var rows: Int
    /// Mean PVI of its rows in bits.
    public var v_information: Double
    /// PVI below which a prediction is certainly wrong.
    public var wrong_below_pvi: Double
    /// PVI above which a prediction is certainly right.
    public var right_above_pvi: Double
    /// Estimated share of its rows that should have another label.
    public var label_noise: Double
    /// Estimated share of the rows truly of it that carry another label.
    public var inverse_label_noise: Double
  }

  /// A pair of labels that are worded alike.
  public struct Pair: Codable, Sendable, FetchableRecord {
    /// The first label.
    public var label_a: String
    /// The second label.
    public var label_b: String
    /// Jensen-Shannon divergence in bits, 0 the same.
    public var js_divergence: Double
    /// Rows that carry one and look like the other.
    public var confused: Int
    /// The tokens that set them apart most.
    public var tokens: String
  }

  /// The run.
  public var run: Run
  /// The share of wrong labels with its interval.
  public var errors: ErrorEstimate
  /// Why the labels are hard; nil where that was not measured.
  public var difficulty: Difficulty?
  /// The slices that are harder than the rest for sure, hardest first.
  public var slices: [Slice]
  /// How rows were learnt; nil where that was not recorded.
  public var dynamics: Dynamics?
  /// The labels in label order.
  public var labels: [Label]
  /// The pairs of labels that are worded most alike.
  public var pairs: [Pair]
  /// How many specifications there are.
  public var specifications: Int
  /// The most suspect rows.
  public var suspects: [SuspectRow]

  /// How many pairs of labels are shown.
  public static let pairCount = 3
}

extension AuditFile {
  /// Reads the summary.
  ///
  /// - Parameter top: How many suspects it lists.
  /// - Returns: The run, its labels, the pairs that are most alike, and the first suspects.
  /// - Throws: `StoreError` where the file cannot be read.
  public func summary(top: Int = 10) throws(StoreError) -> AuditSummary {
    let suspects = try suspects(top: top)
    return try read { database in
      guard let run = try AuditSummary.Run.fetchOne(database, sql: "SELECT * FROM runs") else {
        throw DatabaseError(message: "the audit has no run; it is damaged")
      }
      return AuditSummary(
        run: run, errors: try ErrorEstimate.read(database),
        difficulty: try AuditSummary.Difficulty.read(database),
        slices: try AuditSummary.Slice.read(database),
        dynamics: try AuditSummary.Dynamics.read(database),
        labels: try AuditSummary.Label.fetchAll(
          database,
          sql: "SELECT * FROM labels JOIN class_health USING (label) ORDER BY label_index"),
        pairs: try AuditSummary.Pair.read(
          database, most: AuditSummary.pairCount, tokens: 5, separator: ", "),
        specifications: try Int.fetchOne(database, sql: "SELECT count(*) FROM specs") ?? 0,
        suspects: suspects)
    }
  }
}

extension AuditSummary.Pair {
  /// The pairs of labels, those worded most alike first.
  ///
  /// - Parameters:
  ///   - database: The audit.
  ///   - most: How many there are at the most; nil for all.
  ///   - tokens: How many tokens are named.
  ///   - separator: What stands between them.
  /// - Returns: The pairs.
  /// - Throws: An error of the database.
  static func read(
    _ database: Database, most: Int? = nil, tokens: Int, separator: String
  ) throws -> [Self] {
    try fetchAll(
      database,
      sql: """
        SELECT label_a, label_b, js_divergence,
          coalesce((SELECT rows FROM overlapping_classes AS o
            WHERE (o.label_a, o.label_b) IN (VALUES (p.label_a, p.label_b),
              (p.label_b, p.label_a))), 0) AS confused,
          coalesce((SELECT group_concat(token, ?) FROM (SELECT token
            FROM label_pair_tokens AS t WHERE t.label_a = p.label_a AND t.label_b = p.label_b
            ORDER BY contribution DESC, token LIMIT ?)), '') AS tokens
        FROM label_pairs AS p ORDER BY js_divergence, label_a, label_b LIMIT ?
        """, arguments: [separator, tokens, most ?? -1])
  }
}
