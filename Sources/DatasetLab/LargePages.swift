import CKernels

/// Memory in pages of 2 MB where the system has them: bringing in 500 small ones instead takes as
/// long as filling them does.
extension Array where Element: BitwiseCopyable {
  /// Creates an array whose memory the closure fills, as `init(unsafeUninitializedCapacity:)` does.
  init(
    onLargePages capacity: Int,
    initializingWith body: (inout UnsafeMutableBufferPointer<Element>, inout Int) -> Void
  ) {
    self.init(unsafeUninitializedCapacity: capacity) { memory, count in
      ck_use_large_pages(memory.baseAddress, Int64(memory.count * MemoryLayout<Element>.stride))
      body(&memory, &count)
    }
  }

  /// Makes room for so many elements.
  mutating func reserveLargePages(_ most: Int) {
    reserveCapacity(most)
    let bytes = Int64(capacity * MemoryLayout<Element>.stride)
    withUnsafeMutableBufferPointer { ck_use_large_pages($0.baseAddress, bytes) }
  }
}
