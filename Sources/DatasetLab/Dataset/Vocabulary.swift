/// Distinct byte strings, numbered in the order in which they were first met.
///
/// An open-addressing table over one contiguous buffer: exact (two strings never share an id) and
/// without an allocation per entry. Expected cost of a look-up: O(length).
public struct Vocabulary: Sendable, RandomAccessCollection {
  private var entries = StringColumn()
  /// Upper half: upper half of the hash, which also chooses the slot; lower half: id + 1; zero:
  /// free.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  /// Creates an empty vocabulary.
  public init() {}

  /// The first id, always 0.
  public var startIndex: Int { 0 }

  /// The number of entries.
  public var endIndex: Int { entries.count }

  /// The entries, in the order of their ids.
  var column: StringColumn { entries }

  /// The size of all entries together, in bytes.
  package var byteCount: Int { entries.byteCount }

  /// The entry with an id.
  public subscript(id: Int) -> String { entries[id] }

  /// The id of a string, or nil where it was never met.
  public func id(of string: String) -> UInt32? {
    var string = string
    return string.withUTF8 { bytes in
      let slot = slots[slot(of: bytes, hash: ByteHash.hash(bytes, seed: 0))]
      return slot == 0 ? nil : UInt32(truncatingIfNeeded: slot) - 1
    }
  }

  /// The id of a string, which is entered where it is new.
  public mutating func enter(_ string: String) -> UInt32 {
    var string = string
    return string.withUTF8 { enter($0) }
  }

  /// The id of a byte string, which is entered where it is new.
  mutating func enter(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = ByteHash.hash(bytes, seed: 0)
    let place = slot(of: bytes, hash: hash)
    if slots[place] != 0 { return UInt32(truncatingIfNeeded: slots[place]) - 1 }
    let id = UInt32(entries.count)
    entries.append(bytes)
    slots[place] = hash & ~0xFFFF_FFFF | UInt64(id + 1)
    if entries.count * 2 > slots.count { grow(to: slots.count * 2) }
    return id
  }

  /// Hands the bytes of an entry to a closure without copying them.
  func withBytes<T>(_ id: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
    try entries.withBytes(id, body)
  }

  /// The slot that holds these bytes, or the free one where they belong.
  private func slot(of bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[place] != 0 {
      if slots[place] >> 32 == hash >> 32 {
        let id = Int(UInt32(truncatingIfNeeded: slots[place]) - 1)
        let same = entries.withBytes(id) { $0.holdsTheSame(as: bytes) }
        if same { return place }
      }
      place = (place + 1) & mask
    }
    return place
  }

  /// Makes room for so many times as many entries of the present mean length.
  mutating func reserve(forTimesAsMuch factor: Double) {
    entries.reserve(forTimesAsMuch: factor)
    var size = slots.count
    while Double(size) < Double(entries.count) * factor * 2 { size *= 2 }
    if size > slots.count { grow(to: size) }
  }

  private mutating func grow(to size: Int) {
    let old = slots
    slots = Array(repeating: 0, count: size)
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      var place = Int(truncatingIfNeeded: entry >> 32) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = entry
    }
  }
}

/// A seeded 64-bit hash of bytes, the same on every machine and in every run.
///
/// Eight bytes a step by multiplication and mixing, closed by the finaliser of SplitMix64 (Steele,
/// Lea and Flood 2014, https://doi.org/10.1145/2660193.2660195).
enum ByteHash {
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    var state = seed &+ UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at + 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: at, as: UInt64.self)
      state = mix(state ^ UInt64(littleEndian: word))
      at += 8
    }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.count {
      rest |= UInt64(bytes[at]) << shift
      shift += 8
      at += 1
    }
    return mix(state ^ rest)
  }

  /// The finaliser of SplitMix64: a bijection of 64-bit words.
  static func mix(_ word: UInt64) -> UInt64 {
    var z = word &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
