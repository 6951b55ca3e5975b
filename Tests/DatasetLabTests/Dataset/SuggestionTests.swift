import DatasetLab
import Testing

@Suite("Did you mean")
struct SuggestionTests {
  private static let columns = ["id", "tweet", "class", "annotator_1"]

  @Test(
    "slips are found: a letter too many, too few, another one, two swapped; case and - are free",
    arguments: [
      ("tweeet", "tweet"), ("twet", "tweet"), ("twaet", "tweet"), ("clsas", "class"),
      ("Class", "class"), ("annotator-1", "annotator_1"), ("anotator", nil), ("text", nil),
      ("x", nil), ("", nil),
    ] as [(String, String?)])
  func slips(word: String, meant: String?) {
    #expect(Suggestion.nearest(to: word, among: Self.columns) == meant)
  }

  @Test("the nearest counts, of equally near ones the first, and a word is not its own suggestion")
  func nearest() {
    #expect(Suggestion.nearest(to: "borat", among: ["bored", "bora"]) == "bora")
    #expect(Suggestion.nearest(to: "rode", among: ["rude", "role"]) == "rude")
    #expect(Suggestion.nearest(to: "rude", among: ["rude", "role"]) == nil)
    #expect(Suggestion.nearest(to: "ab", among: ["cd"]) == nil)
  }

  @Test("an error's words have control characters escaped")
  func words() {
    #expect(Suggestion.words(for: "hatt", among: ["hat\u{1B}"]) == " (did you mean 'hat\\u{1b}'?)")
    #expect(Suggestion.words(for: "far", among: ["away"]) == "")
  }
}
