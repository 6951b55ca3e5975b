/// Short signatures of sets, which agree in as large a share of places as the sets do (Jaccard).
///
/// Source: A. Broder, "On the resemblance and containment of documents", 1997,
/// https://doi.org/10.1109/SEQUEN.1997.666900.
struct MinHash: Sendable {
  /// The number of bands into which signatures are cut.
  static let bands = 32
  /// The number of places in a band.
  static let placesOfBand = 4

  /// The places of all signatures, one signature after the other.
  private let places: [UInt32]

  /// Signs sets.
  ///
  /// - Parameters:
  ///   - sets: Shingles of every text.
  ///   - seed: Draws the hash functions.
  ///   - machine: The means; signatures do not depend on them.
  /// - Complexity: O(128 · shingles).
  init(_ sets: Shingles, seed: UInt64, on machine: Machine) {
    var rng = SplitMix64(seed: ByteHash.mix(seed &+ 41))
    let blocks = Self.bands * Self.placesOfBand / 16
    func draw() -> [SIMD16<UInt32>] {
      (0..<blocks).map { _ in
        var lanes = SIMD16<UInt32>()
        for lane in lanes.indices { lanes[lane] = UInt32(truncatingIfNeeded: rng.next()) }
        return lanes
      }
    }
    let one = SIMD16<UInt32>(repeating: 1)
    let factors = draw().map { $0 | one }
    let shifts = draw()
    let parts = machine.mapStretches(of: sets.count) { texts in
      var out: [UInt32] = []
      out.reserveCapacity(texts.count * blocks * 16)
      for text in texts {
        let hashes = sets[text]
        for block in 0..<blocks {
          var least = SIMD16<UInt32>(repeating: .max)
          let (factor, shift) = (factors[block], shifts[block])
          for hash in hashes {
            least = pointwiseMin(least, factor &* SIMD16(repeating: hash) &+ shift)
          }
          for lane in least.indices { out.append(least[lane]) }
        }
      }
      return out
    }
    places = parts.flatMap { $0 }
  }

  /// A number that two texts share where a band of their signatures agrees, and hardly ever else.
  func key(_ text: Int, band: Int) -> UInt64 {
    let start = (text * Self.bands + band) * Self.placesOfBand
    return places[start..<start + Self.placesOfBand].reduce(UInt64(band)) {
      ByteHash.mix($0 ^ UInt64($1))
    }
  }

  /// The probability that texts of a similarity agree in a band at least.
  static func recall(at similarity: Double) -> Double {
    var agrees = 1.0
    for _ in 0..<placesOfBand { agrees *= similarity }
    var misses = 1.0
    for _ in 0..<bands { misses *= 1 - agrees }
    return 1 - misses
  }
}
