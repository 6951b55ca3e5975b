import DatasetLab
import Testing

@Suite("Input views")
struct InputViewTests {
  private let texts = ["One two, THREE! 🙂", "", "a-b c'd #e", "five"]

  @Test("halves share the chunks out, the middle one to the first half")
  func halves() {
    let shown = ShownTexts(texts)
    #expect(shown.rows(of: .firstHalf) == ["one two,", "", "a-b c'd", "five"])
    #expect(shown.rows(of: .secondHalf) == ["three! 🙂", "", "#e", ""])
  }

  @Test("shuffled rows have the same chunks, and equal texts the same order")
  func shuffled() {
    let long = (0..<30).map { "w\($0)" }.joined(separator: " ")
    let rows = ShownTexts([long, "x y", long]).rows(of: .shuffled)
    #expect(rows[0] == rows[2] && rows[0] != long)
    #expect(rows[0].split(separator: " ").sorted() == long.split(separator: " ").sorted())
  }

  @Test("punctuation is what is left without letters and digits; emoji stay")
  func punctuation() {
    #expect(ShownTexts(texts).rows(of: .punctuation) == [", ! 🙂", "", "- #", ""])
    #expect(ShownTexts(["start.art 👍🏽👍🏽 don't?!"]).rows(of: .punctuation) == [". 👍🏽👍🏽 ?!"])
  }

  @Test("lengths are counts up to seven, then four levels for each doubling")
  func length() {
    let rows = ShownTexts(["", "abc d", "abcdefgh", "abcdefghi", String(repeating: "x", count: 20)])
      .rows(of: .length)
    #expect(
      rows == [
        "words0 characters0", "words2 characters4", "words1 characters8", "words1 characters8",
        "words1 characters13",
      ])
  }

  @Test("patterns see the text as it is in the data")
  func patterns() throws {
    let caps = try #require(TextPattern(name: "caps", expression: "[A-Z]{2,}"))
    let shown = ShownTexts(["say NO to THIS", "quiet", "NOon"])
    #expect(shown.rows(of: .keep(caps)) == ["no this", "", "no"])
    #expect(shown.rows(of: .mask(caps)) == ["say to", "quiet", "on"])
    let empty = try #require(TextPattern(name: "any", expression: "x*"))
    #expect(ShownTexts(["ab"]).rows(of: .mask(empty)) == ["a b"])
    #expect(TextPattern(name: "bad", expression: "(") == nil)
  }

  @Test("a word cut out leaves its neighbours, also inside a chunk that has it twice")
  func cutting() throws {
    let lexicon = try Lexicon(name: "w", lines: ["art", "👍🏽"])
    let shown = ShownTexts(["start.art,starter art-art", "ok👍🏽ok", "clean"], lexicon: lexicon)
    #expect(shown.rows(of: .withoutLexicon) == ["start. ,starter -", "ok ok", "clean"])
    #expect(shown.rows(of: .lexicon) == ["art art art", "👍🏽", ""])
    #expect(abs(shown.lexiconRows - 2 / 3) < 1e-12)
  }

  @Test("a column is shown as one token for each distinct value")
  func columns() {
    let shown = ShownTexts(["a", "b", "c"], columns: ["source": ["x y", "z", "x y"]])
    #expect(shown.rows(of: .column("source")) == ["value0", "value1", "value0"])
  }

  @Test("what is kept and what is cut out have all words between them")
  func complement() throws {
    let lexicon = try Lexicon(name: "w", lines: ["w1*", "w2 w3"])
    var rng = SplitMix64(seed: 5)
    let rows = (0..<200).map { _ in
      (0..<Int(rng.next() % 12)).map { _ in "w\(rng.next() % 20)" }.joined(separator: " ")
    }
    let shown = ShownTexts(rows, lexicon: lexicon)
    let parts = zip(shown.rows(of: .lexicon), shown.rows(of: .withoutLexicon))
    for (row, part) in zip(rows, parts) {
      let joined = part.0.split(separator: " ") + part.1.split(separator: " ")
      #expect(joined.sorted() == row.split(separator: " ").sorted())
    }
  }
}
