import GRDB

extension AuditFile {
  /// What the audit's models were trained on.
  ///
  /// - Returns: Which n-grams they saw, both kinds where they saw none, and the number of folds.
  /// - Throws: `StoreError` where the file cannot be read.
  public func trainedModels() throws(StoreError) -> (kinds: TFIDF.Kinds, folds: Int) {
    try read { try Self.trainedModels(Self.run(in: $0)) }
  }

  private static func trainedModels(_ run: Row) -> (kinds: TFIDF.Kinds, folds: Int) {
    (run["model_input"] == "words" ? .words : .wordsAndCharacters, run["folds"])
  }

  private static func run(in database: Database) throws -> Row {
    guard let run = try Row.fetchOne(database, sql: "SELECT * FROM runs") else {
      throw DatabaseError(message: "the audit has no run; it is damaged")
    }
    return run
  }

  /// Reads the rows back as the audit saw them, in the order of its sums and draws.
  ///
  /// - Returns: The rows with what their folds and models follow from.
  /// - Throws: `StoreError` where the file cannot be read.
  /// - Complexity: O(bytes of the texts).
  public func auditedRows() throws(StoreError) -> AuditedRows {
    var data = try dataset()
    return try read { database in
      let run = try Self.run(in: database)
      let models = Self.trainedModels(run)
      data.attributes = Dictionary(uniqueKeysWithValues: try Self.attributes(database))
      data = data.inOrderOfTexts()
      return AuditedRows(
        texts: data.texts, given: data.given, classes: data.labels.count,
        labels: data.labels.names, sampleIDs: data.sampleIDs, columns: data.attributes,
        foldCount: models.folds, seed: UInt64(bitPattern: run["seed"] as Int64),
        kinds: models.kinds,
        isCalibrated: run["calibrated"] == 1)
    }
  }

  /// Whether every row is in the fold that it would be dealt today.
  ///
  /// - Parameter folds: The fold of each row.
  /// - Throws: `StoreError` where it is not, or the file cannot be read.
  func check(folds: [Int32]) throws(StoreError) {
    let stored = try read {
      try Int32.fetchAll($0, sql: "SELECT fold FROM samples ORDER BY sample_id")
    }
    if stored != folds {
      throw .notAnAudit(
        path: path, why: "its folds are dealt otherwise than this version does; audit again")
    }
  }
}
