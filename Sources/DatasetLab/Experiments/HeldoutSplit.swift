/// Rows to train on and rows held out, drawn by a seeded hash of their texts: equal texts stay
/// together, and rows that are appended move no one.
struct HeldoutSplit: Sendable {
  /// The rows to train on, ascending.
  let base: [Int]
  /// The others, ascending.
  let heldout: [Int]

  /// Splits rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, ascending.
  ///   - hashes: A hash of every row's normalised text.
  ///   - seed: Makes another split.
  ///   - share: About which share is held out, below 1.
  init(_ rows: Range<Int>, hashes: [UInt64], seed: UInt64, share: Double) {
    let limit = UInt64(share * 0x1p64)
    let isHeldOut = rows.map { ByteHash.mix(hashes[$0] ^ ByteHash.mix(seed &+ 77)) < limit }
    base = zip(rows, isHeldOut).filter { !$0.1 }.map(\.0)
    heldout = zip(rows, isHeldOut).filter(\.1).map(\.0)
  }

  /// Takes the rows of a held-out file, and to train on all rows whose text is not among them.
  init(_ data: AugmentationData) {
    let known = Set(data.heldoutRows.map { data.hashes[$0] })
    base = data.trainRows.filter { !known.contains(data.hashes[$0]) }
    heldout = Array(data.heldoutRows)
  }
}
