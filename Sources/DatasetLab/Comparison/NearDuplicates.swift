/// Texts that are nearly the same: their sets of four-letter shingles overlap (Jaccard) by at
/// least a threshold.
///
/// Candidates agree in one of 32 bands of four places of their MinHash signatures; each is then
/// verified by its true similarity, so that no pair is reported wrongly, and one of similarity s
/// is found with probability 1 - (1 - s^4)^32: 0.9998 at 0.7, 0.99999 at 0.8. Of a bucket with
/// more texts than `most`, each is compared with the next `most` only, by size; `skipped` says how
/// many pairs that left out.
/// Source: P. Indyk, R. Motwani, "Approximate nearest neighbors", STOC 1998,
/// https://doi.org/10.1145/276698.276876.
public struct NearDuplicates: Sendable {
  /// Two texts.
  public struct Pair: Sendable, Hashable {
    /// The first text.
    public let a: Int
    /// The second text, greater than the first.
    public let b: Int
    /// The share of their shingles that both have, up to 1.
    public let similarity: Double
  }

  /// Pairs of different texts, ascending.
  public let pairs: [Pair]
  /// Pairs that share a bucket but were not compared there, because it was too large; another
  /// bucket may have had them.
  public let skipped: Int
  /// The least similarity that counts.
  public let threshold: Double

  /// The probability with which a pair at the threshold was found.
  public var recall: Double { MinHash.recall(at: threshold) }

  /// Texts with fewer shingles have no near duplicates.
  public static let leastShingles = 8
  /// The most texts of a bucket that one is compared with.
  public static let most = 200

  /// Looks for pairs.
  ///
  /// - Parameters:
  ///   - texts: Different texts as `TextIdentity.words` has them.
  ///   - threshold: The least similarity, above 0.
  ///   - seed: Draws the hash functions.
  ///   - machine: The means; the pairs do not depend on them.
  /// - Complexity: O(letters + candidates), at most 32 · `most` candidates a text.
  public init(_ texts: StringColumn, threshold: Double, seed: UInt64, on machine: Machine) {
    let sets = Shingles(texts, on: machine)
    let signatures = MinHash(sets, seed: seed, on: machine)
    let long = (0..<sets.count).filter { sets.size($0) >= Self.leastShingles }
    var found = [(pairs: [Pair], skipped: Int)](repeating: ([], 0), count: MinHash.bands)
    found.withUnsafeMutableBufferPointer { found in
      machine.forEachBlock(of: MinHash.bands, size: 1) { band, _ in
        found[band] = Self.pairs(
          long, inBand: band, of: signatures, sets: sets, threshold: threshold)
      }
    }
    let all = found.flatMap(\.pairs).sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    pairs = all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
    skipped = found.reduce(0) { $0 + $1.skipped }
    self.threshold = threshold
  }

  /// The pairs that agree in a band.
  private static func pairs(
    _ texts: [Int], inBand band: Int, of signatures: MinHash, sets: Shingles, threshold: Double
  ) -> (pairs: [Pair], skipped: Int) {
    let keyed = texts.map { (key: signatures.key($0, band: band), size: sets.size($0), text: $0) }
      .sorted { ($0.key, $0.size, $0.text) < ($1.key, $1.size, $1.text) }
    var pairs: [Pair] = []
    var skipped = 0
    var start = 0
    while start < keyed.count {
      let end = keyed[start...].firstIndex { $0.key != keyed[start].key } ?? keyed.count
      for first in start..<end {
        let last = min(end, first + 1 + most)
        skipped += end - last
        for second in first + 1..<max(last, first + 1) {
          let (x, y) = (keyed[first].text, keyed[second].text)
          if let similarity = sets.similarity(x, y, atLeast: threshold) {
            pairs.append(Pair(a: min(x, y), b: max(x, y), similarity: similarity))
          }
        }
      }
      start = end
    }
    return (pairs, skipped)
  }
}
