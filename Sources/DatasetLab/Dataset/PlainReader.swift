/// Delimited text in which quotes mean nothing: a row is a line, a field what lies between
/// delimiters.
final class PlainReader: RecordReader {
  let delimiter: UInt8
  private var lines: LineSplitter
  private var fields = RecordFields()

  init(delimiter: UInt8, file: String) {
    self.delimiter = delimiter
    lines = LineSplitter(file: file)
  }

  func read(
    _ text: [UInt8], _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    try lines.read(text) { line, bytes throws(DatasetError) in try hand(bytes, line, emit) }
  }

  func finish(_ emit: (Record) throws(DatasetError) -> Void) throws(DatasetError) {
    try lines.finish { line, bytes throws(DatasetError) in try hand(bytes, line, emit) }
  }

  private func hand(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Int,
    _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let row = bytes.withoutReturn
    if row.isEmpty { return }
    try fields.handParts(of: row, at: delimiter, line: line, to: emit)
  }
}
