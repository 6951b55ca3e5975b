import DatasetLab
import Testing

@Suite("SplitMix64")
struct SplitMix64Tests {
  @Test("the sequence is the one that the published algorithm gives")
  func sequence() {
    var rng = SplitMix64(seed: 1_234_567)
    let drawn = (0..<5).map { _ in rng.next() }
    #expect(
      drawn == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("equal seeds give equal sequences, others others")
  func seeds() {
    var a = SplitMix64(seed: 9)
    var b = SplitMix64(seed: 9)
    var c = SplitMix64(seed: 10)
    for _ in 0..<100 {
      let next = a.next()
      #expect(next == b.next())
      #expect(next != c.next())
    }
  }
}
