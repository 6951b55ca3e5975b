/// The best few of many rows, in a heap that has the worst of them on top.
struct BestRows {
  private let limit: Int
  /// Score and row in one integer, which is the smaller the better the row is.
  private var keys: [UInt64] = []

  /// Keeps the best `limit` rows.
  init(_ limit: Int) { self.limit = limit }

  /// Takes a row if it is among the best so far; equal scores go by row, lowest first.
  mutating func offer(_ row: UInt32, score: Float) {
    let key = UInt64(~Self.ascending(score)) << 32 | UInt64(row)
    if keys.count < limit {
      keys.append(key)
      rise(from: keys.count - 1)
    } else if let worst = keys.first, key < worst {
      keys[0] = key
      sink()
    }
  }

  /// The least score kept once there is no room for more, before that less than any.
  var bar: Float {
    guard keys.count == limit, let worst = keys.first else { return -.infinity }
    return Self.score(~UInt32(worst >> 32))
  }

  /// The rows kept, best first.
  func ranking() -> Ranking {
    let sorted = keys.sorted()
    return Ranking(
      rows: sorted.map { UInt32(truncatingIfNeeded: $0) },
      scores: sorted.map { Double(Self.score(~UInt32($0 >> 32))) })
  }

  /// Bits that order as the scores do; the two zeros are one.
  private static func ascending(_ score: Float) -> UInt32 {
    let bits = (score + 0).bitPattern
    return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
  }

  private static func score(_ bits: UInt32) -> Float {
    Float(bitPattern: bits >> 31 == 1 ? bits & ~(1 << 31) : ~bits)
  }

  private mutating func rise(from leaf: Int) {
    var at = leaf
    while at > 0, keys[(at - 1) / 2] < keys[at] {
      keys.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  private mutating func sink() {
    let key = keys[0]
    var at = 0
    while 2 * at + 1 < keys.count {
      var child = 2 * at + 1
      if child + 1 < keys.count && keys[child + 1] > keys[child] { child += 1 }
      if keys[child] < key { break }
      keys[at] = keys[child]
      at = child
    }
    keys[at] = key
  }
}
