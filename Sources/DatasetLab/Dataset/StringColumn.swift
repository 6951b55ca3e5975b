/// A column of strings in one contiguous UTF-8 buffer: 8 bytes a row beyond the text itself.
///
/// A million short posts held as separate `String`s cost three times their text; here they cost
/// once. The bytes are the user's own and are never normalised.
public struct StringColumn: Sendable, RandomAccessCollection {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Creates an empty column.
  public init() {}

  /// Creates a column of the given strings, in order.
  ///
  /// - Parameter strings: The rows.
  public init(_ strings: some Sequence<String>) {
    for string in strings { append(string.utf8) }
  }

  /// The index of the first row, always 0.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int { ends.count }

  /// The size of all texts together, in bytes.
  public var byteCount: Int { bytes.count }

  /// The row as a string; bytes that are not UTF-8 are replaced (readers let none in).
  public subscript(row: Int) -> String { String(decoding: bytes[range(row)], as: UTF8.self) }

  /// Adds a row at the end.
  ///
  /// - Parameter utf8: The row's bytes, valid UTF-8.
  public mutating func append(_ utf8: some Sequence<UInt8>) {
    bytes.append(contentsOf: utf8)
    ends.append(bytes.count)
  }

  /// Makes room for so many bytes in so many rows.
  mutating func reserve(bytes count: Int, rows: Int) {
    bytes.reserveCapacity(count)
    ends.reserveCapacity(rows)
  }

  /// Makes room for so many times as many rows of the present mean length.
  mutating func reserve(forTimesAsMuch factor: Double) {
    bytes.reserve(forTimesAsMuch: factor)
    ends.reserve(forTimesAsMuch: factor)
  }

  /// The row's bytes within `allBytes`.
  public func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  /// Hands the bytes of a row to a closure without copying them.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - body: Receives the UTF-8 bytes, valid only during the call.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public func withBytes<T>(
    _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T
  ) rethrows -> T {
    let range = range(row)
    return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

extension Array {
  /// Makes room for so many times as many elements, and a little more.
  mutating func reserve(forTimesAsMuch factor: Double) {
    reserveCapacity(Int(Double(count) * factor * 1.03))
  }
}
