import Foundation
import Testing

@Suite("dslab report")
struct ReportCommandTests {
  /// What a browser must show as text.
  static let hostile = [
    "<script>document.title='run'</script> awful", "<img src=x onerror=\"document.title='run'\">",
    "</script></style></details><svg onload=document.title='run'>", "a\u{202E}b\u{2066}c",
    "javascript:alert(1)", "&lt;b&gt; \u{1B}[31mred", "}} body { display: none } /*",
  ]

  private func audited(_ extra: [String] = []) throws -> Workdir {
    let folder = try Workdir()
    let rows = extra.enumerated().map { place, text in
      "x\(place),\"\(text.replacing("\"", with: "\"\"")) awful cold\",good\n"
    }
    try folder.write("s.csv", AuditCommandTests.small + rows.joined())
    let run = try folder.run("audit", "s.csv", "--dynamics", "--quiet", "-o", "a.sqlite")
    #expect(run.code == 0, "\(run.err)")
    return folder
  }

  private func page(_ folder: Workdir, _ arguments: String...) throws -> String {
    let run = try folder.run(["report", "a.sqlite", "-o", "r.html", "--force"] + arguments)
    #expect(run.code == 0 && run.out.isEmpty && run.err.isEmpty, "\(run.err)")
    return try String(contentsOf: folder.url.appending(path: "r.html"), encoding: .utf8)
  }

  @Test("the page is whole and asks nothing of anybody")
  func selfContained() throws {
    let html = try page(audited())
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.hasSuffix("</html>\n"))
    for word in ["<script", "src=", "http:", "https:", "@import", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'"))
    #expect(html.contains("Data map") && html.contains("The most suspect rows"))
  }

  @Test("every drawing has a title, a description and its numbers")
  func alternatives() throws {
    let html = try page(audited())
    let drawings = html.components(separatedBy: "<svg ").count - 1
    #expect(drawings >= 4)
    for word in ["role=\"img\"", "<title id=", "<desc id=", "<figcaption>", "The numbers"] {
      #expect(html.components(separatedBy: word).count - 1 == drawings, "\(word)")
    }
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for reference in html.matches(of: /aria-labelledby="([^"]*)"/) {
      #expect(reference.1.split(separator: " ").allSatisfy { ids.contains(String($0)) })
    }
  }

  @Test("texts that look like markup stay texts")
  func hostileTexts() throws {
    let html = try page(audited(Self.hostile), "--unmask")
    #expect(html.contains("&lt;script&gt;document.title"))
    for word in ["<script", "<img", "onload=document.title='", "\u{1B}", "\u{202E}", "\u{2066}"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test("words of a lexicon are hidden until they are opened, and --unmask hides nothing")
  func masks() throws {
    let folder = try audited()
    try folder.write("words.txt", "awful\n")
    func outside(_ html: String) -> String {
      html.replacing(/<details>.*?<\/details>/.dotMatchesNewlines(), with: "")
    }
    let plain = try page(folder)
    #expect(!outside(plain).contains("awful") && plain.contains("awful"))
    let masked = try page(folder, "--lexicon", "words.txt")
    #expect(outside(masked).contains("a••••") && !outside(masked).contains("awful"))
    #expect(outside(try page(folder, "--unmask")).contains("awful"))
  }

  @Test("failure rates of an experiment are shown, seeds together, and other files are refused")
  func experiment() throws {
    let folder = try audited()
    func suite(_ failures: Int) -> String {
      """
      {"cases": 10, "failures": \(failures), "majority_accuracy": 0.5, "by_label": [],
       "by_target": [], "by_functionality": [{"name": "F<1>", "cases": 10, "failures": \(failures)}]}
      """
    }
    try folder.write("suite.json", suite(4))
    let one = try page(folder, "--experiment", "suite.json")
    #expect(one.contains("F&lt;1&gt;: 40.0 %") && !one.contains("F<1>"))
    func outcome(_ model: String, _ seed: Int, _ failures: Int) -> String {
      "{\"model\": \"\(model)\", \"seed\": \(seed), \"added\": 0, \"failures\": \(suite(failures))}"
    }
    let all = [outcome("M0", 0, 5), outcome("M0", 1, 6), outcome("M2", 0, 2), outcome("M2", 1, 1)]
    try folder.write("augment.json", "[" + all.joined(separator: ",") + "]")
    let two = try page(folder, "--experiment", "augment.json")
    #expect(two.contains("M0: 55.0 %") && two.contains("M2: 15.0 %"))
    try folder.write("other.json", "{}")
    let run = try folder.run(
      "report", "a.sqlite", "-o", "r.html", "--force", "--experiment", "other.json")
    #expect(run.code == 65 && run.err.contains("other.json") && run.err.contains("--json"))
  }

  @Test("an existing file stays without --force")
  func existing() throws {
    let folder = try audited()
    try folder.write("r.html", "mine")
    let run = try folder.run("report", "a.sqlite", "-o", "r.html")
    #expect(run.code == 73 && run.err.contains("--force"))
    #expect(try String(contentsOf: folder.url.appending(path: "r.html"), encoding: .utf8) == "mine")
  }

  @Test("reports/demo.html is the demo's report")
  func demo() throws {
    let folder = try Workdir()
    for name in ["comments.csv", "specs.yaml"] {
      let file = Workdir.package.appending(path: "fixtures/demo/\(name)")
      try folder.write(name, String(contentsOf: file, encoding: .utf8))
    }
    let audit = try folder.run(
      "audit", "comments.csv", "--specs", "specs.yaml", "--slice-column", "source", "--dynamics",
      "--quiet", "-o", "a.sqlite")
    #expect(audit.code == 0, "\(audit.err)")
    #expect(try folder.run("difficulty", "a.sqlite", "--curve").code == 0)
    let html = try page(folder, "--unmask", "--top", "20")
    #expect(html.utf8.count < 3_000_000)
    // Places in drawings are numbers too.
    try Snapshot.check(
      html, against: "reports/demo.html", separators: " ,;:()\"<>=%MLZ")
  }
}
