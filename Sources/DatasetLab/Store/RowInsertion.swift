/// Parts of writing an audit by themselves, for measuring them.
extension AuditStore {
  /// Writes the samples of a data set, as `write` does among other things.
  ///
  /// - Parameters:
  ///   - data: The data set.
  ///   - fold: The fold of each row.
  ///   - machine: The means.
  /// - Throws: `StoreError` where the disk is full, say.
  package func writeSamples(
    of data: Dataset, fold: [Int32], on machine: Machine
  ) throws(StoreError) {
    try write { try Self.samples(data, fold: fold, $0, on: machine) }
  }

  /// Writes rows as wide as samples that have nothing in them into a table of their own: what
  /// SQLite takes for a row whatever is in it.
  ///
  /// - Parameters:
  ///   - rows: How many.
  ///   - machine: The means.
  /// - Throws: `StoreError` where the disk is full, say.
  package func writeEmptySamples(rows: Int, on machine: Machine) throws(StoreError) {
    try write { database in
      try database.execute(sql: "CREATE TABLE empty_samples(a INTEGER PRIMARY KEY, b, c, d, e, f)")
      let inserter = try ColumnInserter("empty_samples", columns: 6, in: database)
      try inserter.insert(rows, on: machine) { rows in
        Array(repeating: .wholeOrNull(rows.map { _ in nil }), count: 6)
      }
    }
  }
}
