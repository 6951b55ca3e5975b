import GRDB

/// What an audit, and the people who went through it, say of every row; row *i* is the sample with
/// `sample_id` *i*.
public struct RowVerdicts: Sendable {
  /// The classes in column order.
  public let labels: LabelSet
  /// The 1-based line of the input on which each row starts.
  public internal(set) var lines: [Int] = []
  /// The rows' names.
  public internal(set) var ids = StringColumn()
  /// The label in the data, as a position in `labels`.
  public internal(set) var given: [Int32] = []
  /// The label that the row should perhaps have, as a position in `labels`.
  public internal(set) var suggested: [Int32] = []
  /// 1 is the most suspect.
  public internal(set) var rank: [Int] = []
  /// PVI in bits; lower is more suspect.
  public internal(set) var information: [Double] = []
  /// The probability of the given label, 0 to 1; lower is more suspect.
  public internal(set) var selfConfidence: [Double] = []
  /// The probability of the suggested label, 0 to 1.
  public internal(set) var suggestedProbability: [Double] = []
  /// Whether the filter `prune_by_noise_rate` flags the row.
  public internal(set) var isIssue: [Bool] = []
  /// What was decided, by row.
  public internal(set) var decisions: [Int: Decision] = [:]

  /// The number of rows, N.
  public var count: Int { given.count }

  /// The rows, most suspect first.
  public var ranked: [Int] {
    var rows = Array(repeating: 0, count: count)
    for row in 0..<count { rows[rank[row] - 1] = row }
    return rows
  }
}

extension AuditFile {
  /// Reads what is known of every row but its text.
  ///
  /// - Returns: The verdicts, in input order.
  /// - Throws: `StoreError` where the file cannot be read.
  /// - Complexity: O(N).
  public func verdicts() throws(StoreError) -> RowVerdicts {
    var verdicts = RowVerdicts(labels: LabelSet(try labels()))
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT line, given.label_index, suggested.label_index, rank, PVI, self_confidence,
            normalized_margin, label_issue, id
          FROM samples
          JOIN scores USING (sample_id) JOIN suspect_ranks USING (sample_id)
          JOIN labels AS given ON given.label = given_label
          JOIN labels AS suggested ON suggested.label = suggested_label
          ORDER BY sample_id
          """)
      while let row = try rows.next() {
        verdicts.lines.append(row[0])
        verdicts.given.append(row[1])
        verdicts.suggested.append(row[2])
        verdicts.rank.append(row[3])
        verdicts.information.append(row[4])
        let confidence: Double = row[5]
        verdicts.selfConfidence.append(confidence)
        // The margin is (p(given) - p(best other) + 1) / 2, and the best other is suggested.
        let rival = confidence + 1 - 2 * (row[6] as Double)
        let isGiven = verdicts.given.last == verdicts.suggested.last
        verdicts.suggestedProbability.append(isGiven ? confidence : min(1, max(0, rival)))
        verdicts.isIssue.append(row[7] == 1)
        try verdicts.ids.append(row, at: 8)
      }
      verdicts.decisions = try Self.decisions(database)
    }
    return verdicts
  }

  /// All decisions, by row.
  static func decisions(_ database: Database) throws -> [Int: Decision] {
    let all = try Decision.fetchAll(database, sql: "SELECT * FROM decisions")
    return Dictionary(uniqueKeysWithValues: all.map { ($0.sample_id, $0) })
  }
}

extension StringColumn {
  /// Adds the text in a column of a row, to its end even where a NUL is in it.
  mutating func append(_ row: Row, at column: Int) throws {
    try row.withUnsafeData(atIndex: column) { append($0 ?? .init()) }
  }
}
