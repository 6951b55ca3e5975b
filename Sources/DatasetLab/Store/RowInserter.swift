import GRDB
import GRDBSQLite

/// Inserts rows into one table through one prepared statement.
///
/// Values are bound one after the other from the left; `insert` ends the row. Texts are bound
/// from their bytes without becoming strings first, and those that come again and again without
/// being copied.
struct RowInserter {
  private let database: Database
  private let statement: Statement
  private var column: Int32 = 0

  init(_ table: String, columns: Int, in database: Database) throws {
    self.database = database
    let marks = repeatElement("?", count: columns).joined(separator: ", ")
    statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
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

  /// Writes the row that was bound.
  mutating func insert() throws {
    column = 0
    defer { sqlite3_reset(statement.sqliteStatement) }
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
