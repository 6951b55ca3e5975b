import DatasetLab
import Foundation
import Testing

@Suite("Lexicons")
struct LexiconTests {
  private func shown(
    _ view: InputView, of texts: [String], lexicon: [String]
  ) throws -> [String] {
    try ShownTexts(texts, lexicon: Lexicon(name: "words.txt", lines: lexicon)).rows(of: view)
  }

  @Test("whole words are found whatever their case, and not inside others")
  func words() throws {
    let texts = ["A RED hat, a scared cat", "infrared; Red!"]
    #expect(try shown(.lexicon, of: texts, lexicon: ["red", "Cat"]) == ["red cat", "red"])
    #expect(
      try shown(.withoutLexicon, of: texts, lexicon: ["red", "Cat"])
        == ["a hat, a scared", "infrared; !"])
  }

  @Test("a * stands for any rest of the last word")
  func prefixes() throws {
    let texts = ["gardens and gardeners garden", "a kitchen gardening book"]
    #expect(
      try shown(.lexicon, of: texts, lexicon: ["garden*"])
        == ["gardens gardeners garden", "gardening"])
    #expect(
      try shown(.lexicon, of: texts, lexicon: ["kitchen gard*"]) == ["", "kitchen gardening"])
  }

  @Test("phrases are found as neighbouring words, also where they overlap")
  func phrases() throws {
    let texts = ["ice cream van", "cream ice", "Ice-cream", "ice, cream and van"]
    let lexicon = ["ice cream", "cream van"]
    #expect(
      try shown(.lexicon, of: texts, lexicon: lexicon)
        == ["ice cream van", "", "ice cream", "ice cream"])
    #expect(
      try shown(.withoutLexicon, of: texts, lexicon: lexicon)
        == ["", "cream ice", "-", ", and van"])
  }

  @Test("entries are normalised as texts are, and repeats count once")
  func normalised() throws {
    let lexicon = try Lexicon(name: "w", lines: ["CAFÉ", "cafe\u{301}", "", "  ", "ﬁsh "])
    #expect(lexicon.count == 2)
    #expect(
      ShownTexts(["café &amp; FISH"], lexicon: lexicon).rows(of: .lexicon) == ["café fish"])
  }

  @Test(
    "a line that cannot be an entry is an error with its place",
    arguments: [
      ("one\n\n!!!\n", "words.txt:3: there is no word in '!!!'"),
      ("one\nt*o\n", "words.txt:2: 't*o' has a * before its end; only the last word"),
      ("\n \n", "words.txt:1: there is no word in it"), ("", "words.txt:1: there is no word in it"),
      ("*\n", "words.txt:1: there is no word in ''"),
    ])
  func errors(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("words.txt", text)
    #expect { try Lexicon(path: path) } throws: { "\($0)".hasPrefix(message) }
  }

  @Test("the last line counts without a line end, and those of Windows are read")
  func lineEnds() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("words.txt", "\u{FEFF}one\r\ntwo three\r\nfour")
    #expect(try Lexicon(path: path).count == 3)
  }
}

/// What views show of some texts, as strings.
struct ShownTexts {
  private let texts: ViewTexts

  init(
    _ texts: [String], lexicon: Lexicon? = nil, general: GeneralWords? = nil,
    columns: [String: [String]] = [:]
  ) {
    let machine = Machine(threads: 1)
    let column = StringColumn(texts)
    self.texts = ViewTexts(
      column, full: TokenizedTexts(column, seed: 0, on: machine),
      columns: columns.mapValues { StringColumn($0) }, lexicon: lexicon, general: general,
      on: machine)
  }

  var lexiconRows: Double { texts.lexiconRows }

  func rows(of view: InputView) -> [String] {
    let chunks = texts.texts(of: view).chunks
    return (0..<chunks.count).map { row in
      chunks.tokens(of: row).map { chunks.vocabulary[Int($0)] }.joined(separator: " ")
    }
  }
}
