import Foundation
import Testing

@Suite("dslab suspects, summary and check")
struct ReadingCommandTests {
  /// The demo's audit, made once for all tests of the suite.
  private static let audited: Result<Workdir, any Error> = Result {
    let folder = try Workdir()
    let run = try folder.run(
      "audit", Workdir.demo, "--specs", Workdir.demoSpecs, "--quiet", "-o", "a.sqlite")
    try #require(run.code == 0)
    return folder
  }

  private func folder() throws -> Workdir { try Self.audited.get() }

  @Test("the summary is the one that reports/ shows")
  func summary() throws {
    let run = try folder().run("summary", "a.sqlite")
    #expect(run.code == 0)
    try Snapshot.check(run.out, against: "reports/demo-summary.txt")
  }

  @Test("the summary as JSON has the run's figures under their names in the file")
  func summaryJSON() throws {
    struct Summary: Decodable {
      struct Run: Decodable {
        var rows: Int
        var v_information: Double
      }
      var run: Run
      var suspects: [Suspect]
    }
    let run = try folder().run("summary", "a.sqlite", "--json", "--top", "3")
    let summary = try JSONDecoder().decode(Summary.self, from: Data(run.out.utf8))
    #expect(summary.run.rows == 3000)
    #expect(
      try summary.run.v_information == folder().value("a.sqlite", "SELECT v_information FROM runs"))
    #expect(summary.suspects.map(\.rank) == [1, 2, 3])
  }

  @Test("the summary says why the labels are hard where that was measured")
  func difficulty() throws {
    let folder = try Workdir()
    try folder.write("s.csv", AuditCommandTests.small)
    try folder.write("words.txt", "awful\n")
    #expect(try folder.run("audit", "s.csv", "--quiet", "-o", "a.sqlite").code == 0)
    let before = try folder.run("summary", "a.sqlite").out
    for name in ["Keywords", "More rows", "Learning"] { #expect(!before.contains(name)) }
    let audit = try folder.run("audit", "s.csv", "--dynamics", "--quiet", "-o", "d.sqlite")
    #expect(audit.code == 0)
    #expect(
      try folder.run("difficulty", "d.sqlite", "--lexicon", "words.txt", "--curve").code == 0)
    let after = try folder.run("summary", "d.sqlite").out
    #expect(after.contains("Keywords     words.txt alone tells "))
    #expect(after.contains("More rows    would "))
    let easy: Int? = try folder.value(
      "d.sqlite", "SELECT count(*) FROM dynamics WHERE region = 'easy'")
    #expect(after.contains("Learning     \(easy ?? -1) rows easy, "))
  }

  struct Suspect: Decodable, Equatable {
    var rank: Int
    var id: String
    var text: String
    var given_label: String
    var PVI: Double
    var spec_rank: Int?
  }

  @Test("every format lists the same suspects")
  func formats() throws {
    let json = try folder().run("suspects", "a.sqlite", "--top", "40", "--format", "json").out
    let suspects = try JSONDecoder().decode([Suspect].self, from: Data(json.utf8))
    #expect(suspects.map(\.rank) == Array(1...40))
    let lines = try folder().run("suspects", "a.sqlite", "--top", "40", "--format", "ndjson").out
      .split(separator: "\n")
    #expect(
      try lines.map { try JSONDecoder().decode(Suspect.self, from: Data($0.utf8)) } == suspects)
    let tsv = try folder().run("suspects", "a.sqlite", "--top", "40", "--format", "tsv").out
    let csv = try folder().run("suspects", "a.sqlite", "--top", "40", "--format", "csv").out
    for suspect in suspects {
      #expect(csv.contains("\(suspect.rank),\(suspect.id),"))
      #expect(tsv.contains("\(suspect.rank)\t\(suspect.id)\t"))
    }
    #expect(csv.hasPrefix("rank,id,line,text,given_label,suggested_label,PVI,"))
  }

  @Test("a list in CSV is read back as a data set, texts and all")
  func roundTrip() throws {
    let folder = try folder()
    let csv = try folder.run("suspects", "a.sqlite", "--top", "0", "--format", "csv").out
    try folder.write("suspects.csv", csv)
    let check = try folder.run("check", "suspects.csv", "--label-column", "given_label")
    #expect(check.out.contains("3,000 rows can be audited, 0 cannot"))
  }

  @Test("suspects can be ordered by each score and kept to a label")
  func orders() throws {
    let folder = try folder()
    func list(_ arguments: String...) throws -> [Suspect] {
      let (process, out, _) = try folder.start(
        ["suspects", "a.sqlite", "--top", "30", "--format", "json"] + arguments)
      let data = out.fileHandleForReading.readDataToEndOfFile()
      try process.end()
      return try JSONDecoder().decode([Suspect].self, from: data)
    }
    let byPVI = try list("--by", "pvi").map(\.PVI)
    #expect(byPVI == byPVI.sorted())
    let bySpec = try list("--by", "spec").map { $0.spec_rank ?? 0 }
    #expect(bySpec == bySpec.sorted() && bySpec.first == 1)
    #expect(try list("--by", "label-quality").count == 30)
    #expect(try list("--label", "rude").allSatisfy { $0.given_label == "rude" })
  }

  @Test("a label that is not there is an error that lists those that are")
  func unknownLabel() throws {
    let run = try folder().run("suspects", "a.sqlite", "--label", "nice")
    #expect(run.code == 64 && run.err.contains("complaint, friendly, rude"))
  }

  @Test("check says what would be audited and what would not")
  func check() throws {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small + "x,no label,\n")
    let run = try folder.run("check", "d.csv", "--max-rejected", "0.1")
    #expect(run.code == 0)
    try Snapshot.check(run.out, against: "Tests/dslabTests/Snapshots/check.txt")
  }

  @Test("no control character of a text reaches the terminal")
  func controlCharacters() throws {
    let folder = try Workdir()
    try folder.write(
      "d.csv", AuditCommandTests.small + "e,\u{1B}[31mred\u{7} \u{202E}odd,good\nf,x,bad\n")
    #expect(try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite").code == 0)
    let run = try folder.run("suspects", "a.sqlite", "--top", "0")
    #expect(run.out.contains("[31mred"))
    #expect(!run.out.unicodeScalars.contains { ($0.value < 32 && $0 != "\n") || $0 == "\u{202E}" })
  }
}
