/// One row as it was read: its fields' bytes one after the other.
struct Record {
  var line = 1
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The fields that a JSON object lacks; always empty for delimited files.
  private(set) var missing: Set<Int> = []

  var count: Int { ends.count }

  subscript(field: Int) -> ArraySlice<UInt8> {
    bytes[(field == 0 ? 0 : ends[field - 1])..<ends[field]]
  }

  func string(_ field: Int) -> String { String(decoding: self[field], as: UTF8.self) }

  mutating func append(_ field: some Sequence<UInt8>) {
    bytes.append(contentsOf: field)
    ends.append(bytes.count)
  }

  mutating func appendMissing() {
    missing.insert(ends.count)
    ends.append(bytes.count)
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
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
