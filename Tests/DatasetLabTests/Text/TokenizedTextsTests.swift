import DatasetLab
import Testing

@Suite("Tokenised texts")
struct TokenizedTextsTests {
  private func tokenized(_ texts: [String], seed: UInt64 = 0) -> TokenizedTexts {
    TokenizedTexts(StringColumn(texts), seed: seed)
  }

  private func tokens(_ corpus: Corpus, _ row: Int) -> [String] {
    corpus.tokens(of: row).map { corpus.vocabulary[Int($0)] }
  }

  @Test("chunks keep their punctuation, words lose it, both in reading order")
  func worked() {
    let texts = tokenized(["Well, DON'T  go!", "", " 👍🏽 go…"])
    #expect(tokens(texts.chunks, 0) == ["well,", "don't", "go!"])
    #expect(tokens(texts.words, 0) == ["well", "don't", "go"])
    #expect(tokens(texts.chunks, 1) == [])
    #expect(tokens(texts.words, 1) == [])
    #expect(tokens(texts.chunks, 2) == ["👍🏽", "go..."])
    #expect(tokens(texts.words, 2) == ["👍🏽", "go"])
    #expect(texts.words.id(of: "go") == 2)
    #expect(texts.words.id(of: "gone") == nil)
  }

  @Test("every white-space character of Unicode parts chunks")
  func whiteSpace() {
    let blanks = (0...0x3000).compactMap { Unicode.Scalar($0) }.filter(\.properties.isWhitespace)
    #expect(blanks.count == 25)
    let texts = tokenized(blanks.map { "a\($0)b" } + ["\u{3000}a\u{2003}\u{85}b\r\n"])
    for row in 0..<texts.chunks.count { #expect(tokens(texts.chunks, row) == ["a", "b"]) }
  }

  @Test("signs whose last bytes look like blanks part nothing")
  func noWhiteSpace() {
    let texts = tokenized(["à", "ⅅ", "\u{200B}x", "\u{2060}x", "ẅ", "、"])
    for row in 0..<texts.chunks.count { #expect(texts.chunks.tokens(of: row).count == 1) }
  }

  @Test("texts that differ in case, entities, composition or blanks only have equal hashes")
  func equalTexts() {
    let texts = tokenized([
      "Café & Geese", "CAFE\u{301} &amp; geese", "  café\t&\n\u{3000}geese ", "cafe & geese",
    ])
    #expect(texts.hashes[0] == texts.hashes[1])
    #expect(texts.hashes[0] == texts.hashes[2])
    #expect(texts.hashes[0] != texts.hashes[3])
  }

  @Test("different texts have different hashes, also when they join to the same letters")
  func differentTexts() {
    var texts = ["", "a b", "ab", "b a", "a  b c", "ab c", "a bc", "abc"]
    for number in 0..<20_000 { texts.append("text \(number)") }
    #expect(Set(tokenized(texts).hashes).count == texts.count)
  }

  @Test("another seed hashes otherwise, the same seed alike")
  func seeds() {
    let texts = ["", "one", "two words"]
    #expect(tokenized(texts, seed: 7).hashes == tokenized(texts, seed: 7).hashes)
    let pairs = zip(tokenized(texts, seed: 7).hashes, tokenized(texts, seed: 8).hashes)
    for (a, b) in pairs { #expect(a != b) }
  }

  @Test("a corpus built by hand numbers tokens in the order in which they come")
  func corpus() {
    let corpus = Corpus([["b", "a", "b"], [], ["a", "c"]])
    #expect(corpus.count == 3)
    #expect(corpus.tokenCount == 5)
    #expect(Array(corpus.tokens(of: 0)) == [0, 1, 0])
    #expect(Array(corpus.tokens(of: 1)) == [])
    #expect(Array(corpus.tokens(of: 2)) == [1, 2])
    #expect(Array(corpus.vocabulary) == ["b", "a", "c"])
  }
}
