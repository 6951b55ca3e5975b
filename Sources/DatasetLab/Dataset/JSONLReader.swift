/// One JSON object a line; the columns are the keys of the first, in code point order.
final class JSONLReader: RecordReader {
  private let file: String
  private var lines: LineSplitter
  private var columns: [String]?
  private var fields = RecordFields()

  init(file: String) {
    self.file = file
    lines = LineSplitter(file: file)
  }

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
    if bytes.withoutReturn.isEmpty { return }
    let object = try JSONMembers(bytes, line: line, file: file)
    if columns == nil {
      let keys = object.members.map(\.key).sorted()
      for key in keys { fields.append(key.utf8) }
      columns = keys
      try fields.hand(line: line, to: emit)
    }
    for column in columns ?? [] {
      let member = object.members.first { $0.key == column }
      if let text = member.flatMap({ Self.text(UnsafeBufferPointer(rebasing: bytes[$0.value])) }) {
        fields.append(text)
      } else {
        fields.appendMissing()
      }
    }
    try fields.hand(line: line, to: emit)
  }

  /// A string, number or truth value as text; null, lists and objects have none.
  private static func text(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let isNested = value.first == UInt8(ascii: "{") || value.first == UInt8(ascii: "[")
    return isNested ? nil : JSONMembers.text(value)
  }
}

extension JSONMembers {
  /// Reads a line of a file.
  ///
  /// - Throws: `DatasetError` with the line, its beginning and what is wrong.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, line: Int, file: String
  ) throws(DatasetError) {
    do {
      try self.init(bytes)
    } catch {
      let beginning = String(decoding: bytes.prefix(200), as: UTF8.self)
      let isWhole = line == 1 && (beginning.hasPrefix("[") || bytes.withoutReturn.count == 1)
      let hint = isWhole ? "; jq -c '.[]' FILE makes lines of a list" : ""
      throw DatasetError(
        .data, file: file, line: line,
        "this line is no JSON object: '\(DatasetError.shown(beginning))' "
          + "(byte \(error.at + 1): \(error.reason))\(hint)")
    }
  }
}
