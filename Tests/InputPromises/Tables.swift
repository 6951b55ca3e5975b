import DatasetLab

/// Delimited text and JSON Lines.
enum Tables {
  /// A file's first bytes, which say what it is, are read at once.
  private static let leastPiece = 16

  static func check(
    _ bytes: [UInt8], _ format: ReadOptions.Format
  ) throws(InputPromise.Broken) -> Bool {
    let whole = read(bytes, format, piece: 1 << 20)
    let pieces = read(bytes, format, piece: leastPiece + bytes.count % 7)
    switch (whole, pieces) {
    case (.failure(let error), .failure(let other)):
      try InputPromise.check(line: error.line, in: bytes, error.description)
      if error.kind != .data { throw .init("wrong data are no matter of \(error.kind)") }
      // Whole, what is behind is decoded before what is in front is cut into fields.
      if error.line != other.line && !error.reason.contains("not UTF-8") {
        throw .init("read in pieces: \(other), else \(error)")
      }
      return false
    case (.success(let rows), .success(let others)):
      if rows != others { throw .init("other rows when it is read in pieces") }
      try check(rows, bytes)
      try checkAgain(rows, format)
      return true
    default: throw .init("read whole or in pieces makes a difference")
    }
  }

  private static func read(
    _ bytes: [UInt8], _ format: ReadOptions.Format, piece: Int
  ) -> Result<[RecordList.Row], DatasetError> {
    Result { () throws(DatasetError) in try RecordList(bytes, as: format, piece: piece).rows }
  }

  private static func check(
    _ rows: [RecordList.Row], _ bytes: [UInt8]
  ) throws(InputPromise.Broken) {
    var last = 0
    for row in rows {
      if row.line < last { throw .init("line \(row.line) after line \(last)") }
      last = row.line
      for field in row.fields where String(validating: field, as: UTF8.self) == nil {
        throw .init("a field of line \(row.line) is not UTF-8")
      }
    }
    try InputPromise.check(line: last == 0 ? nil : last, in: bytes, "the last row")
  }

  /// What the program's own writer makes of rows is read as the same rows.
  private static func checkAgain(
    _ rows: [RecordList.Row], _ format: ReadOptions.Format
  ) throws(InputPromise.Broken) {
    let text = format == .jsonl ? objects(rows) : delimited(rows, format)
    // A mark, or the name of another kind of file, is such at a file's very beginning only.
    switch read([0x0A] + text, format, piece: 1 << 20) {
    case .failure(let error): throw .init("what was written cannot be read: \(error)")
    case .success(let again):
      if again.map(\.fields) != rows.map(\.fields) || again.map(\.missing) != rows.map(\.missing) {
        throw .init("what was written is read as other fields")
      }
    }
  }

  private static func delimited(
    _ rows: [RecordList.Row], _ format: ReadOptions.Format
  ) -> [UInt8] {
    var text = DelimitedText(format)
    for row in rows {
      for field in row.fields { field.withUnsafeBufferPointer { text.field($0) } }
      text.endRow()
    }
    return text.bytes
  }

  private static func objects(_ rows: [RecordList.Row]) -> [UInt8] {
    var text = JSONText()
    let keys = rows.first?.fields ?? []
    for row in rows.dropFirst() {
      text.object { text in
        for (place, key) in keys.enumerated()
        where !row.missing.contains(place) || row.line == rows.dropFirst().first?.line {
          text.key(String(decoding: key, as: UTF8.self))
          if row.missing.contains(place) {
            text.object { _ in }
          } else {
            row.fields[place].withUnsafeBufferPointer { text.string($0) }
          }
        }
      }
      text.endLine()
    }
    return text.bytes
  }
}
