import Crypto
import Foundation

/// Something that takes long to compute and can be written down to the bit.
package protocol WorkPiece {
  /// Reads what `write` wrote; nil where it is something else.
  init?(from reader: inout WorkReader)
  /// Writes everything that the rest of the computation needs.
  func write(to writer: inout WorkWriter)
}

/// Writes numbers as they lie in memory, and their digest; for the same machine's next run alone.
package struct WorkWriter {
  private let descriptor: Int32
  private var digest = SHA256()
  /// How many bytes there are so far.
  private(set) var count = 0
  /// Whether all of them were taken.
  private(set) var isComplete = true

  init(to descriptor: Int32, name: String) {
    self.descriptor = descriptor
    digest.update(data: Array(name.utf8))
  }

  /// The digest of the piece's name and of everything written.
  var sum: [UInt8] { Array(digest.finalize()) }

  /// Writes numbers and how many they are.
  package mutating func put<T: BitwiseCopyable>(_ values: [T]) {
    values.withUnsafeBufferPointer { put($0) }
  }

  /// Writes numbers that somebody else holds.
  package mutating func put<T: BitwiseCopyable>(_ values: UnsafeBufferPointer<T>) {
    withUnsafeBytes(of: values.count) { put(bytes: $0) }
    put(bytes: UnsafeRawBufferPointer(values))
  }

  private mutating func put(bytes: UnsafeRawBufferPointer) {
    digest.update(bufferPointer: bytes)
    count += bytes.count
    if isComplete { isComplete = bytes.writeAll(to: descriptor) }
  }
}

/// Reads what a writer wrote, in the same order.
package struct WorkReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next numbers; nil where the bytes end before.
  package mutating func take<T: BitwiseCopyable>(_ type: T.Type) -> [T]? {
    var count = 0
    let header = MemoryLayout<Int>.size
    guard bytes.count - position >= header else { return nil }
    withUnsafeMutableBytes(of: &count) { $0.copyBytes(from: bytes[position..<position + header]) }
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<T>.stride)
    position += header
    guard count >= 0, !overflow, bytes.count - position >= size else { return nil }
    let own = bytes[position..<position + size]
    position += size
    return [T](unsafeUninitializedCapacity: count) { out, initialized in
      UnsafeMutableRawBufferPointer(out).copyBytes(from: own)
      initialized = count
    }
  }
}
