/// The records of a text in memory, as readers hand them on.
package struct RecordList {
  /// One record.
  package struct Row: Hashable {
    /// The 1-based line on which it starts.
    package let line: Int
    /// Its fields, in UTF-8.
    package let fields: [[UInt8]]
    /// The fields that a JSON object lacks.
    package let missing: Set<Int>
  }

  /// All of them, the header first.
  package private(set) var rows: [Row] = []

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - format: Its layout.
  ///   - quoting: What the quote character means.
  ///   - piece: How many bytes are read at a time.
  /// - Throws: `DatasetError` where it is no such text.
  package init(
    _ bytes: [UInt8], as format: ReadOptions.Format, quoting: ReadOptions.Quoting = .minimal,
    piece: Int = 1 << 20
  ) throws(DatasetError) {
    let name = "data.\(format.rawValue)"
    var options = ReadOptions()
    options.quoting = quoting
    let reader = options.recordReader(for: name)
    var decoder = TextDecoder(.utf8, file: name)
    var found: [Row] = []
    func take(_ record: Record) {
      found.append(
        Row(
          line: record.line, fields: (0..<record.count).map { Array(record[$0]) },
          missing: record.missing))
    }
    for start in stride(from: 0, to: bytes.count, by: piece) {
      let part = Array(bytes[start..<min(start + piece, bytes.count)])
      let text = try part.withUnsafeBufferPointer { part throws(DatasetError) in
        try decoder.decode(part)
      }
      try reader.read(text) { take($0) }
    }
    try decoder.finish()
    try reader.finish { take($0) }
    rows = found
  }
}
