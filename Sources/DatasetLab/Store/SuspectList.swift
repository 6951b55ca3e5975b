import GRDB

/// One row of the view `suspects`, with the names of its columns.
public struct SuspectRow: Codable, Sendable, Hashable, FetchableRecord {
  /// 1 is the most suspect.
  public var rank: Int
  /// The row's own name.
  public var id: String
  /// The 1-based line of the input.
  public var line: Int
  /// The text.
  public var text: String
  /// The label in the data.
  public var given_label: String
  /// The label that it should perhaps have.
  public var suggested_label: String
  /// Bits that the text tells about the given label.
  public var PVI: Double
  /// The probability of the given label.
  public var self_confidence: Double
  /// 1 where the filter `prune_by_noise_rate` flags it.
  public var label_issue: Int
  /// The specification that the row contradicts most.
  public var spec: String?
  /// Its rank there among the rows of other labels.
  public var spec_rank: Int?
  /// Why it is where it is.
  public var evidence: String

  /// The columns in order.
  public static let columns = [
    "rank", "id", "line", "text", "given_label", "suggested_label", "PVI", "self_confidence",
    "label_issue", "spec", "spec_rank", "evidence",
  ]
}

extension SuspectRow {
  /// Reads a row of the view.
  public init(row: Row) {
    self.init(
      rank: row["rank"], id: row.text("id"), line: row["line"], text: row.text("text"),
      given_label: row["given_label"], suggested_label: row["suggested_label"],
      PVI: row["PVI"], self_confidence: row["self_confidence"],
      label_issue: row["label_issue"], spec: row["spec"], spec_rank: row["spec_rank"],
      evidence: row.text("evidence"))
  }
}

/// The orders in which suspects can be listed.
public enum SuspectOrder: String, Sendable, CaseIterable {
  /// All scores together.
  case consensus
  /// The lowest PVI first.
  case pvi
  /// The lowest self-confidence first.
  case labelQuality = "label-quality"
  /// The smallest area under the margin first, where training was recorded.
  case aum
  /// The best rank for a specification first; rows without one are left out.
  case spec

  var clauses: (filter: String, order: String) {
    switch self {
    case .consensus: ("TRUE", "rank")
    case .pvi: ("TRUE", "PVI, sample_id")
    case .labelQuality: ("TRUE", "self_confidence, sample_id")
    case .aum:
      (
        "TRUE",
        "(SELECT AUM FROM dynamics WHERE dynamics.sample_id = suspects.sample_id), rank"
      )
    case .spec: ("spec_rank IS NOT NULL", "spec_rank, rank")
    }
  }
}

extension AuditFile {
  /// Lists suspects.
  ///
  /// - Parameters:
  ///   - top: The most rows; nil for all.
  ///   - order: Which score decides.
  ///   - label: Only rows with this given label; nil for all.
  /// - Returns: Rows of the view `suspects`.
  /// - Throws: `StoreError` where the file cannot be read.
  public func suspects(
    top: Int?, by order: SuspectOrder = .consensus, label: String? = nil
  ) throws(StoreError) -> [SuspectRow] {
    try read { database in
      let (filter, sorting) = order.clauses
      return try SuspectRow.fetchAll(
        database,
        sql: """
          SELECT * FROM suspects WHERE \(filter) AND (:label IS NULL OR given_label = :label)
          ORDER BY \(sorting) LIMIT :top
          """,
        arguments: ["label": label, "top": top ?? -1])
    }
  }

  /// Whether it was recorded how the rows were learnt.
  ///
  /// - Returns: Whether the table `dynamics` has rows.
  /// - Throws: `StoreError` where the file cannot be read.
  public func hasDynamics() throws(StoreError) -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT * FROM dynamics)") ?? false }
  }

  /// The labels of the data, in label order.
  ///
  /// - Throws: `StoreError` where the file cannot be read.
  public func labels() throws(StoreError) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT label FROM labels ORDER BY label_index") }
  }
}
