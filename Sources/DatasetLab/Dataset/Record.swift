/// One row as it was read: where its fields lie in bytes that are lent.
///
/// A record is good while it is handed on; its reader then uses the bytes for the next row.
struct Record {
  let line: Int
  fileprivate let bytes: UnsafeBufferPointer<UInt8>
  fileprivate let fields: [Range<Int>]
  /// The fields that a JSON object lacks; always empty for delimited files.
  let missing: Set<Int>

  var count: Int { fields.count }

  subscript(field: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[fields[field]])
  }

  func string(_ field: Int) -> String { String(decoding: self[field], as: UTF8.self) }
}

/// The fields of the row at work, and the bytes of those that do not stand in the text as they are.
struct RecordFields {
  private var fields: [Range<Int>] = []
  private var missing: Set<Int> = []
  private var bytes: [UInt8] = []

  var isEmpty: Bool { fields.isEmpty }

  /// Adds a field by copying it.
  mutating func append(_ field: some Sequence<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: field)
    fields.append(start..<bytes.count)
  }

  mutating func appendMissing() {
    missing.insert(fields.count)
    append(EmptyCollection())
  }

  /// Hands on the fields that were added, and starts anew.
  mutating func hand(
    line: Int, to emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    defer {
      fields.removeAll(keepingCapacity: true)
      missing.removeAll()
      bytes.removeAll(keepingCapacity: true)
    }
    try bytes.withUnsafeBufferPointer { bytes throws(DatasetError) in
      try emit(Record(line: line, bytes: bytes, fields: fields, missing: missing))
    }
  }

  /// Hands on the fields of a row in which the delimiter does nothing but delimit.
  mutating func handParts(
    of row: UnsafeBufferPointer<UInt8>, at delimiter: UInt8, line: Int,
    to emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    defer { fields.removeAll(keepingCapacity: true) }
    var start = 0
    while let end = row.position(of: delimiter, from: start) {
      fields.append(start..<end)
      start = end + 1
    }
    fields.append(start..<row.count)
    try emit(Record(line: line, bytes: row, fields: fields, missing: missing))
  }
}

/// Cuts decoded text into records; one conforming type per layout.
protocol RecordReader: AnyObject {
  /// Takes in the next piece of the text and hands on every record that it completes.
  func read(
    _ text: [UInt8], _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError)
  /// Hands on the record that the end of the text completes.
  func finish(
    _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError)
}
