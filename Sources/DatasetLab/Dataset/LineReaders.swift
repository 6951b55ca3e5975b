import Foundation

/// Delimited text in which quotes mean nothing: a row is a line, a field what lies between
/// delimiters.
final class PlainReader: RecordReader {
  let delimiter: UInt8
  private var lines = LineSplitter()
  private var fields = RecordFields()

  init(delimiter: UInt8) { self.delimiter = delimiter }

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

/// One JSON object a line; the columns are the keys of the first, in code point order.
final class JSONLReader: RecordReader {
  let file: String
  private var lines = LineSplitter()
  private var columns: [String]?
  private var fields = RecordFields()
  private let decoder = JSONDecoder()

  init(file: String) { self.file = file }

  func read(
    _ text: [UInt8], _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    try lines.read(text) { line, bytes throws(DatasetError) in try decode(line, bytes, emit) }
  }

  func finish(_ emit: (Record) throws(DatasetError) -> Void) throws(DatasetError) {
    try lines.finish { line, bytes throws(DatasetError) in try decode(line, bytes, emit) }
  }

  private func decode(
    _ line: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let bytes = bytes.withoutReturn
    if bytes.isEmpty { return }
    let object: [String: JSONScalar]
    do {
      object = try decoder.decode([String: JSONScalar].self, from: Data(bytes))
    } catch {
      throw DatasetError(
        .data, file: file, line: line,
        "this line is no JSON object: '\(DatasetError.shown(String(decoding: bytes, as: UTF8.self)))'"
      )
    }
    if columns == nil {
      let keys = object.keys.sorted()
      for key in keys { fields.append(key.utf8) }
      columns = keys
      try fields.hand(line: line, to: emit)
    }
    for column in columns ?? [] {
      if let text = object[column]?.text {
        fields.append(text.utf8)
      } else {
        fields.appendMissing()
      }
    }
    try fields.hand(line: line, to: emit)
  }
}

/// A JSON value that can be a field: a string, number or truth value; others have no text.
private struct JSONScalar: Decodable {
  let text: String?

  init(from decoder: any Decoder) throws {
    let value = try? decoder.singleValueContainer()
    if let string = try? value?.decode(String.self) {
      text = string
    } else if let flag = try? value?.decode(Bool.self) {
      text = String(flag)
    } else if let whole = try? value?.decode(Int.self) {
      text = String(whole)
    } else if let number = try? value?.decode(Double.self) {
      text = String(number)
    } else {
      text = nil
    }
  }
}
