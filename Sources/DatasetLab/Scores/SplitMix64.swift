/// The one source of random numbers: seeded, the same on every machine, good enough for sampling.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// https://doi.org/10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator.
  ///
  /// - Parameter seed: Equal seeds give equal sequences.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    defer { state &+= Self.step }
    return ByteHash.mix(state)
  }

  /// Leaves out numbers at no cost, so that threads can draw parts of one sequence.
  mutating func skip(_ numbers: Int) { state &+= Self.step &* UInt64(numbers) }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
}
