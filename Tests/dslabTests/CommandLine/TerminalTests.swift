import DatasetLab
import Foundation
import Testing

@Suite("On a terminal")
struct TerminalTests {
  private static let audited: Result<Workdir, any Error> = Result {
    let folder = try Workdir()
    var rows = AuditCommandTests.small
    for (place, text) in [
      "日本語のテキスト 👩‍👩‍👧 🇩🇪", "שלום עולם", "مرحبا بالعالم", "cafe\u{301} 👍🏽 1\u{FE0F}\u{20E3}",
      "a\u{1B}[31mred\u{202E}turned\u{2066}",
    ].enumerated() {
      rows += "w\(place),\(text) lovely \(String(repeating: "long ", count: 40)),bad\n"
    }
    rows += "wrong,lovely warm friendly thing number 3,bad\n"
    try folder.write("d.csv", rows)
    let run = try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite")
    try #require(run.code == 0, "\(run.err)")
    return folder
  }

  private func shown(_ arguments: [String], width: UInt16, _ more: [String: String] = [:]) throws
    -> String
  {
    try Pseudoterminal(width: width).run(
      arguments, in: Self.audited.get(), environment: more, hidesErrors: true)
  }

  private func bare(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }

  @Test("no line is wider than the terminal, whatever the script", arguments: [40, 80, 133])
  func fits(width: Int) throws {
    for arguments in [
      ["suspects", "a.sqlite", "--top", "65"], ["summary", "a.sqlite"], ["check", "d.csv"],
      ["help", "topics"],
    ] {
      let text = bare(try shown(arguments, width: UInt16(width)))
      let lines = text.split(separator: "\n")
      #expect(lines.count > 4)
      for line in lines where arguments[0] != "summary" && arguments[0] != "check" {
        #expect(DisplayWidth.cells(line) <= width, "\(line)")
      }
    }
  }

  @Test("texts from right to left are isolated, and only on a terminal")
  func directions() throws {
    let arguments = ["suspects", "a.sqlite", "--top", "65"]
    let text = try shown(arguments, width: 80)
    #expect(text.contains("\u{2068}שלום"))
    #expect(text.count { $0 == "\u{2068}" } == text.count { $0 == "\u{2069}" })
    let piped = try Self.audited.get().run(arguments)
    #expect(piped.out.contains("שלום") && !piped.out.contains("\u{2068}"))
  }

  @Test("no control character of a text reaches the terminal")
  func controls() throws {
    let text = try shown(["suspects", "a.sqlite", "--top", "65"], width: 200, ["NO_COLOR": "1"])
    #expect(text.contains("[31mred"))
    #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{2066}"].contains($0) })
  }

  @Test(
    "colours follow NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM",
    arguments: [
      ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false),
      (["TERM": ""], false), (["CLICOLOR": "0"], false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
    ] as [([String: String], Bool)])
  func colours(environment: [String: String], isColoured: Bool) throws {
    let text = try shown(["suspects", "a.sqlite"], width: 80, environment)
    #expect(text.contains("\u{1B}[1mrank") == isColoured)
    #expect(text.contains("\u{1B}[36m") == isColoured)
  }

  @Test("without a terminal there are no colours")
  func piped() throws {
    #expect(try !Self.audited.get().run("suspects", "a.sqlite").out.contains("\u{1B}"))
  }

  @Test("a bar is drawn while an audit runs, and is gone in the end; --quiet has none")
  func progress() throws {
    let folder = try Self.audited.get()
    let arguments = ["audit", Workdir.demo, "--force", "-o", "b.sqlite"]
    let text = try Pseudoterminal(width: 60).run(arguments, in: folder)
    // Every stage is drawn as it begins; how far it is depends on the clock.
    #expect(text.contains("█") && text.contains("train"))
    let drawn = text.components(separatedBy: "\r\u{1B}[K")
    #expect(drawn.dropLast().allSatisfy { DisplayWidth.cells(bare($0)) < 60 || $0.contains("\n") })
    #expect(drawn.last?.contains("█") == false)
    let quiet = try Pseudoterminal(width: 60).run(arguments + ["--quiet"], in: folder)
    #expect(quiet == "")
  }
}
