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
      // Upper half: the last row with the n-gram, counting from 1; lower half: how often so far.
      var seen = [UInt64](repeating: 0, count: contents.columns)
      for row in rows {
        let start = part.indices.count
        let stamp = UInt64(row + 1)
        for at in chunks.entries(of: row) {
          for entry in contents.entries(of: Int(chunks.indices[at])) {
            let ngram = Int(contents.indices[entry])
            if seen[ngram] >> 32 == stamp {
              seen[ngram] += 1
              if UInt32(truncatingIfNeeded: seen[ngram]) == 2 { part.indices.append(UInt32(ngram)) }
            } else {
              seen[ngram] = stamp << 32 | 1
            }
          }
        }
        for ngram in part.indices[start...] {
          part.values.append(Float(UInt32(truncatingIfNeeded: seen[Int(ngram)])))
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
