import GRDB

extension AuditFile {
  /// The rows of the audit, most suspect first.
  ///
  /// - Returns: Every row once, from 0.
  /// - Throws: `StoreError` where the file cannot be read.
  public func suspectOrder() throws(StoreError) -> [Int] {
    try read { try Int.fetchAll($0, sql: "SELECT sample_id FROM suspect_ranks ORDER BY rank") }
  }

  /// Writes estimates, in place of earlier ones.
  ///
  /// - Parameter expected: The estimates.
  /// - Throws: `StoreError` where the file cannot be written; then it stays as it was.
  public func write(_ expected: ExpectedErrors) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM expected_errors")
      var rows = try RowInserter("expected_errors", columns: 6, in: database)
      for depth in expected.depths {
        rows.bind(depth.k)
        rows.bind(depth.errors)
        rows.bind(depth.low)
        rows.bind(depth.high)
        rows.bind(depth.byProbabilities)
        rows.bind(depth.byPlanting)
        try rows.insert()
      }
    }
  }
}

extension AuditSummary {
  /// How many of the first suspects are wrong by estimate; names as in `expected_errors`.
  public struct Expected: Codable, Sendable, FetchableRecord {
    /// How many suspects, from the top.
    public var k: Int
    /// How many of them are wrong.
    public var errors: Double
    /// The least number that is likely.
    public var errors_low: Double
    /// The greatest number that is likely.
    public var errors_high: Double

    static func read(_ database: Database) throws -> [Expected] {
      try fetchAll(database, sql: "SELECT * FROM expected_errors ORDER BY k")
    }
  }
}
