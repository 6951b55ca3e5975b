import DatasetLab
import Testing

@Suite("Texts that are nearly the same")
struct NearDuplicatesTests {
  private static let machine = Machine(threads: 2)

  /// Texts of letters, of which every other one is a copy of the one before with some changed.
  private static func texts(_ count: Int) -> [String] {
    var rng = SplitMix64(seed: 11)
    func letter() -> Character { "abcdefghij".randomElement(using: &rng) ?? "a" }
    var texts: [String] = []
    for place in 0..<count {
      if place % 2 == 0 {
        texts.append(String((0..<Int.random(in: 20...90, using: &rng)).map { _ in letter() }))
      } else {
        var copy = Array(texts[place - 1])
        for _ in 0..<Int.random(in: 0...4, using: &rng) {
          copy[Int.random(in: copy.indices, using: &rng)] = letter()
        }
        texts.append(String(copy))
      }
    }
    return texts
  }

  private static func shingles(_ text: String) -> Set<String> {
    let letters = Array(text)
    return Set((0...letters.count - 4).map { String(letters[$0..<$0 + 4]) })
  }

  @Test("what is found is what comparing all pairs finds, with the same similarity")
  func bruteForce() {
    let texts = Self.texts(400)
    let sets = texts.map(Self.shingles)
    var expected: [String: Double] = [:]
    for a in sets.indices {
      for b in a + 1..<max(sets.count, a + 1) {
        let both = sets[a].intersection(sets[b]).count
        let similarity = Double(both) / Double(sets[a].count + sets[b].count - both)
        if similarity >= 0.7 { expected["\(a) \(b)"] = similarity }
      }
    }
    let found = NearDuplicates(
      StringColumn(texts), threshold: 0.7, seed: 5, on: Self.machine)
    #expect(expected.count > 100)
    #expect(found.recall > 0.9998)
    #expect(found.skipped == 0)
    #expect(found.pairs.count == expected.count)
    for pair in found.pairs { #expect(expected["\(pair.a) \(pair.b)"] == pair.similarity) }
  }

  @Test("threads change nothing, and neither does the seed at this recall")
  func determinism() {
    let texts = StringColumn(Self.texts(300))
    let one = NearDuplicates(texts, threshold: 0.7, seed: 5, on: Machine(threads: 1))
    let four = NearDuplicates(texts, threshold: 0.7, seed: 5, on: Machine(threads: 4))
    let other = NearDuplicates(texts, threshold: 0.7, seed: 6, on: Machine(threads: 4))
    #expect(one.pairs == four.pairs)
    #expect(one.pairs == other.pairs)
  }

  @Test("a crowd of like texts is compared with neighbours only, and that is said")
  func crowd() {
    let base = "the same long text again and again with hardly any difference at all"
    let texts = (0..<1000).map { base + String($0) }
    let found = NearDuplicates(StringColumn(texts), threshold: 0.7, seed: 1, on: Self.machine)
    #expect(found.skipped > 0)
    #expect(found.pairs.count < 32 * 1000 * NearDuplicates.most)
    #expect(found.pairs.count > 1000)
  }

  @Test("short texts are left to exact comparison")
  func short() {
    let texts = StringColumn(["abcd", "abcde", "", "abcdefghij"])
    #expect(NearDuplicates(texts, threshold: 0.3, seed: 1, on: Self.machine).pairs.isEmpty)
  }
}
