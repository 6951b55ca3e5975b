import DatasetLab
import Testing

@Suite("Words of a chunk")
struct TokenizerTests {
  @Test("punctuation ends a word and is no word")
  func punctuation() {
    #expect(Tokenizer.words(of: "(well,done!)") == ["well", "done"])
    #expect(Tokenizer.words(of: "...") == [])
    #expect(Tokenizer.words(of: "") == [])
  }

  @Test("an apostrophe joins letters and is dropped at a word's ends")
  func apostrophes() {
    #expect(Tokenizer.words(of: "don't") == ["don't"])
    #expect(Tokenizer.words(of: "rock'n'roll") == ["rock'n'roll"])
    #expect(Tokenizer.words(of: "'tis") == ["tis"])
    #expect(Tokenizer.words(of: "dogs'") == ["dogs"])
    #expect(Tokenizer.words(of: "don''t") == ["don", "t"])
    #expect(Tokenizer.words(of: "don’t") == ["don’t"])
  }

  @Test("digits and low lines belong to words")
  func digits() {
    #expect(Tokenizer.words(of: "mp3_player") == ["mp3_player"])
    #expect(Tokenizer.words(of: "12:30") == ["12", "30"])
  }

  @Test("hashtags and mentions are the words they are made of")
  func hashtags() {
    #expect(Tokenizer.words(of: "#goose") == ["goose"])
    #expect(Tokenizer.words(of: "@some_one:") == ["some_one"])
    #expect(Tokenizer.words(of: "https://example.org/a") == ["https", "example", "org", "a"])
  }

  @Test(
    "an emoji is one word with its modifiers, joiners and selectors",
    arguments: [
      "😂", "👍🏽", "❤\u{FE0F}", "👩\u{200D}👩\u{200D}👧", "👩🏽\u{200D}🚒",
      "🏳\u{FE0F}\u{200D}🌈", "🇩🇪", "1\u{FE0F}\u{20E3}",
      "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    ])
  func emoji(word: String) {
    #expect(Tokenizer.words(of: word) == [word])
  }

  @Test("emoji stand apart from one another and from letters")
  func neighbours() {
    #expect(Tokenizer.words(of: "nice😂😂ok") == ["nice", "😂", "😂", "ok"])
    #expect(Tokenizer.words(of: "👍🏽yes") == ["👍🏽", "yes"])
    #expect(Tokenizer.words(of: "🇩🇪🇫🇷") == ["🇩🇪", "🇫🇷"])
    #expect(Tokenizer.words(of: "5€") == ["5", "€"])
  }

  @Test("letters of every script are letters, with their marks")
  func scripts() {
    #expect(Tokenizer.words(of: "größe,über") == ["größe", "über"])
    #expect(Tokenizer.words(of: "नमस्ते।") == ["नमस्ते"])
    #expect(Tokenizer.words(of: "привет!") == ["привет"])
  }

  @Test("scripts without blanks give a word between punctuation marks")
  func chinese() {
    #expect(Tokenizer.words(of: "你好，世界。") == ["你好", "世界"])
  }
}
