import Foundation
import GRDB

/// A finished audit, opened for reading.
///
/// A file of an older schema is read through a copy in memory that has been brought up to date; the
/// file itself stays as it is until `upgrade`.
public struct AuditFile: Sendable {
  /// The file.
  public let path: String
  /// The version of the file's schema.
  public let schemaVersion: Int
  let queue: DatabaseQueue
  private let identity: FileIdentity

  /// The version of the schema that this program writes.
  public static var presentVersion: Int { Schema.version }

  /// Whether the file's schema is older than this program's.
  public var isOlder: Bool { schemaVersion < Schema.version }

  /// Opens a file and makes sure that it is an audit.
  ///
  /// - Parameter path: The SQLite file.
  /// - Throws: `StoreError` where it is missing, unreadable, or something else.
  public init(path: String) throws(StoreError) {
    self.path = path
    guard let identity = FileIdentity(path) else {
      throw .cannotOpen(path: path, why: "there is no such file")
    }
    self.identity = identity
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw .cannotOpen(path: path, why: "it is a folder")
    }
    do {
      let file = try Self.open(path)
      schemaVersion = try file.read { try Schema.version(of: $0, path: path) }
      if schemaVersion == Schema.version {
        queue = file
      } else {
        queue = try DatabaseQueue()
        try file.backup(to: queue)
        try queue.write { [schemaVersion] in try Schema.migrate($0, from: schemaVersion) }
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(reading: path, error)
    }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    // Somebody may be deciding about suspects; a decision takes milliseconds.
    configuration.busyMode = .timeout(5)
    configuration.readonly = true
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
      // A program was killed while it wrote; whoever may write takes back what it began.
      configuration.readonly = false
      try DatabaseQueue(path: path, configuration: configuration).close()
      configuration.readonly = true
      return try DatabaseQueue(path: path, configuration: configuration)
    }
  }

  /// Brings a file of an older schema up to date, in one transaction.
  ///
  /// - Parameter path: The SQLite file.
  /// - Returns: The version that its schema had.
  /// - Throws: `StoreError` where it is no audit, is newer, is damaged or cannot be written; then
  ///   it stays as it was.
  public static func upgrade(path: String) throws(StoreError) -> Int {
    let file = try AuditFile(path: path)
    try file.check()
    if file.isOlder {
      try file.change { database in
        // Another program may have been faster.
        try Schema.migrate(database, from: Schema.version(of: database, path: path))
      }
    }
    return file.schemaVersion
  }

  /// Looks at every page of the file.
  ///
  /// - Throws: `StoreError` where SQLite finds something wrong.
  func check() throws(StoreError) {
    let found = try read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
    if found != "ok" {
      throw .notAnAudit(path: path, why: "it is damaged: \(found ?? "it cannot be checked")")
    }
  }

  /// Changes the file in one transaction: all of it or nothing.
  ///
  /// What is written was made of what was read; another audit that has taken the file's place
  /// meanwhile is left alone.
  ///
  /// - Throws: `StoreError` where its schema is older or it cannot be written.
  func write(_ body: (Database) throws -> Void) throws(StoreError) {
    if isOlder { throw .older(path: path, version: schemaVersion) }
    try change(body)
  }

  private func change(_ body: (Database) throws -> Void) throws(StoreError) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      try DatabaseQueue(path: path, configuration: configuration).write { database in
        guard FileIdentity(path) == identity else {
          throw DatabaseError(resultCode: .SQLITE_READONLY_DBMOVED)
        }
        try body(database)
      }
    } catch {
      throw .cannotWrite(path: path, why: StoreError.reason(error))
    }
  }

  /// Runs a query, with errors in our own words.
  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(reading: path, error)
    }
  }
}
