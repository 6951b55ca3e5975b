/// The n-grams that come in a row more than once, where rows consist of chunks and chunks of
/// n-grams.
enum RepeatedEntries {
  /// Finds them.
  ///
  /// - Parameters:
  ///   - chunks: The chunks of each row, repeats included.
  ///   - contents: The n-grams of each chunk, repeats included.
  ///   - machine: The means.
  /// - Returns: The repeated n-grams of each row, with the number of times as values.
  static func find(
    _ chunks: SparseLists, _ contents: SparseLists, on machine: Machine
  ) -> SparseLists {
    let parts = machine.mapStretches(of: chunks.rows) { rows in
      var part = SparseLists.Part()
      /// The last row with each n-gram, counting from 1.
      var lastRow = [UInt32](repeating: 0, count: contents.columns)
      /// Where the row at work has each repeated n-gram, if not before the row's start.
      var places = [Int](repeating: -1, count: contents.columns)
      for row in rows {
        let start = part.indices.count
        let stamp = UInt32(row + 1)
        for at in chunks.entries(of: row) {
          for entry in contents.entries(of: Int(chunks.indices[at])) {
            let ngram = Int(contents.indices[entry])
            if lastRow[ngram] != stamp {
              lastRow[ngram] = stamp
            } else if places[ngram] >= start {
              part.values[places[ngram]] += 1
            } else {
              places[ngram] = part.indices.count
              part.indices.append(UInt32(ngram))
              part.values.append(2)
            }
          }
        }
        part.endList()
      }
      return part
    }
    return SparseLists(columns: contents.columns, joining: parts, on: machine)
  }

  /// The number of rows that have each n-gram, of the first so many rows.
  static func rowCounts(
    _ chunks: SparseLists, _ contents: SparseLists, repeats: SparseLists, rows counted: Int
  ) -> [Int32] {
    var uses = [Int32](repeating: 0, count: chunks.columns)
    for chunk in chunks.firstEntries(counted) { uses[Int(chunk)] += 1 }
    var rows = [Int32](repeating: 0, count: contents.columns)
    for chunk in 0..<contents.rows {
      for at in contents.entries(of: chunk) { rows[Int(contents.indices[at])] += uses[chunk] }
    }
    for (ngram, times) in zip(repeats.firstEntries(counted), repeats.values ?? []) {
      rows[Int(ngram)] -= Int32(times) - 1
    }
    return rows
  }
}
