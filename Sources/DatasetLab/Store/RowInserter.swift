import GRDB
import GRDBSQLite

/// Inserts rows into one table through one prepared statement.
///
/// Values are bound one after the other from the left; `insert` ends the row. Texts are bound
/// from their bytes without becoming strings first.
package struct RowInserter {
  private let database: Database
  private let statement: Statement
  private var column: Int32 = 0

  init(_ table: String, columns: Int, in database: Database) throws {
    self.database = database
    let marks = repeatElement("?", count: columns).joined(separator: ", ")
    statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
  }

  package mutating func bind(_ value: Int) {
    column += 1
    sqlite3_bind_int64(statement.sqliteStatement, column, Int64(value))
  }

  mutating func bind(_ value: Double) {
    column += 1
    sqlite3_bind_double(statement.sqliteStatement, column, value)
  }

  mutating func bind(_ value: String) {
    var value = value
    value.withUTF8 { bind($0) }
  }

  package mutating func bind(_ utf8: UnsafeBufferPointer<UInt8>) {
    column += 1
    // An empty buffer may have no address, which SQLite would take for NULL.
    let empty: StaticString = ""
    let base = UnsafeRawPointer(utf8.baseAddress ?? empty.utf8Start)
      .assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(
      statement.sqliteStatement, column, base, Int32(utf8.count), Self.copied)
  }

  mutating func bind(_ value: Int?) {
    if let value { bind(value) } else { column += 1 }
  }

  mutating func bind(_ value: Double?) {
    if let value { bind(value) } else { column += 1 }
  }

  mutating func bind(_ value: String?) {
    if let value { bind(value) } else { column += 1 }
  }

  /// Writes the row that was bound.
  mutating func insert() throws {
    column = 0
    defer {
      sqlite3_reset(statement.sqliteStatement)
      sqlite3_clear_bindings(statement.sqliteStatement)
    }
    let code = sqlite3_step(statement.sqliteStatement)
    if code != SQLITE_DONE {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
    }
  }

  /// SQLITE_TRANSIENT: SQLite takes its own copy.
  private static var copied: sqlite3_destructor_type? {
    unsafeBitCast(-1, to: sqlite3_destructor_type?.self)
  }
}
