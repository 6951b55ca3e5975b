import GRDB

/// A suspect with all that a person wants to know before deciding.
public struct ReviewedSuspect: Codable, Sendable, Hashable {
  /// How probable a label is, out of sample.
  public struct Probability: Codable, Sendable, Hashable, FetchableRecord {
    /// The label.
    public var label: String
    /// From 0 to 1.
    public var probability: Double
  }

  /// A column that the audit kept.
  public struct Attribute: Codable, Sendable, Hashable, FetchableRecord {
    /// The column.
    public var column: String
    /// The row's value in it.
    public var value: String
  }

  /// A specification that the row contradicts.
  public struct Demand: Codable, Sendable, Hashable, FetchableRecord {
    /// Its name.
    public var name: String
    /// The label that it demands.
    public var label: String
    /// What it is about.
    public var description: String?
    /// The row's rank for it; 1 is most like it.
    public var rank: Int
  }

  /// The key of the row.
  public var sample_id: Int
  /// The row as in the view `suspects`.
  public var row: SuspectRow
  /// The probability of the given label less that of the best other; lower is more suspect.
  public var normalized_margin: Double
  /// Area under the margin, where training was recorded; lower is more suspect.
  public var AUM: Double?
  /// The pieces of the text that speak most for the suggested label.
  public var tokens: [String]
  /// The labels, the most probable first; empty where the audit did not store them.
  public var probabilities: [Probability]
  /// The columns that the audit kept.
  public var attributes: [Attribute]
  /// Specifications that rank the row high and demand another label, the closest first.
  public var demands: [Demand]
  /// What was decided about it.
  public var decision: Decision?

  /// How many specifications and labels are read.
  static let most = 5

  /// Reads a row; nil where there is none.
  init?(_ sample: Int, _ database: Database) throws {
    guard
      let row = try SuspectRow.fetchOne(
        database, sql: "SELECT * FROM suspects WHERE sample_id = ?", arguments: [sample])
    else { return nil }
    sample_id = sample
    self.row = row
    normalized_margin =
      try Double.fetchOne(
        database, sql: "SELECT normalized_margin FROM scores WHERE sample_id = ?",
        arguments: [sample]) ?? 0
    AUM = try Double.fetchOne(
      database, sql: "SELECT AUM FROM dynamics WHERE sample_id = ?", arguments: [sample])
    tokens = Evidence.tokens(in: row.evidence)
    probabilities = try Probability.fetchAll(
      database,
      sql: """
        SELECT label, probability FROM pred_probs WHERE sample_id = :sample
        ORDER BY probability DESC, label LIMIT :most
        """, arguments: ["sample": sample, "most": Self.most])
    attributes = try Attribute.fetchAll(
      database, sql: "SELECT column, value FROM attributes WHERE sample_id = ? ORDER BY column",
      arguments: [sample])
    demands = try Demand.fetchAll(
      database,
      sql: """
        SELECT name, specs.label AS label, description, spec_hits.rank AS rank
        FROM spec_hits JOIN specs USING (spec_id) JOIN samples USING (sample_id)
        WHERE spec_hits.sample_id = :sample AND specs.label <> samples.given_label
          AND spec_hits.rank <= :last
        ORDER BY rank, name LIMIT :most
        """,
      arguments: ["sample": sample, "most": Self.most, "last": Evidence.mostRank])
    decision = try Decision.of(sample, database)
  }
}

/// A row that is worded like a suspect and carries another label.
public struct NearRow: Codable, Sendable, Hashable, FetchableRecord {
  /// Its key.
  public var sample_id: Int
  /// Its own name.
  public var id: String
  /// Its text.
  public var text: String
  /// Its label in the data.
  public var given_label: String
  /// What was decided about it, if anything.
  public var decision: String?
  /// The label that it was given then.
  public var new_label: String?

  /// Reads a row of `samples` and `decisions`.
  public init(row: Row) {
    sample_id = row["sample_id"]
    id = row.text("id")
    text = row.text("text")
    given_label = row["given_label"]
    decision = row["decision"]
    new_label = row["new_label"]
  }
}
