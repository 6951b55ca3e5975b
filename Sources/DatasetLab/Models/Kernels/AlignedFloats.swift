import CKernels
import Foundation

/// Floats that start on a cache line, as the kernels' 64-byte loads and stores want them: from an
/// ordinary array every second one would touch two lines.
///
/// A value like `Array`: copies share memory until one of them is changed.
package struct AlignedFloats: @unchecked Sendable {
  /// Aligned by hand within a larger block: asking the system for aligned memory again and again
  /// leaves holes that it cannot use for the next request, and a training run would take five
  /// times the memory.
  final class Storage: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>
    let count: Int
    private let block: Block

    init(count: Int) {
      self.count = count
      block = Block(count: count)
      base = block.base
    }

    /// One of several parts of a block.
    fileprivate init(_ block: Block, part: Int, count: Int) {
      self.count = count
      self.block = block
      base = block.base + part * count
    }
  }

  /// Memory that goes when the last storage in it does.
  fileprivate final class Block {
    let base: UnsafeMutablePointer<Float>
    private let start: UnsafeMutableRawPointer

    init(count: Int) {
      guard let start = ck_zeros(Int64(count * MemoryLayout<Float>.stride + 64)) else {
        fatalError("there is no memory for a matrix of \(count) numbers")
      }
      self.start = start
      base = start.alignedUp(toMultipleOf: 64).bindMemory(to: Float.self, capacity: count)
    }

    deinit { free(start) }
  }

  private(set) var storage: Storage

  /// Zeros.
  init(count: Int) {
    storage = Storage(count: count)
  }

  private init(_ storage: Storage) { self.storage = storage }

  /// Several values of as many zeros each; together they may get large pages where none would by
  /// itself.
  static func several(_ number: Int, count: Int) -> [AlignedFloats] {
    let block = Block(count: number * count)
    return (0..<number).map { AlignedFloats(Storage(block, part: $0, count: count)) }
  }

  package var count: Int { storage.count }

  subscript(index: Int) -> Float {
    precondition(index >= 0 && index < storage.count, "index \(index) is out of range")
    return storage.base[index]
  }

  /// The memory for reading, valid while this value is held: kernels get it from matrices that
  /// their callers hold until they return.
  package var base: UnsafePointer<Float> { UnsafePointer(storage.base) }

  /// All of them, valid while this value is held.
  var all: UnsafeBufferPointer<Float> { UnsafeBufferPointer(start: base, count: count) }

  /// The memory for changing it, shared with no other value.
  mutating func ownStorage() -> Storage {
    if !isKnownUniquelyReferenced(&storage) {
      let own = Storage(count: storage.count)
      own.base.initialize(from: storage.base, count: storage.count)
      storage = own
    }
    return storage
  }

  /// Hands the memory to a closure for changing it.
  package mutating func withUnsafeMutableBufferPointer<T>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws -> T
  ) rethrows -> T {
    let storage = ownStorage()
    return try withExtendedLifetime(storage) {
      try body(UnsafeMutableBufferPointer(start: storage.base, count: storage.count))
    }
  }

  /// Takes others of the same number.
  mutating func set(_ values: [Float]) {
    precondition(values.count == count, "\(values.count) numbers for \(count)")
    withUnsafeMutableBufferPointer { _ = $0.update(from: values) }
  }
}
