/// A file beside the data: specifications, a test suite, a list. It is UTF-8.
struct SmallFile {
  /// Its name without folders, for errors.
  let name: String
  private let source: DataSource

  init(path: String) {
    source = .file(path)
    name = source.name
  }

  /// Its layout, by the name's ending; text that is no table counts as CSV.
  var format: ReadOptions.Format { ReadOptions().format(of: name) }

  /// Hands on every record of a table, the header first.
  func forEachRecord(
    as format: ReadOptions.Format? = nil,
    _ body: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let format = format ?? self.format
    let reader: any RecordReader =
      format == .jsonl
      ? JSONLReader(file: name) : CSVReader(delimiter: format == .tsv ? 0x09 : 0x2C, file: name)
    try forEachPiece { piece throws(DatasetError) in try reader.read(piece, body) }
    try reader.finish(body)
  }

  /// The whole text.
  func text() throws(DatasetError) -> String {
    var bytes: [UInt8] = []
    try forEachPiece { piece in bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Hands on every line with its number, from 1; white space at its end is taken off.
  func forEachLine(
    _ body: (_ line: Int, _ text: Substring) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    func take(_ line: Int, _ bytes: UnsafeBufferPointer<UInt8>) throws(DatasetError) {
      var text = String(decoding: bytes, as: UTF8.self)[...]
      while let last = text.last, last.isWhitespace { text.removeLast() }
      try body(line, text)
    }
    var lines = LineSplitter()
    try forEachPiece { piece throws(DatasetError) in try lines.read(piece, take) }
    try lines.finish(take)
  }

  /// Hands on the text piece by piece, as it is read.
  func forEachPiece(
    _ body: ([UInt8]) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    var bytes = try ByteSource(source)
    var decoder = TextDecoder(.utf8, file: name)
    _ = try bytes.forEachChunk { chunk throws(DatasetError) in
      try body(try decoder.decode(chunk))
    }
    try decoder.finish()
  }
}
