/// Quoted, delimited text (RFC 4180).
///
/// Rows end at LF or CRLF and nowhere else, so a lone CR and other control characters inside a
/// field survive; blanks around fields are kept. A line without a quote needs no more than to be
/// cut at its delimiters; rows with quotes are libcsv's.
final class CSVReader: RecordReader {
  private let delimiter: UInt8
  private var lines: LineSplitter
  private var fields = RecordFields()
  private let quotedRow: QuotedRow

  init(delimiter: UInt8, file: String) {
    self.delimiter = delimiter
    lines = LineSplitter(file: file)
    quotedRow = QuotedRow(delimiter: delimiter, file: file)
  }

  func read(
    _ text: [UInt8], _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    try lines.read(text) { line, bytes throws(DatasetError) in
      if quotedRow.isOpen || bytes.position(of: 0x22) != nil {
        try quotedRow.read(bytes, line: line, emit)
      } else {
        try hand(bytes.withoutReturn, line: line, to: emit)
      }
    }
  }

  func finish(_ emit: (Record) throws(DatasetError) -> Void) throws(DatasetError) {
    try lines.finish { line, bytes throws(DatasetError) in
      if quotedRow.isOpen || bytes.position(of: 0x22) != nil {
        try quotedRow.readEnd(bytes, line: line)
      } else {
        try hand(bytes, line: line, to: emit)
      }
    }
    try quotedRow.finish(emit)
  }

  /// Hands on a row without quotes, unless it is blank.
  private func hand(
    _ row: UnsafeBufferPointer<UInt8>, line: Int,
    to emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    if row.isEmpty { return }
    try fields.handParts(of: row, at: delimiter, line: line, to: emit)
  }
}
