/// Distinct pairs of ids, numbered in the order in which they were first met.
struct PairTable: Sendable {
  private var keys: [UInt64] = []
  /// id + 1 of each slot; zero: free.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  /// The number of distinct pairs.
  var count: Int { keys.count }

  /// The pair with an id.
  subscript(id: Int) -> (UInt32, UInt32) {
    (UInt32(keys[id] >> 32), UInt32(truncatingIfNeeded: keys[id]))
  }

  /// The id of a pair, or nil where it was never met.
  func id(_ a: UInt32, _ b: UInt32) -> Int? {
    let found = slots[slot(of: UInt64(a) << 32 | UInt64(b))]
    return found == 0 ? nil : Int(found) - 1
  }

  /// The id of a pair, which is entered where it is new.
  mutating func enter(_ a: UInt32, _ b: UInt32) -> Int {
    let key = UInt64(a) << 32 | UInt64(b)
    let place = slot(of: key)
    if slots[place] != 0 { return Int(slots[place]) - 1 }
    keys.append(key)
    slots[place] = UInt32(keys.count)
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: ByteHash.mix(key)) & mask
    while slots[place] != 0 && keys[Int(slots[place]) - 1] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (id, key) in keys.enumerated() { slots[slot(of: key)] = UInt32(id + 1) }
  }
}
