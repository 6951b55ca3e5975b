import Foundation
import GRDB

/// Writes an audit into a new SQLite file, which appears under its name only when it is complete.
///
/// The rows go into a temporary file in the same folder; `publish` renames it. Whatever stands
/// under the output's name is untouched until then.
public final class AuditStore {
  /// The output.
  public let path: String
  /// The temporary file, to be removed if the program is interrupted.
  public let temporaryPath: String
  private let replace: Bool
  private let queue: DatabaseQueue
  private var isPublished = false

  /// Creates the temporary file and the tables in it.
  ///
  /// - Parameters:
  ///   - path: The output.
  ///   - replace: Whether an existing output may be replaced.
  /// - Throws: `StoreError` where the output exists or its folder does not take a file.
  public init(path: String, replace: Bool) throws(StoreError) {
    self.path = path
    self.replace = replace
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue { throw .cannotCreate(path: path, why: "it is a folder") }
      if !replace { throw .exists(path: path) }
    }
    let url = URL(fileURLWithPath: path)
    let name = ".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).partial"
    temporaryPath = url.deletingLastPathComponent().appendingPathComponent(name).path
    try? FileManager.default.removeItem(atPath: temporaryPath)
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
      queue = try DatabaseQueue(path: temporaryPath, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try database.inTransaction {
          try Schema.migrate(database, from: 0)
          return .commit
        }
      }
    } catch {
      try? FileManager.default.removeItem(atPath: temporaryPath)
      throw .cannotCreate(path: path, why: StoreError.reason(error))
    }
  }

  deinit { if !isPublished { try? FileManager.default.removeItem(atPath: temporaryPath) } }

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
    let descriptor = open(temporaryPath, O_RDONLY)
    let flushed = descriptor >= 0 && fsync(descriptor) == 0
    if descriptor >= 0 { close(descriptor) }
    guard flushed else { throw .cannotWrite(path: path, why: String(cString: strerror(errno))) }
    if !replace && FileManager.default.fileExists(atPath: path) { throw .exists(path: path) }
    guard rename(temporaryPath, path) == 0 else {
      throw .cannotWrite(path: path, why: String(cString: strerror(errno)))
    }
    isPublished = true
  }
}
