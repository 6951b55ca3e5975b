import Foundation
import Testing

@Suite("dslab compare --report")
struct ComparisonReportTests {
  /// Two data sets that share texts with different labels, some of which look like markup.
  private func folder() throws -> Workdir {
    let folder = try Workdir()
    let rows = ReportCommandTests.hostile.enumerated().map { place, text in
      "x\(place),\"\(text.replacing("\"", with: "\"\"")) awful cold number\(place)\","
    }
    let first = AuditCommandTests.small + rows.map { $0 + "good\n" }.joined()
    try folder.write("a<b>.csv", first)
    try folder.write("second.csv", AuditCommandTests.small + rows.map { $0 + "bad\n" }.joined())
    try folder.write("words.txt", "awful\n")
    return folder
  }

  private func page(_ folder: Workdir, _ arguments: String...) throws -> String {
    let run = try folder.run(
      ["compare", "a<b>.csv", "second.csv", "--report", "r.html", "--force"] + arguments)
    #expect(run.code == 0, "\(run.err)")
    return try String(contentsOf: folder.url.appending(path: "r.html"), encoding: .utf8)
  }

  @Test("texts and names that look like markup stay texts, and nothing is fetched")
  func hostile() throws {
    let html = try page(folder(), "--unmask", "--top", "50")
    #expect(html.contains("&lt;script&gt;document.title") && html.contains("a&lt;b&gt;.csv"))
    let words = [
      "<script", "<img", "onload=document.title='", "\u{1B}", "\u{202E}", "\u{2066}",
      "http:", "https:", "a<b>",
    ]
    for word in words { #expect(!html.contains(word), "\(word)") }
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
  }

  @Test("words of a lexicon are hidden until they are opened, and --unmask hides nothing")
  func masks() throws {
    let folder = try folder()
    func outside(_ html: String) -> String {
      html.replacing(/<details>.*?<\/details>/.dotMatchesNewlines(), with: "")
    }
    #expect(!outside(try page(folder)).contains("awful"))
    let masked = outside(try page(folder, "--lexicon", "words.txt"))
    #expect(masked.contains("a••••") && !masked.contains("awful"))
    #expect(outside(try page(folder, "--unmask")).contains("awful"))
  }

  @Test("options about the page without a page, and two standard outputs, are wrong usage")
  func usage() throws {
    let folder = try folder()
    let run = try folder.run("compare", "a<b>.csv", "second.csv", "--unmask")
    #expect(run.code == 64 && run.err.contains("--report"))
    let both = try folder.run("compare", "a<b>.csv", "second.csv", "-o", "-", "--report", "-")
    #expect(both.code == 64)
    try folder.write("mine.html", "mine")
    let kept = try folder.run("compare", "a<b>.csv", "second.csv", "--report", "mine.html")
    #expect(kept.code == 73)
  }

  @Test("reports/demo-comparison.html is the page of the demo and its pool")
  func demo() throws {
    let folder = try Workdir()
    for name in ["comments.csv", "pool.csv"] {
      let file = Workdir.package.appending(path: "fixtures/demo/\(name)")
      try folder.write(name, String(contentsOf: file, encoding: .utf8))
    }
    let run = try folder.run(
      "compare", "comments.csv", "pool.csv", "--report", "r.html", "--unmask")
    #expect(run.code == 0, "\(run.err)")
    try Snapshot.check(
      String(contentsOf: folder.url.appending(path: "r.html"), encoding: .utf8),
      against: "reports/demo-comparison.html", separators: " ,;:()\"<>=%MLZ")
  }
}
