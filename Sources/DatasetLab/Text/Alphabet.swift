/// The scalars of a data set, numbered so that five of them fit into 64 bits.
///
/// ASCII keeps its numbers; the others are numbered in the order in which they are met. Where a
/// data set has more of them than fit, windows with the late ones are numbered one by one.
struct Alphabet: Sendable {
  /// The width of a letter in a key.
  static let bits: UInt64 = 12

  /// From 128 on; NUL, which would look like nothing at all, is the first.
  private var scalars: [UInt32] = [0]
  private var letterOf: [UInt32: UInt64] = [0: 128]
  private var wide = Vocabulary()

  /// Numbers the scalars of some texts.
  init(_ texts: Vocabulary) {
    for text in texts.indices {
      texts.withBytes(text) { bytes in
        if bytes.allSatisfy({ $0 < 0x80 }) { return }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars
        where scalar.value >= 0x80 && letterOf[scalar.value] == nil {
          letterOf[scalar.value] = UInt64(128 + scalars.count)
          scalars.append(scalar.value)
        }
      }
    }
  }

  /// Whether a letter does not fit.
  static func isWide(_ letter: UInt64) -> Bool { letter >> bits != 0 }

  /// Replaces `letters` by a blank, those of a text and a blank.
  func spell(_ text: UnsafeBufferPointer<UInt8>, into letters: inout [UInt64]) {
    letters.removeAll(keepingCapacity: true)
    letters.append(0x20)
    if text.allSatisfy({ $0 < 0x80 && $0 > 0 }) {
      for byte in text { letters.append(UInt64(byte)) }
    } else {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        letters.append(letterOf[scalar.value] ?? UInt64(scalar.value))
      }
    }
    letters.append(0x20)
  }

  /// A key for letters of which some do not fit: like no other key.
  mutating func enter(wide letters: [UInt64]) -> UInt64 {
    letters.withUnsafeBytes { bytes in
      1 << 63 | UInt64(wide.enter(bytes.assumingMemoryBound(to: UInt8.self)))
    }
  }

  /// The number of letters in a key.
  func length(of key: UInt64) -> Int {
    key >> 63 == 1
      ? wide.withBytes(Int(key & ~(1 << 63))) { $0.count / 8 }
      : (64 - key.leadingZeroBitCount + Int(Self.bits) - 1) / Int(Self.bits)
  }

  /// The text of a key.
  func text(_ key: UInt64) -> String {
    var letters: [UInt64] = []
    if key >> 63 == 1 {
      wide.withBytes(Int(key & ~(1 << 63))) { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        for at in stride(from: 0, to: bytes.count, by: 8) {
          letters.append(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        }
      }
    } else {
      var rest = key
      while rest != 0 {
        letters.insert(rest & (1 << Self.bits - 1), at: 0)
        rest >>= Self.bits
      }
    }
    var text = String.UnicodeScalarView()
    for letter in letters {
      let value = letter < 128 ? UInt32(letter) : scalars[Int(letter) - 128]
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }
}
