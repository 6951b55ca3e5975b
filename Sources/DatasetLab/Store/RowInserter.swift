import GRDB
import GRDBSQLite

/// Inserts rows into one table through prepared statements.
///
/// Where it is known how many rows will come, most go in several to a statement, which saves
/// SQLite the beginning and the end of each. Values are bound one after the other from the left; `insert` ends the row. Texts are bound
/// from their bytes without becoming strings first, and those that come again and again without
/// being copied.
struct RowInserter {
  private let database: Database
  private let single: Statement
  private var statement: Statement
  private var column: Int32 = 0
  /// The rows that the statement takes, those of them that are bound, and the statements to come.
  private var width = 1
  private var bound = 0
  private var wideLeft = 0

  /// How many rows go into one statement.
  private static let most = 16

  /// Prepares insertion.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - columns: The number of its columns.
  ///   - rows: At most as many as will be inserted.
  ///   - database: The database.
  /// - Throws: `DatabaseError` where there is no such table.
  init(_ table: String, columns: Int, rows: Int = 0, in database: Database) throws {
    self.database = database
    let row = "(" + repeatElement("?", count: columns).joined(separator: ", ") + ")"
    let sql = "INSERT INTO \(table) VALUES "
    single = try database.makeStatement(sql: sql + row)
    statement = single
    wideLeft = rows / Self.most
    if wideLeft > 0 {
      width = Self.most
      let all = repeatElement(row, count: width).joined(separator: ", ")
      statement = try database.makeStatement(sql: sql + all)
    }
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

  /// One of some texts that outlive the inserter.
  mutating func bind(_ texts: LastingTexts, _ place: Int) {
    column += 1
    let text = texts[place]
    sqlite3_bind_text(
      statement.sqliteStatement, column, text.baseAddress, Int32(text.count), nil)
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

  /// Ends the row that was bound, and writes it as soon as the statement is full.
  mutating func insert() throws {
    bound += 1
    if bound < width { return }
    column = 0
    bound = 0
    defer {
      sqlite3_reset(statement.sqliteStatement)
      wideLeft -= 1
      if wideLeft == 0 {
        statement = single
        width = 1
      }
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

/// Texts at addresses that stay, such as the labels.
final class LastingTexts {
  private let bytes: UnsafeMutablePointer<CChar>
  private var ends: [Int] = []

  init(_ texts: [String]) {
    bytes = .allocate(capacity: max(1, texts.reduce(0) { $0 + $1.utf8.count }))
    var end = 0
    for text in texts {
      for byte in text.utf8 {
        bytes[end] = CChar(bitPattern: byte)
        end += 1
      }
      ends.append(end)
    }
  }

  deinit { bytes.deallocate() }

  fileprivate subscript(place: Int) -> UnsafeBufferPointer<CChar> {
    let start = place == 0 ? 0 : ends[place - 1]
    return UnsafeBufferPointer(start: bytes + start, count: ends[place] - start)
  }
}
