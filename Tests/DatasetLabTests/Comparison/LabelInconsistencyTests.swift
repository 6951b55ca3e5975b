import DatasetLab
import Testing

@Suite("Texts that data sets label differently")
struct LabelInconsistencyTests {
  @Test("each kind of likeness is named, the most alike first, with the words that differ")
  func kinds() throws {
    let (result, _) = try ComparedData.inconsistency(
      [
        ("What a silly goose you are today", "rude"),
        ("I think this is a splendid hat indeed 😂", "rude"),
        ("@somebody nobody asked you about the weather", "rude"),
        ("the quick brown fox jumps over the lazy dog again", "rude"),
        ("this one has no like anywhere else", "fine"),
      ],
      [
        ("WHAT A S1LLY GOO$E YOU ARE TODAY!", "fine"),
        ("I think this is a splendid hat indeed 😡", "fine"),
        ("@anybody nobody asked you about the weather", "fine"),
        ("the quick brown fox jumps over the lazy cat again", "fine"),
        ("this one is altogether other", "rude"),
      ])
    #expect(result.pairs.map(\.likeness) == [.same, .emoji, .address, .near])
    #expect(result.pairs.map(\.differsByEmojiAlone) == [false, true, false, false])
    #expect(result.pairs[1].onlyA == ["😂"] && result.pairs[1].onlyB == ["😡"])
    #expect(result.pairs[3].onlyA == ["dog"] && result.pairs[3].onlyB == ["cat"])
    #expect(result.pairs[3].similarity < 1 && result.pairs[3].similarity >= 0.7)
    #expect(result.pairs.map(\.a) == [0, 1, 2, 3])
    #expect(result.pairs.map(\.b) == [5, 6, 7, 8])
  }

  @Test("a word in disguise is found though it looks like a mention, in short texts too")
  func mention() throws {
    let (result, _) = try ComparedData.inconsistency(
      [("absolutely not", "rude"), ("fine", "fine")], [("@bsolutely n0t", "fine"), ("x", "rude")])
    #expect(result.pairs.map(\.likeness) == [.same])
  }

  @Test("other rows that say the same are marked where their emoji differ from the pair's row")
  func others() throws {
    let (result, data) = try ComparedData.inconsistency(
      [
        ("what a silly goose 😂", "rude"), ("WHAT a silly goose", "rude"),
        ("what a s1lly goose!", "rude"), ("what a silly goose 😡", "rude"), ("fine", "fine"),
      ], [("what a silly goose", "fine"), ("x", "rude")])
    let pair = try #require(result.pairs.first)
    #expect(pair.likeness == .same && pair.a == 1 && pair.b == 5 && pair.rowsA == 4)
    #expect(pair.othersA == [2] && pair.otherEmojiA == [0, 3])
    #expect(pair.othersB.isEmpty && pair.otherEmojiB.isEmpty)
    for pair in result.pairs {
      let emoji = data.identities.emoji
      for other in pair.othersA { #expect(emoji[other] == emoji[pair.a]) }
    }
  }

  @Test("equal labels are no inconsistency, and copies of a row make no further pair")
  func copies() throws {
    let text = "What a silly goose you are today"
    let (result, _) = try ComparedData.inconsistency(
      [(text, "rude"), (text.uppercased(), "rude"), ("other words entirely", "fine")],
      [(text, "rude"), (text, "fine"), (text + "!", "fine")])
    let between = try #require(result.counts.first { $0.a == 0 && $0.b == 1 })
    #expect(between.alike == 2 && between.inconsistent == 1)
    let within = try #require(result.counts.first { $0.a == 1 && $0.b == 1 })
    #expect(within.inconsistent == 1)
    let pair = try #require(result.pairs.first)
    #expect(result.pairs.count == 2)
    #expect(pair.rowsA == 2 && pair.rowsB == 2)
    #expect(pair.othersA == [1] && pair.othersB == [5])
  }

  @Test("texts of emoji alone are no pair unless they are the same")
  func emojiAlone() throws {
    let (result, _) = try ComparedData.inconsistency(
      [("😂", "rude"), ("words", "fine")], [("😡", "fine"), ("others", "rude")])
    #expect(result.pairs.isEmpty)
  }

  @Test("in samples of one size a data set that is larger has no more pairs for that")
  func samples() throws {
    let pairs = (0..<200).map { "number \($0 * 7919) of a row of rather different texts \($0)" }
    let small = pairs.prefix(40).map { ($0, "rude") } + [("a quiet word", "fine")]
    let large = pairs.map { ($0, "fine") } + [("another quiet word", "rude")]
    let (result, _) = try ComparedData.inconsistency(small, large)
    let count = try #require(result.counts.first { $0.a == 0 && $0.b == 1 })
    #expect(count.sampleRows == 41)
    #expect(count.sampled < Double(count.inconsistent))
    #expect(count.sampledLow <= count.sampled && count.sampled <= count.sampledHigh)
  }

  @Test("copies and their conflicts are counted by data set")
  func duplicates() throws {
    let (_, data) = try ComparedData.inconsistency(
      [
        ("Good morning", "rude"), ("good m0rning!", "fine"), ("good morning 😂", "fine"),
        ("goodbye", "fine"), ("goodbye", "fine"),
      ], [("nothing", "rude"), ("something", "fine")])
    let own = Duplicates(data.identities, rows: data.rows(of: 0), given: data.given)
    #expect(own.rows == 5 && own.groups == 2 && own.redundant == 2)
    #expect(own.conflicting == 1 && own.conflictingRows == 2)
    #expect(own.emojiVariants == 1)
  }

  @Test("data sets with other labels are refused, by name")
  func labels() {
    #expect(throws: ComparisonError.self) {
      try ComparedData.inconsistency([("a", "x"), ("b", "y")], [("a", "1"), ("b", "0")])
    }
  }
}
