import GRDB
import GRDBSQLite

/// Inserts many rows into one table, from columns.
///
/// Sixteen rows go into a statement, which saves SQLite the beginning and the end of each. It works
/// on one thread only; another one fetches the next rows meanwhile, which lie in an order of their
/// own.
struct ColumnInserter {
  private let database: Database
  private let columns: Int
  private let single: Statement
  private let several: Statement

  /// How many rows go into one statement.
  private static let width = 16

  /// Prepares insertion.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - columns: The number of its columns.
  ///   - database: The database.
  /// - Throws: `DatabaseError` where there is no such table.
  init(_ table: String, columns: Int, in database: Database) throws {
    self.database = database
    self.columns = columns
    single = try database.insertion(into: table, columns: columns)
    several = try database.insertion(into: table, columns: columns, rows: Self.width)
  }

  /// Inserts what `fetch` makes of some things, stretch by stretch and in order.
  ///
  /// - Parameters:
  ///   - count: The number of things, such as samples.
  ///   - size: The number of things in a stretch.
  ///   - machine: The means.
  ///   - fetch: The columns of the rows that belong to a stretch, none or any number of them.
  /// - Throws: `DatabaseError`.
  func insert(
    _ count: Int, by size: Int = 4_096, on machine: Machine,
    fetch: (Range<Int>) -> [StoredColumn]
  ) throws {
    var next = fetch(0..<min(size, count))
    for first in stride(from: 0, to: count, by: size) {
      let own = next
      let others = min(first + size, count)..<min(first + 2 * size, count)
      var failure: (any Error)?
      machine.forEachBlock(of: 2, size: 1) { task, _ in
        if task == 1 { return next = fetch(others) }
        do { try insert(own) } catch { failure = error }
      }
      if let failure { throw failure }
    }
  }

  private func insert(_ block: [StoredColumn]) throws {
    let rows = block.first?.count ?? 0
    let last = rows / Self.width * Self.width
    for first in stride(from: 0, to: last, by: Self.width) {
      try insert(block, rows: first..<first + Self.width, through: several)
    }
    for row in last..<rows { try insert(block, rows: row..<row + 1, through: single) }
  }

  private func insert(
    _ block: [StoredColumn], rows: Range<Int>, through prepared: Statement
  ) throws {
    let statement = prepared.sqliteStatement
    for (place, column) in block.enumerated() {
      var parameter = Int32(place + 1)
      /// Binds the value of each row.
      func bind(_ body: (_ row: Int, _ parameter: Int32) -> Void) {
        for row in rows {
          body(row, parameter)
          parameter += Int32(columns)
        }
      }
      func bind(_ text: UnsafeBufferPointer<CChar>, to parameter: Int32) {
        sqlite3_bind_text(statement, parameter, text.baseAddress, Int32(text.count), nil)
      }
      switch column {
      case .whole(let values): bind { sqlite3_bind_int64(statement, $1, Int64(values[$0])) }
      case .number(let values): bind { sqlite3_bind_double(statement, $1, values[$0]) }
      case .text(let texts): bind { bind(texts[$0], to: $1) }
      case .name(let texts, let places): bind { bind(texts[places[$0]], to: $1) }
      case .wholeOrNull(let values):
        bind { row, parameter in
          if let value = values[row] {
            sqlite3_bind_int64(statement, parameter, Int64(value))
          } else {
            sqlite3_bind_null(statement, parameter)
          }
        }
      }
    }
    try database.run(prepared)
  }
}
