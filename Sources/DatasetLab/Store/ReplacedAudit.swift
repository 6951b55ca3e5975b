import Foundation
import GRDB

/// The file that stands where a new audit is to stand.
enum ReplacedAudit {
  /// Brings a file to rest and keeps writers away from it while another takes its name.
  ///
  /// SQLite finds the journal of a change that was cut short by the name of the file. Beside a new
  /// one it would be taken for that one's and spoil it; so the change is rolled back before, and
  /// none can begin until the name leads to the new file.
  static func atRest(
    _ path: String, named name: String, _ replace: () throws(StoreError) -> Void
  ) throws(StoreError) {
    var outcome: Result<Void, StoreError>?
    do {
      // There is nothing that a journal could belong to.
      if FileIdentity(path) == nil { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      try DatabaseQueue(path: path, configuration: configuration).writeWithoutTransaction { old in
        // A log of changes, if somebody chose to have one, is written back first.
        let mode = try String.fetchOne(old, sql: "PRAGMA journal_mode = DELETE")
        if mode == "wal" { throw DatabaseError(resultCode: .SQLITE_BUSY) }
        try old.inTransaction(.immediate) {
          outcome = Result(catching: replace)
          return .rollback
        }
      }
    } catch let error as DatabaseError where none.contains(error.resultCode) {
      for journal in journals(of: path) { try? FileManager.default.removeItem(atPath: journal) }
    } catch let error as DatabaseError
      where guarded.contains(error.resultCode) && journals(of: path).isEmpty
    {
      // May not be written, and nothing waits to be.
    } catch {
      if outcome == nil { throw .cannotWrite(path: name, why: StoreError.reason(error)) }
    }
    try (outcome ?? Result(catching: replace)).get()
  }

  /// What SQLite says of something that is no database, whatever lies beside it.
  private static let none: [ResultCode] = [.SQLITE_NOTADB, .SQLITE_CORRUPT]
  /// What it says of one that may not be written.
  private static let guarded: [ResultCode] = [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM]

  /// What lies beside a database while it is written, or for ever where that was cut short.
  private static func journals(of path: String) -> [String] {
    ["-journal", "-wal", "-shm"].map { path + $0 }.filter { FileIdentity($0) != nil }
  }
}
