import Foundation
import Testing

@Suite("dslab difficulty")
struct DifficultyCommandTests {
  private static let lexicon = "rude\nwarm*\nthank you\nterrible\nlovely\ndisgrace\n"

  /// The demo's audit, in a folder of its own.
  private func audited(_ more: String...) throws -> Workdir {
    let folder = try Workdir()
    let run = try folder.run(
      ["audit", Workdir.demo, "--slice-column", "source", "--quiet", "-o", "a.sqlite"] + more)
    try #require(run.code == 0, "\(run.err)")
    try folder.write("words.txt", Self.lexicon)
    return folder
  }

  @Test("the whole text has the audit's own figures, and the file holds what the page shows")
  func figures() throws {
    let folder = try audited()
    let run = try folder.run(
      "difficulty", "a.sqlite", "--lexicon", "words.txt", "--view", "keep:numbers=[0-9]+",
      "--view", "mask:no-numbers=[0-9]+", "--curve")
    #expect(run.code == 0 && run.err.isEmpty, "\(run.err)")
    for word in ["without-lexicon", "column:source", "no-numbers", "Keyword-learnability"] {
      #expect(run.out.contains(word), "\(word)")
    }
    #expect(run.out.contains("Learning curve") && run.out.contains("Code length"))
    for check in [
      "SELECT v_information = (SELECT v_information FROM runs) FROM views WHERE view = 'full'",
      """
      SELECT v_information_low = (SELECT v_information_low FROM runs) FROM views
      WHERE view = 'full'
      """,
      "SELECT abs(H_Y - (SELECT H_Y FROM runs)) < 1e-12 FROM difficulty",
      "SELECT count(*) = 13 FROM views",
      "SELECT count(*) = 12 FROM view_pairs",
      """
      SELECT max(abs(H_Y_given_beyond - H_Y_given_both - p.v_information)) < 1e-12
      FROM view_pairs AS p
      """,
      "SELECT abs(sum(bits) + 2 - (SELECT code_bits FROM difficulty)) < 1e-6 FROM code_blocks",
      "SELECT sum(rows) = 3000 FROM code_blocks",
      """
      SELECT v_information = (SELECT v_information FROM runs) FROM learning_curve
      WHERE fraction = 1
      """,
      "SELECT count(*) = 5 FROM penalty_path",
      "SELECT lexicon = 'words.txt' AND lexicon_entries = 6 FROM difficulty",
    ] {
      #expect(try folder.value("a.sqlite", check) == true, "\(check)")
    }
  }

  @Test("another run replaces the figures; threads change none of them, and nothing else changes")
  func replaces() throws {
    let folder = try audited()
    let before = try folder.content("a.sqlite")
    let first = try folder.run("difficulty", "a.sqlite", "--lexicon", "words.txt", "--threads", "1")
    #expect(first.code == 0)
    let content = try folder.content("a.sqlite")
    let again = try folder.run("difficulty", "a.sqlite", "--lexicon", "words.txt", "--threads", "3")
    #expect(again.out == first.out)
    #expect(try folder.content("a.sqlite") == content)
    let tables = ["difficulty", "views", "view_pairs", "token_artefacts", "slices"]
    #expect(content.filter { row in !tables.contains { row.hasPrefix($0 + " ") } } == before)
    #expect(try folder.run("difficulty", "a.sqlite").code == 0)
    #expect(try folder.value("a.sqlite", "SELECT lexicon IS NULL FROM difficulty") == true)
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM views") == 9)
    #expect(try folder.files().filter { $0.hasPrefix("a.sqlite") } == ["a.sqlite"])
  }

  @Test("JSON has the figures under the names that they have in the file")
  func json() throws {
    struct Page: Decodable {
      struct View: Decodable {
        var view: String
        var v_information: Double
      }
      struct Slice: Decodable {
        var slice: String
        var rows: Int
      }
      struct Token: Decodable {
        var label: String
        var bits: Double
      }
      var H_Y: Double
      var slices: [Slice]
      var token_artefacts: [Token]
      var views: [View]
      var keyword_learnability: Double?
      var code_bits: Double?
    }
    let folder = try audited()
    let run = try folder.run("difficulty", "a.sqlite", "--lexicon", "words.txt", "--json")
    let page = try JSONDecoder().decode(Page.self, from: Data(run.out.utf8))
    #expect(page.views.first?.view == "full" && page.code_bits == nil)
    let share: Double? = try folder.value(
      "a.sqlite", "SELECT keyword_learnability FROM difficulty")
    #expect(page.keyword_learnability == share)
    #expect(page.slices.first { $0.slice == "label=rude" }?.rows == 585)
    #expect(page.slices.contains { $0.slice.contains(" & source=") })
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM slices") == page.slices.count)
    let most: Double? = try folder.value(
      "a.sqlite", "SELECT max(bits) FROM token_artefacts WHERE label = 'rude' AND bits_low > 0")
    #expect(page.token_artefacts.first { $0.label == "rude" }?.bits == most)
  }

  @Test("an audit of supplied probabilities has views of the text all the same")
  func supplied() throws {
    let folder = try audited("--save-pred-probs", "p.npy", "--no-calibration")
    let audit = try folder.run(
      "audit", Workdir.demo, "--pred-probs", "p.npy", "--quiet", "-o", "b.sqlite")
    #expect(audit.code == 0)
    let run = try folder.run("difficulty", "b.sqlite")
    #expect(run.code == 0)
    #expect(run.out.contains("The audit's own figure is"))
    let plain = try folder.run("difficulty", "a.sqlite")
    #expect(plain.code == 0 && !plain.out.contains("own figure"))
    #expect(
      try folder.value(
        "a.sqlite",
        "SELECT v_information = (SELECT v_information FROM runs) FROM views WHERE view = 'full'")
        == true)
  }

  @Test(
    "what cannot be is an error with place and remedy, and the file stays as it was",
    arguments: [
      (["--lexicon", "none.txt"], 66, "none.txt: cannot be opened"),
      (["--lexicon", "empty.txt"], 65, "empty.txt:1: there is no word in it"),
      (["--lexicon", "odd.txt"], 65, "odd.txt:2: "),
      (["--view", "keep:x=("], 64, "'(' is no regular expression"),
      (["--view", "x=y"], 64, "--view wants keep:NAME=REGEX"),
      (["--view", "keep:full=y"], 64, "there is another view of the name 'full'"),
      (["--view", "keep:a=y", "--view", "mask:a=z"], 64, "another view of the name 'a'"),
      (["--threads", "0"], 64, "--threads must be at least 1"),
    ])
  func errors(arguments: [String], code: Int32, message: String) throws {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("empty.txt", "\n\n")
    try folder.write("odd.txt", "one\n??\n")
    #expect(try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite").code == 0)
    let before = try folder.content("a.sqlite")
    let run = try folder.run(["difficulty", "a.sqlite"] + arguments)
    #expect(run.code == code && run.err.contains(message), "\(run.err)")
    #expect(try folder.content("a.sqlite") == before)
  }

  @Test("a file that is no audit is not touched")
  func noAudit() throws {
    let folder = try Workdir()
    #expect(try folder.run("difficulty", "none.sqlite").code == 66)
    try folder.write("d.csv", AuditCommandTests.small)
    #expect(try folder.run("difficulty", "d.csv").code == 65)
  }
}
