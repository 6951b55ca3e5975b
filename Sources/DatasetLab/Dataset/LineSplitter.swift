/// Cuts text into lines at LF, which is taken off; a CR before it is not.
struct LineSplitter {
  /// The most bytes that a row may have: what never ends must not fill the memory.
  static let longestRow = 1 << 26

  private let file: String
  private var pending: [UInt8] = []
  private var line = 1

  init(file: String) { self.file = file }

  /// Hands on every line that ends in this piece of the text; the bytes are lent.
  mutating func read(
    _ text: [UInt8],
    _ body: (_ line: Int, UnsafeBufferPointer<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    try text.withUnsafeBufferPointer { text throws(DatasetError) in
      var start = 0
      while let end = text.position(of: 0x0A, from: start) {
        let piece = UnsafeBufferPointer(rebasing: text[start..<end])
        try check(pending.count + piece.count)
        if pending.isEmpty {
          try body(line, piece)
        } else {
          pending.append(contentsOf: piece)
          try finish(body)
        }
        line += 1
        start = end + 1
      }
      try check(pending.count + text.count - start)
      pending.append(contentsOf: text[start...])
    }
  }

  /// Hands on what stands after the last LF, unless that is nothing.
  mutating func finish(
    _ body: (_ line: Int, UnsafeBufferPointer<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    if pending.isEmpty { return }
    try pending.withUnsafeBufferPointer { bytes throws(DatasetError) in try body(line, bytes) }
    pending.removeAll(keepingCapacity: true)
  }

  private func check(_ count: Int) throws(DatasetError) {
    if count <= Self.longestRow { return }
    throw DatasetError(
      .data, file: file, line: line,
      "the line has more than \(Self.longestRow) bytes; is this text, with rows that end in LF?")
  }
}
