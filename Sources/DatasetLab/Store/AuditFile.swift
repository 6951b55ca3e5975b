import Foundation
import GRDB

/// A finished audit, opened for reading.
public struct AuditFile: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue
  private let identity: FileIdentity

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
    do {
      queue = try Self.open(path)
      let (application, version) = try queue.read { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA application_id"),
          try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        )
      }
      guard application == Schema.applicationID else {
        throw StoreError.notAnAudit(path: path, why: "it was not written by dslab audit")
      }
      guard version == Schema.version else {
        throw StoreError.notAnAudit(
          path: path, why: "its schema is version \(version), this program's \(Schema.version)")
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

  /// Changes the file in one transaction: all of it or nothing.
  ///
  /// What is written was made of what was read; another audit that has taken the file's place
  /// meanwhile is left alone.
  func write(_ body: (Database) throws -> Void) throws(StoreError) {
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
