import DatasetLab
import Testing

@Suite("Numbers of keys that come often enough")
struct KeyCensusTests {
  private let absent = KeyCensus.absent

  @Test("by hand: keys that come twice, in three parts")
  func worked() {
    let census = KeyCensus([[5, 7], [], [5, 9, 7, 7]], atLeast: 2, on: Machine(threads: 1))
    #expect(census.numbers == [0, 1, 0, absent, 1, 1])
    #expect(census.keys == [5, 7])
    #expect(census.firsts == [0, 1])
    #expect(Array(census.numbers(ofPart: 0)) == [0, 1])
    #expect(census.numbers(ofPart: 1).isEmpty)
    #expect(Array(census.numbers(ofPart: 2)) == [0, absent, 1, 1])
  }

  @Test("a position counts as often as its weight says")
  func weights() {
    let census = KeyCensus([[5, 7, 7]], weights: [2, 1, 1], atLeast: 2, on: Machine(threads: 1))
    #expect(census.numbers == [0, 1, 1])
    let fewer = KeyCensus([[5, 7, 9]], weights: [2, 1, 1], atLeast: 2, on: Machine(threads: 1))
    #expect(fewer.keys == [5])
  }

  @Test("no keys at all have no numbers")
  func empty() {
    for parts in [[], [[]], [[], []]] as [[[UInt64]]] {
      let census = KeyCensus(parts, atLeast: 1, on: Machine(threads: 2))
      #expect(census.numbers.isEmpty && census.keys.isEmpty)
    }
  }

  @Test("neither parts nor threads change a number, with more keys than one partition holds")
  func parts() {
    var rng = SplitMix64(seed: 4)
    let keys = (0..<150_000).map { _ in
      UInt64.random(in: 0..<1 << UInt64.random(in: 1...20, using: &rng), using: &rng)
    }
    var counts: [UInt64: Int] = [:]
    for key in keys { counts[key, default: 0] += 1 }
    var numberOf: [UInt64: UInt32] = [:]
    let expected = keys.map { key in
      if counts[key, default: 0] < 3 { return absent }
      let number = numberOf[key] ?? UInt32(numberOf.count)
      numberOf[key] = number
      return number
    }
    for threads in [1, 3] {
      for cuts in [[], [1], [70_000, 70_001, 140_000]] {
        let ends = cuts + [keys.count]
        let parts = zip([0] + cuts, ends).map { Array(keys[$0..<$1]) }
        let census = KeyCensus(parts, atLeast: 3, on: Machine(threads: threads))
        #expect(census.numbers == expected)
        #expect(census.keys.count == numberOf.count)
        for (number, (key, first)) in zip(census.keys, census.firsts).enumerated() {
          #expect(numberOf[key] == UInt32(number) && keys[Int(first)] == key)
        }
      }
    }
  }
}
