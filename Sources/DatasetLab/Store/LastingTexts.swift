/// Texts at addresses that stay as long as this lives, so that SQLite need not copy them.
final class LastingTexts: @unchecked Sendable {
  private let bytes: UnsafeMutablePointer<CChar>
  private let ends: [Int]

  /// Some rows of a column, in the given order.
  init(_ column: StringColumn, _ rows: some Collection<Int>) {
    let size = rows.reduce(0) { $0 + column.range($1).count }
    let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: max(1, size))
    var end = 0
    ends = rows.map { row in
      column.withBytes(row) { text in
        UnsafeMutableRawPointer(bytes + end).copyMemory(from: text)
        end += text.count
      }
      return end
    }
    self.bytes = bytes
  }

  /// All rows of a column.
  convenience init(_ column: StringColumn) { self.init(column, column.indices) }

  convenience init(_ texts: [String]) { self.init(StringColumn(texts)) }

  deinit { bytes.deallocate() }

  var count: Int { ends.count }

  subscript(place: Int) -> UnsafeBufferPointer<CChar> {
    let start = place == 0 ? 0 : ends[place - 1]
    return UnsafeBufferPointer(start: bytes + start, count: ends[place] - start)
  }
}

extension UnsafeMutableRawPointer {
  fileprivate func copyMemory(from text: UnsafeBufferPointer<UInt8>) {
    if let base = text.baseAddress { copyMemory(from: base, byteCount: text.count) }
  }
}
