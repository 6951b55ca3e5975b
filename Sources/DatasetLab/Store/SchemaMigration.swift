import GRDB

extension Schema {
  /// The version of a file's schema.
  ///
  /// - Throws: `StoreError` where the file is no audit or a newer one.
  static func version(of database: Database, path: String) throws -> Int {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application != applicationID || version < 1 {
      throw StoreError.notAnAudit(path: path, why: "it was not written by dslab audit")
    }
    if version > Self.version {
      throw StoreError.notAnAudit(
        path: path,
        why: "its schema is version \(version), newer than this program's \(Self.version); "
          + "a newer dslab reads it")
    }
    return version
  }

  /// Brings a schema up to date; inside a transaction, so that all of it happens or nothing.
  static func migrate(_ database: Database, from version: Int) throws {
    for migration in migrations.dropFirst(version) {
      try database.execute(sql: migration.statements)
    }
    try database.execute(sql: "PRAGMA user_version = \(Self.version)")
  }
}
