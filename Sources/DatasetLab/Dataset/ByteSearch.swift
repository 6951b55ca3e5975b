import Foundation

/// What reading asks of bytes, many of them at a time.
extension UnsafeBufferPointer<UInt8> {
  /// Where a byte is first met from a position on.
  func position(of byte: UInt8, from start: Int = 0) -> Int? {
    guard let base = baseAddress, start < count else { return nil }
    guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// How often a byte stands here.
  func count(of byte: UInt8) -> Int {
    let raw = UnsafeRawBufferPointer(self)
    let sought = SIMD16(repeating: byte)
    var total = 0
    var at = 0
    while at + 16 <= count {
      // A lane holds 255 at most.
      let end = Swift.min(count, at + 16 * 255)
      var found = SIMD16<UInt8>()
      while at + 16 <= end {
        let block = raw.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        found.replace(with: found &+ 1, where: block .== sought)
        at += 16
      }
      for lane in found.indices { total += Int(found[lane]) }
    }
    while at < count {
      if self[at] == byte { total += 1 }
      at += 1
    }
    return total
  }

  /// Where the first byte stands that is not ASCII, from a position on; else the end.
  func endOfASCII(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(self)
    var at = start
    while at + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      at += 8
    }
    while at < count && self[at] < 0x80 { at += 1 }
    return at
  }

  /// Whether the bytes are those of another buffer.
  func holdsTheSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count, let mine = baseAddress, let its = other.baseAddress else {
      return count == other.count
    }
    return memcmp(mine, its, count) == 0
  }

  /// The line without the CR that belongs to its end.
  var withoutReturn: UnsafeBufferPointer<UInt8> {
    last == 0x0D ? UnsafeBufferPointer(rebasing: dropLast()) : self
  }

  /// The text between blanks and control characters at both ends.
  var trimmed: UnsafeBufferPointer<UInt8> {
    guard let first = firstIndex(where: { $0 > 0x20 }), let last = lastIndex(where: { $0 > 0x20 })
    else { return UnsafeBufferPointer(rebasing: self[..<0]) }
    return UnsafeBufferPointer(rebasing: self[first...last])
  }
}
