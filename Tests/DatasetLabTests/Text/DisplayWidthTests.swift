import DatasetLab
import Testing

@Suite("Cells of a terminal")
struct DisplayWidthTests {
  private struct Frozen: Decodable {
    var text: String
    var cells: Int
  }

  @Test("texts of many scripts take as many cells as wcwidth says")
  func parity() {
    let frozen = FrozenValues.decode(Frozen.self, from: "display_width/expected.json")
    #expect(frozen.count > 60)
    for own in frozen {
      #expect(DisplayWidth.cells(own.text) == own.cells, "\(own.text.debugDescription)")
    }
  }

  @Test("by hand: two for what is wide, one for letters, none for what only changes others")
  func byHand() {
    let texts = ["日本": 4, "e\u{301}": 1, "👩‍👩‍👧": 2, "🇩🇪": 2, "1\u{FE0F}\u{20E3}": 2, "a\u{200B}b": 2]
    for (text, cells) in texts { #expect(DisplayWidth.cells(text) == cells) }
  }

  @Test("a text takes what its characters take")
  func additive() {
    let text = "a日e\u{301}👍🏽🇩🇪क्षשלום"
    #expect(text.reduce(0) { $0 + DisplayWidth.cells($1) } == DisplayWidth.cells(text))
    #expect(DisplayWidth.cells("") == 0)
  }

  @Test("Hebrew, Arabic and Adlam run from right to left; Greek, emoji and digits do not")
  func directions() {
    for text in ["שלום", "abc مرحبا", "𞤀𞤣𞤤𞤢𞤥"] { #expect(DisplayWidth.runsLeft(text)) }
    for text in ["Ωμέγα", "👍 12", "日本", ""] { #expect(!DisplayWidth.runsLeft(text)) }
  }
}
