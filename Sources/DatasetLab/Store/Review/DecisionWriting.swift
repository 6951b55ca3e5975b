import GRDB

/// Reading and writing the table `decisions`, one row at a time, inside a transaction.
extension Decision {
  static func of(_ sample: Int, _ database: Database) throws -> Decision? {
    try Decision.fetchOne(
      database, sql: "SELECT * FROM decisions WHERE sample_id = ?", arguments: [sample])
  }

  /// Makes sure that the row is there and the label can be given to it.
  func check(_ database: Database) throws {
    guard
      let given = try String.fetchOne(
        database, sql: "SELECT given_label FROM samples WHERE sample_id = ?",
        arguments: [sample_id])
    else { throw DecisionError.noSuchRow(sample_id) }
    guard decision == .relabel else {
      if new_label != nil { throw DecisionError.labelNotWanted(decision) }
      return
    }
    if new_label == given { throw DecisionError.sameLabel(given) }
    let isKnown = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT * FROM labels WHERE label = ?)",
      arguments: [new_label])
    if new_label == nil || isKnown != true { throw DecisionError.noSuchLabel(new_label) }
  }

  func write(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO decisions(sample_id, decision, new_label, note, decided_at, reviewer)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [sample_id, decision.rawValue, new_label, note, decided_at, reviewer])
  }

  /// Puts a decision, or none, in the place of another, unless that has changed meanwhile.
  ///
  /// The caller holds the write lock, so nobody comes in between.
  static func replace(
    _ basis: Decision?, by decision: Decision?, of sample: Int, _ database: Database
  ) throws -> DecisionOutcome {
    let standing = try of(sample, database)
    guard standing == basis else { return .overtaken(by: standing) }
    if let decision {
      try decision.write(database)
    } else {
      try database.execute(
        sql: "DELETE FROM decisions WHERE sample_id = ?", arguments: [sample])
    }
    return .written
  }
}
