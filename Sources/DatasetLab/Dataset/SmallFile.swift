/// A file beside the data: specifications, a test suite, a list. It is UTF-8.
package struct SmallFile {
  /// Its name without folders, for errors.
  package let name: String
  private let source: DataSource

  package init(path: String) {
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

  /// The most bytes that a text has which is read as one.
  private static let largest = 1 << 28

  /// The whole text.
  package func text() throws(DatasetError) -> String {
    var bytes: [UInt8] = []
    try forEachPiece { piece throws(DatasetError) in
      bytes += piece
      if bytes.count > Self.largest {
        throw DatasetError(
          .data, file: name, "has more than \(Self.largest) bytes; is it the right file?")
      }
    }
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
    var lines = LineSplitter(file: name)
    try forEachPiece { piece throws(DatasetError) in try lines.read(piece, take) }
    try lines.finish(take)
  }

  /// Hands on the text piece by piece, as it is read.
  func forEachPiece(
    _ body: ([UInt8]) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    var bytes = try ByteSource(source)
    var decoder = TextDecoder(
      .utf8, file: name, remedy: "save it as UTF-8, say by: iconv -f CP1252 -t UTF-8 FILE")
    _ = try bytes.forEachChunk { chunk throws(DatasetError) in
      try body(try decoder.decode(chunk))
    }
    try decoder.finish()
  }
}
