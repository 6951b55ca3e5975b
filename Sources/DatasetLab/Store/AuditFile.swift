import Foundation
import GRDB

/// A finished audit, opened for reading.
public struct AuditFile: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue

  /// Opens a file and makes sure that it is an audit.
  ///
  /// - Parameter path: The SQLite file.
  /// - Throws: `StoreError` where it is missing, unreadable, or something else.
  public init(path: String) throws(StoreError) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      throw .cannotOpen(path: path, why: "there is no such file")
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      // Somebody may be deciding about suspects; a decision takes milliseconds.
      configuration.busyMode = .timeout(5)
      queue = try DatabaseQueue(path: path, configuration: configuration)
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
      throw .notAnAudit(path: path, why: StoreError.reason(error))
    }
  }

  /// Changes the file in one transaction: all of it or nothing.
  func write(_ body: (Database) throws -> Void) throws(StoreError) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      try DatabaseQueue(path: path, configuration: configuration).write(body)
    } catch {
      throw .cannotWrite(path: path, why: StoreError.reason(error))
    }
  }

  /// Runs a query, with errors in our own words.
  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do {
      return try queue.read(body)
    } catch {
      throw .cannotOpen(path: path, why: StoreError.reason(error))
    }
  }
}
