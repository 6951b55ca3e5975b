import GRDB

/// Why the labels are hard, as far as that was measured.
extension AuditSummary {
  /// What `dslab difficulty` found; names and units as in the table `difficulty`.
  public struct Difficulty: Codable, Sendable, FetchableRecord {
    /// The lexicon's name; nil without one.
    public var lexicon: String?
    /// The share of the text's V-information that the lexicon alone carries.
    public var keyword_learnability: Double?
    /// The lower end of its 95 % interval.
    public var keyword_learnability_low: Double?
    /// The upper end.
    public var keyword_learnability_high: Double?
    /// The online code length of all labels in bits.
    public var code_bits: Double?
    /// How many times shorter that is than the uniform code.
    public var compression: Double?
    /// Whether more rows would help: `helps`, `helps-little` or `unlikely`.
    public var more_data: String?
    /// The penalty from which V-information falls while accuracy rises; nil where there is none.
    public var overfits_from_penalty: Double?
  }

  /// A slice that is harder than the rest.
  public struct Slice: Codable, Sendable, FetchableRecord {
    /// Its name.
    public var slice: String
    /// Its rows.
    public var rows: Int
    /// Its mean PVI less that of the rest, in bits.
    public var PVI_difference: Double
  }

  /// How rows were learnt, in rows.
  public struct Dynamics: Codable, Sendable, FetchableRecord {
    /// Rows that are easy to learn.
    public var easy: Int
    /// Rows that models are of two minds about.
    public var ambiguous: Int
    /// Rows that are hard to learn.
    public var hard: Int
    /// Rows whose area under the margin is as small as a wrong label's.
    public var below_AUM_threshold: Int
  }

  /// How many of the hardest slices are shown.
  public static let sliceCount = 3
}

extension AuditSummary.Difficulty {
  static func read(_ database: Database) throws -> Self? {
    try fetchOne(database, sql: "SELECT * FROM difficulty")
  }
}

extension AuditSummary.Slice {
  /// The slices that are harder than the rest for sure, hardest first, as many as are asked for.
  static let hard =
    "slices WHERE p < 0.05 AND PVI_difference < 0 ORDER BY PVI_difference, slice LIMIT ?"

  static func read(_ database: Database) throws -> [Self] {
    try fetchAll(
      database, sql: "SELECT slice, rows, PVI_difference FROM \(hard)",
      arguments: [AuditSummary.sliceCount])
  }
}

extension AuditSummary.Dynamics {
  static func read(_ database: Database) throws -> Self? {
    try fetchOne(
      database,
      sql: """
        SELECT count(*) FILTER (WHERE region = 'easy') AS easy,
          count(*) FILTER (WHERE region = 'ambiguous') AS ambiguous,
          count(*) FILTER (WHERE region = 'hard') AS hard,
          sum(below_AUM_threshold) AS below_AUM_threshold
        FROM dynamics HAVING count(*) > 0
        """)
  }
}
