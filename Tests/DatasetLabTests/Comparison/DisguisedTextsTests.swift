import DatasetLab
import Testing

@Suite("Texts in disguise that data sets label differently")
struct DisguisedTextsTests {
  @Test("texts that are the same only if digits are letters are found, and said to be so")
  func loose() throws {
    let (result, _) = try ComparedData.inconsistency(
      [
        ("no more on the hill", "rude"), ("they tax me a lot", "rude"), ("two bits", "rude"),
        ("100 eggs", "rude"), ("fine", "fine"),
      ],
      [
        ("no more 0000on the hill", "fine"), ("they 74xx m3 44a lot", "fine"),
        ("two 8!75", "fine"), ("1000 eggs", "fine"), ("x", "rude"),
      ])
    #expect(result.pairs.map { [$0.a, $0.b] } == [[0, 5], [1, 6], [2, 7], [3, 8]])
    #expect(result.pairs.allSatisfy { $0.likeness == .loose && $0.similarity == 1 })
  }

  @Test("all pairs of rows with one text are found, whatever other rows they share it with")
  func groups() throws {
    let (result, _) = try ComparedData.inconsistency(
      [("an @rrogant one", "rude"), ("an arrogant one", "fine"), ("an 4rrogant one", "rude")],
      [("an @rrogant one", "fine"), ("x", "rude")])
    #expect(Set(result.pairs.map { [$0.a, $0.b] }) == [[0, 1], [0, 3], [1, 2], [2, 3]])
  }

  @Test("every disguise of every text is found, short ones too, in whatever mixture")
  func disguises() throws {
    let words = ["no", "a", "turnip", "been", "boots", "is", "that", "don't", "I", "lily", "all"]
    let leet: [Character: [String]] = [
      "a": ["4", "@"], "e": ["3"], "i": ["1", "!"], "o": ["0"], "s": ["5", "$"], "t": ["7"],
      "l": ["1"], "b": ["8"],
    ]
    var rng = SplitMix64(seed: 4)
    let plain = (0..<400).map { row in
      let count = Int.random(in: 2...6, using: &rng)
      return "row \(row) "
        + (0..<count).map { _ in words.randomElement(using: &rng) ?? "" }
        .joined(separator: " ")
    }
    let disguised = plain.map { text in
      let head = text.split(separator: " ").prefix(2).joined(separator: " ")
      let rest = text.split(separator: " ").dropFirst(2).map { word -> String in
        let letters = Array(word)
        let changed = letters.enumerated().flatMap { place, letter -> [String] in
          let isInside = place > 0 && place + 1 < letters.count
          let signs = (leet[letter] ?? []).filter { $0 != "!" || isInside } + [String(letter)]
          let repeats = "aeiou".contains(letter) ? Int.random(in: 1...3, using: &rng) : 1
          return (0..<repeats).map { _ in signs.randomElement(using: &rng) ?? "" }
        }
        let isSpaced = Bool.random(using: &rng) && !changed.contains("!")
        return changed.joined(separator: isSpaced ? "-" : "")
      }
      return ([head] + rest).joined(separator: " ")
    }
    let (result, _) = try ComparedData.inconsistency(
      plain.map { ($0, "rude") } + [("fine", "fine")],
      disguised.map { ($0, "fine") } + [("x", "rude")])
    let pairs = Set(result.pairs.filter { $0.similarity == 1 }.map { [$0.a, $0.b] })
    for row in plain.indices { #expect(pairs.contains([row, 401 + row]), "\(disguised[row])") }
  }

  @Test("texts without words are compared by all that they have")
  func wordless() throws {
    let (result, _) = try ComparedData.inconsistency(
      [
        ("@somebody @another 😂", "rude"), ("@somebody ... 😡", "rude"), ("!!!", "rude"),
        ("😂😂", "rude"), ("words", "fine"),
      ],
      [
        ("@SOMEBODY @another &#128514;", "fine"), ("@somebody", "fine"), ("!!!", "fine"),
        ("😂 😂", "fine"), ("???", "fine"), ("others", "rude"),
      ])
    let kinds = result.pairs.map { [$0.a, $0.b, $0.likeness == .emoji ? 1 : 0] }
    #expect(kinds == [[0, 5, 0], [2, 7, 0], [3, 8, 0], [1, 6, 1]])
  }
}
