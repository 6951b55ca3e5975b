/// The sets of shingles of many texts: hashes of all stretches of four letters, each once.
///
/// Two stretches share a hash with probability 2^-32, which is neglected.
struct Shingles: Sendable {
  /// The number of letters in a shingle.
  static let letters = 4

  /// Ascending hashes by text.
  private let lists: SparseLists

  /// Takes the shingles of texts.
  ///
  /// - Parameters:
  ///   - texts: The letters of each text, as `TextIdentity.words` has them.
  ///   - machine: The means.
  init(_ texts: StringColumn, on machine: Machine) {
    let parts = machine.mapStretches(of: texts.count) { rows in
      var part = SparseLists.Part()
      for row in rows {
        texts.withBytes(row) { part.indices += Self.hashes($0) }
        part.endList()
      }
      return part
    }
    lists = SparseLists(columns: 1 << 32, joining: parts)
  }

  var count: Int { lists.rows }

  func size(_ text: Int) -> Int { lists.entries(of: text).count }

  /// The ascending hashes of a text.
  subscript(text: Int) -> ArraySlice<UInt32> { lists.indices[lists.entries(of: text)] }

  /// The share of all shingles of two texts that both have (Jaccard), or nil where it is below a
  /// threshold.
  func similarity(_ a: Int, _ b: Int, atLeast threshold: Double) -> Double? {
    let (x, y) = (lists.entries(of: a), lists.entries(of: b))
    if Double(min(x.count, y.count)) < threshold * Double(max(x.count, y.count)) { return nil }
    let shared = lists.indices.withUnsafeBufferPointer { all in
      var (i, j, shared) = (x.lowerBound, y.lowerBound, 0)
      while i < x.upperBound && j < y.upperBound {
        let (own, other) = (all[i], all[j])
        shared += own == other ? 1 : 0
        i += own <= other ? 1 : 0
        j += other <= own ? 1 : 0
      }
      return shared
    }
    let similarity = Double(shared) / Double(max(1, x.count + y.count - shared))
    return similarity >= threshold ? similarity : nil
  }

  private static func hashes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    let starts = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
    if starts.count <= letters { return text.isEmpty ? [] : [hash(text)] }
    var hashes = (0..<starts.count - letters).map { at in
      hash(UnsafeBufferPointer(rebasing: text[starts[at]..<starts[at + letters]]))
    }
    hashes.sort()
    var distinct: [UInt32] = []
    distinct.reserveCapacity(hashes.count)
    for hash in hashes where hash != distinct.last { distinct.append(hash) }
    return distinct
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteHash.hash(bytes, seed: 0) >> 16)
  }
}
