import Foundation
import GRDB

/// Writes an audit into a new SQLite file, which appears under its name only when it is complete.
///
/// Whatever stands under the output's name is untouched until `publish`.
public final class AuditStore {
  /// The output.
  public let path: String
  /// Where the audit is written until it is published.
  public var temporaryPath: String { file.temporaryPath }
  private let file: NewFile
  private let queue: DatabaseQueue

  /// Creates a temporary file and the tables in it.
  ///
  /// - Parameters:
  ///   - path: The output.
  ///   - replace: Whether an existing output may be replaced.
  /// - Throws: `StoreError` where the output exists or its folder does not take a file.
  public init(path: String, replace: Bool) throws(StoreError) {
    self.path = path
    do throws(NewFile.Failure) {
      file = try NewFile(path, replace: replace)
    } catch {
      throw StoreError(error, path: path)
    }
    do {
      var configuration = Configuration()
      // Nobody else sees the temporary file, and a crash throws it away.
      configuration.prepareDatabase { database in
        try database.execute(
          sql: """
            PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536
            """)
      }
      configuration.foreignKeysEnabled = false
      queue = try DatabaseQueue(path: file.temporaryPath, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try database.inTransaction {
          try Schema.migrate(database, from: 0)
          return .commit
        }
      }
    } catch {
      throw .cannotCreate(path: path, why: StoreError.reason(error))
    }
  }

  /// Writes rows in one transaction.
  func write(_ body: (Database) throws -> Void) throws(StoreError) {
    do {
      try queue.write(body)
    } catch {
      throw .cannotWrite(path: path, why: StoreError.reason(error))
    }
  }

  /// Closes the file and gives it its name.
  ///
  /// - Throws: `StoreError` where it cannot be flushed or renamed, or where something else has
  ///   taken the name meanwhile.
  public func publish() throws(StoreError) {
    try write { try $0.execute(sql: Schema.indices) }
    do {
      try queue.close()
    } catch {
      throw .cannotWrite(path: path, why: StoreError.reason(error))
    }
    try ReplacedAudit.atRest(file.destination, named: path) { () throws(StoreError) in
      do throws(NewFile.Failure) {
        try file.publish()
      } catch {
        throw StoreError(error, path: path)
      }
    }
  }
}
