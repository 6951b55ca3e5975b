import DatasetLab
import Testing

@Suite("HTML")
struct HTMLTests {
  @Test(
    "text from the data can't become markup",
    arguments: [
      "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "\"><svg onload=x>",
      "' onmouseover='x", "&lt;script&gt;", "]]><b>", "<!-- x -->",
    ])
  func hostile(text: String) {
    let html: HTML = "<p title=\"\(text)\">\(text)</p>"
    let inside = html.text.dropFirst("<p title=\"".count).dropLast("</p>".count)
    #expect(!inside.contains("<") && inside.split(separator: "\">", maxSplits: 1).count == 2)
    #expect(!inside.contains("'"))
    #expect(inside.split(separator: "\"").count == 2)
  }

  @Test("control characters and changes of direction are shown, not obeyed")
  func invisible() {
    let html: HTML = "\("a\u{0}b\u{1B}[31m\u{202E}c\u{7F}\u{FEFF}")"
    #expect(html.text == "a␀b␛[31m[U+202E]c␡[U+FEFF]")
    let kept: HTML = "\("two\nlines\tand 👩‍👩‍👧")"
    #expect(kept.text == "two\nlines\tand 👩‍👩‍👧")
  }

  @Test("markup stays, and whole numbers are grouped")
  func markup() {
    let part: HTML = "<b>\(1_234_567)</b>"
    let html: HTML = "<p>\(part) \(-1_000)</p>"
    #expect(html.text == "<p><b>1,234,567</b> -1,000</p>")
  }
}
