import Foundation
import GRDB

extension AuditFile {
  /// Whether a file begins as SQLite files do, so that it may be an audit.
  ///
  /// - Parameter path: Any path.
  /// - Returns: False also where the file cannot be read.
  public static func isSQLite(path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 15)).map { $0 == Data("SQLite format 3".utf8) } ?? false
  }

  /// The rows that were audited, as they were read then; further columns are left out.
  ///
  /// - Returns: The data set, named after its input.
  /// - Throws: `StoreError` where the file cannot be read.
  public func dataset() throws(StoreError) -> Dataset {
    let labels = LabelSet(try labels())
    return try read { database in
      let summary = try AuditSummary.Run.fetchOne(database, sql: "SELECT * FROM runs")
      guard let run = summary else {
        throw DatabaseError(message: "the audit has no run; it is damaged")
      }
      var ids = StringColumn()
      var texts = StringColumn()
      var lines: [Int] = []
      var given: [Int32] = []
      let rows = try Row.fetchCursor(
        database, sql: "SELECT id, line, text, given_label FROM samples ORDER BY sample_id")
      while let row = try rows.next() {
        ids.append(row[0] as Data)
        lines.append(row[1])
        texts.append(row[2] as Data)
        given.append(Int32(labels.index(of: row[3]) ?? 0))
      }
      return Dataset(
        name: run.input_name, sha256: run.input_sha256,
        columns: ColumnMap(text: run.text_column, label: run.label_column, id: run.id_column),
        labels: labels, ids: ids, lines: lines, texts: texts, given: given)
    }
  }
}
