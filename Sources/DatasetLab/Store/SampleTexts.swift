import GRDB

/// What tasks for annotators show of each row.
public struct SampleTexts: Sendable {
  /// The texts, byte for byte.
  public internal(set) var texts = StringColumn()
  /// Why each row is where it is in the ranking.
  public internal(set) var evidence = StringColumn()
  /// The columns that were kept, by name in code point order.
  public internal(set) var attributes: [(name: String, values: StringColumn)] = []
}

extension AuditFile {
  /// Reads the texts and kept columns of all rows.
  ///
  /// - Returns: Columns in input order.
  /// - Throws: `StoreError` where the file cannot be read.
  /// - Complexity: O(bytes of the texts).
  public func sampleTexts() throws(StoreError) -> SampleTexts {
    try read { database in
      var found = SampleTexts()
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT text, evidence FROM samples JOIN suspect_ranks USING (sample_id)
          ORDER BY sample_id
          """)
      while let row = try rows.next() {
        try found.texts.append(row, at: 0)
        try found.evidence.append(row, at: 1)
      }
      found.attributes = try Self.attributes(database)
      return found
    }
  }

  /// The columns that were kept, by name in code point order.
  static func attributes(_ database: Database) throws -> [(String, StringColumn)] {
    let names = try String.fetchAll(
      database, sql: "SELECT DISTINCT column FROM attributes ORDER BY column")
    return try names.map { name in
      var values = StringColumn()
      let rows = try Row.fetchCursor(
        database, sql: "SELECT value FROM attributes WHERE column = ? ORDER BY sample_id",
        arguments: [name])
      while let row = try rows.next() { try values.append(row, at: 0) }
      return (name, values)
    }
  }

  /// Reads the probabilities of all rows out of sample.
  ///
  /// - Returns: N x K, or nil where the audit was too large to store them.
  /// - Throws: `StoreError` where the file cannot be read.
  /// - Complexity: O(N K).
  public func predictedProbabilities() throws(StoreError) -> PredictedProbabilities? {
    try read { database in
      let rows = try Int.fetchOne(database, sql: "SELECT count(*) FROM samples") ?? 0
      let labels = try Int.fetchOne(database, sql: "SELECT count(*) FROM labels") ?? 0
      let values = try Double.fetchAll(
        database,
        sql: """
          SELECT probability FROM pred_probs JOIN labels USING (label)
          ORDER BY sample_id, label_index
          """)
      guard !values.isEmpty, values.count == rows * labels else { return nil }
      return PredictedProbabilities(rows: rows, classes: labels, values: values)
    }
  }
}
