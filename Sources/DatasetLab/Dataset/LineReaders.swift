import Foundation

/// Cuts text into lines at LF; a CR before it is dropped, and blank lines are passed over.
struct LineSplitter {
  private var pending: [UInt8] = []
  private var line = 1

  mutating func read(
    _ text: [UInt8],
    _ body: (_ line: Int, ArraySlice<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    var start = 0
    while let end = text[start...].firstIndex(of: 0x0A) {
      if pending.isEmpty {
        try hand(text[start..<end], body)
      } else {
        pending.append(contentsOf: text[start..<end])
        let whole = pending
        pending.removeAll(keepingCapacity: true)
        try hand(whole[...], body)
      }
      line += 1
      start = end + 1
    }
    pending.append(contentsOf: text[start...])
  }

  mutating func finish(
    _ body: (_ line: Int, ArraySlice<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let whole = pending
    pending.removeAll()
    try hand(whole[...], body)
  }

  private func hand(
    _ text: ArraySlice<UInt8>,
    _ body: (_ line: Int, ArraySlice<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let text = text.last == 0x0D ? text.dropLast() : text
    if !text.isEmpty { try body(line, text) }
  }
}

/// Delimited text in which quotes mean nothing: a row is a line, a field what lies between
/// delimiters.
final class PlainReader: RecordReader {
  let delimiter: UInt8
  private var lines = LineSplitter()
  private var record = Record()

  init(delimiter: UInt8) { self.delimiter = delimiter }

  func read(
    _ text: [UInt8], _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    try lines.read(text) { line, bytes throws(DatasetError) in
      fill(line, bytes)
      try emit(record)
    }
  }

  func finish(_ emit: (Record) throws(DatasetError) -> Void) throws(DatasetError) {
    try lines.finish { line, bytes throws(DatasetError) in
      fill(line, bytes)
      try emit(record)
    }
  }

  private func fill(_ line: Int, _ bytes: ArraySlice<UInt8>) {
    record.clear()
    record.line = line
    for field in bytes.split(separator: delimiter, omittingEmptySubsequences: false) {
      record.append(field)
    }
  }
}

/// One JSON object a line; the columns are the keys of the first, in code point order.
final class JSONLReader: RecordReader {
  let file: String
  private var lines = LineSplitter()
  private var columns: [String]?
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
    _ line: Int, _ bytes: ArraySlice<UInt8>,
    _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let object: [String: JSONScalar]
    do {
      object = try decoder.decode([String: JSONScalar].self, from: Data(bytes))
    } catch {
      throw DatasetError(
        .data, file: file, line: line,
        "this line is no JSON object: '\(DatasetError.shown(String(decoding: bytes, as: UTF8.self)))'"
      )
    }
    var record = Record()
    record.line = line
    if columns == nil {
      let keys = object.keys.sorted()
      for key in keys { record.append(key.utf8) }
      columns = keys
      try emit(record)
      record.clear()
    }
    for column in columns ?? [] {
      if let text = object[column]?.text {
        record.append(text.utf8)
      } else {
        record.appendMissing()
      }
    }
    try emit(record)
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
