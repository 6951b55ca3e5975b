extension AuditStore {
  /// Inserts rows into a table in one transaction; for measurements.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - definition: Its columns, where it is not one of an audit's.
  ///   - columns: The number of its columns.
  ///   - rows: How many rows it gets.
  ///   - bind: Binds the values of a row from the left; those left out are NULL.
  /// - Throws: `StoreError` where the disk is full, say.
  package func insert(
    into table: String, defining definition: String? = nil, columns: Int, rows: Int,
    _ bind: (Int, inout RowInserter) -> Void
  ) throws(StoreError) {
    try write { database in
      if let definition { try database.execute(sql: "CREATE TABLE \(table)(\(definition))") }
      var inserter = try RowInserter(table, columns: columns, in: database)
      for row in 0..<rows {
        bind(row, &inserter)
        try inserter.insert()
      }
    }
  }
}
