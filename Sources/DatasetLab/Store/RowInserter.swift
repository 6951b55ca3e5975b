import GRDB
import GRDBSQLite

/// Inserts rows into one table through a prepared statement.
///
/// Values are bound one after the other from the left; `insert` ends the row. Where rows are many,
/// `ColumnInserter` is quicker.
struct RowInserter {
  private let database: Database
  private let statement: Statement
  private var column: Int32 = 0

  /// Prepares insertion.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - columns: The number of its columns.
  ///   - database: The database.
  /// - Throws: `DatabaseError` where there is no such table.
  init(_ table: String, columns: Int, in database: Database) throws {
    self.database = database
    statement = try database.insertion(into: table, columns: columns)
  }

  mutating func bind(_ value: Int) {
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

  mutating func bind(_ utf8: UnsafeBufferPointer<UInt8>) {
    column += 1
    // An empty buffer may have no address, which SQLite would take for NULL.
    let empty: StaticString = ""
    let base = UnsafeRawPointer(utf8.baseAddress ?? empty.utf8Start)
      .assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(
      statement.sqliteStatement, column, base, Int32(utf8.count), Self.copied)
  }

  mutating func bindNull() {
    column += 1
    sqlite3_bind_null(statement.sqliteStatement, column)
  }

  mutating func bind(_ value: Int?) {
    if let value { bind(value) } else { bindNull() }
  }

  mutating func bind(_ value: Double?) {
    if let value { bind(value) } else { bindNull() }
  }

  mutating func bind(_ value: String?) {
    if let value { bind(value) } else { bindNull() }
  }

  /// Ends the row that was bound, and writes it.
  mutating func insert() throws {
    column = 0
    try database.run(statement)
  }

  /// SQLITE_TRANSIENT: SQLite takes its own copy.
  private static var copied: sqlite3_destructor_type? {
    unsafeBitCast(-1, to: sqlite3_destructor_type?.self)
  }
}

extension Database {
  /// A statement that takes some rows of a table, whose values are bound one after the other.
  func insertion(into table: String, columns: Int, rows: Int = 1) throws -> Statement {
    let row = "(" + repeatElement("?", count: columns).joined(separator: ", ") + ")"
    let all = repeatElement(row, count: rows).joined(separator: ", ")
    return try makeStatement(sql: "INSERT INTO \(table) VALUES " + all)
  }

  /// Runs a statement whose values are bound, and makes it ready for the next ones.
  func run(_ statement: Statement) throws {
    defer { sqlite3_reset(statement.sqliteStatement) }
    let code = sqlite3_step(statement.sqliteStatement)
    if code != SQLITE_DONE {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(sqliteConnection)))
    }
  }
}
