import Foundation
import GRDB
import Testing

@Suite("Names and values that are code elsewhere")
struct InjectionTests {
  /// What SQL, spreadsheets and shells would run.
  private static let attacks = [
    "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd", "+1+cmd()", "-2+3+cmd()", "\tcmd", "\rcmd",
    "'; DROP TABLE samples; --", "\" OR \"\"=\"", "x'); DELETE FROM labels; --", "$(touch owned)",
    "`touch owned`", "a;b|c&d", "%00", "NULL", "../../etc/passwd", "a,b\nc",
  ]
  private static let column = "s\"; DROP TABLE samples; --'="
  private static let label = "=1+1'; DROP TABLE labels; --\""

  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// Data whose columns, ids, texts, labels and slices are attacks.
  private static let csv: String = {
    var rows = ["id", "=text()", "@label", column].map(quoted).joined(separator: ",") + "\n"
    for row in 0..<64 {
      let attack = attacks[row % attacks.count]
      let words = row % 2 == 0 ? "warm kind" : "cold harsh"
      let cells = [
        "\(attack) \(row)", "\(attack) \(words) \(row)", row % 2 == 0 ? "-fair" : label,
        attacks[row / 2 % 3],
      ]
      rows += cells.map(quoted).joined(separator: ",") + "\n"
    }
    return rows
  }()

  private static let columns = ["--text-column", "=text()", "--label-column", "@label"]

  private func audited() throws -> Workdir {
    let folder = try Workdir()
    try folder.write("d.csv", Self.csv)
    let run = try folder.run(
      ["audit", "d.csv", "--quiet", "--slice-column", Self.column, "-o", "a.sqlite"] + Self.columns)
    try #require(run.code == 0, "\(run.err)")
    return folder
  }

  private static func looksLikeFormula(_ field: String) -> Bool {
    guard let first = field.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return false
    }
    return Double(field) == nil
  }

  /// The fields of a table, by a reader that knows nothing of the program.
  private static func fields(_ text: String, _ delimiter: Character = ",") -> [String] {
    var fields = [""]
    var isQuoted = false
    for sign in text.unicodeScalars {
      switch sign {
      case "\"": isQuoted.toggle()
      case "\n" where !isQuoted: fields.append("")
      case _ where !isQuoted && Character(sign) == delimiter: fields.append("")
      default: fields[fields.count - 1].unicodeScalars.append(sign)
      }
    }
    return fields
  }

  @Test("every command works on them, and the audit stays whole")
  func commands() throws {
    let folder = try audited()
    for arguments in [
      ["summary", "a.sqlite"], ["summary", "a.sqlite", "--json"], ["suspects", "a.sqlite"],
      ["suspects", "a.sqlite", "--label", Self.label], ["difficulty", "a.sqlite", "--quiet"],
      ["suspects", "a.sqlite", "--format", "csv", "--top", "0"],
      ["report", "a.sqlite", "-o", "r.html"], ["export", "a.sqlite", "-o", "o.csv"],
      ["export", "a.sqlite", "-o", "o.jsonl"], ["check", "d.csv"] + Self.columns,
      ["export", "a.sqlite", "--format", "label-studio", "-o", "tasks.json"],
    ] {
      let run = try folder.run(arguments)
      #expect(run.code == 0, "\(arguments): \(run.err)")
    }
    let sound: String? = try folder.value("a.sqlite", "PRAGMA integrity_check")
    #expect(sound == "ok")
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM samples") == 64)
    let labels: String? = try folder.value(
      "a.sqlite", "SELECT group_concat(label, ' ') FROM labels")
    #expect(labels == "-fair \(Self.label)")
    #expect(try !folder.files().contains("owned"))
  }

  @Test("the review page finds them, and searches for them without running them")
  func review() throws {
    let folder = try audited()
    let review = try RunningReview(folder)
    for attack in Self.attacks + [Self.column, Self.label] {
      var query = URLComponents()
      query.queryItems = [
        URLQueryItem(name: "q", value: attack), URLQueryItem(name: "label", value: attack),
        URLQueryItem(name: "column", value: Self.column),
        URLQueryItem(name: "value", value: attack),
      ]
      let words = (query.percentEncodedQuery ?? "").replacing("+", with: "%2B")
      #expect(try review.get("/api/suspect?\(words)").status == 200, "\(attack)")
    }
    #expect(try review.post("/api/decide", #"{"sample_id": 0, "decision": "keep"}"#).status == 200)
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM samples") == 64)
  }

  @Test(
    "with --guard-formulas no table has a field that a spreadsheet computes; without, all is as it was"
  )
  func formulas() throws {
    let folder = try audited()
    try folder.write("p.csv", Self.csv.replacing("warm", with: "warmer"))
    try folder.write(
      "s.csv", "functionality,test_case,label_gold\n=f(),warm kind,-fair\n@g,cold harsh,-fair\n")
    let select =
      ["select", "p.csv", "--train", "d.csv", "--specs", "s.csv", "--budget", "20", "--quiet"]
      + ["--pool-text-column", "=text()", "--pool-label-column", "@label"]
      + ["--train-text-column", "=text()", "--train-label-column", "@label"]
    for (command, delimiter) in [
      (["suspects", "a.sqlite", "--format", "csv", "--top", "0"], ","),
      (["suspects", "a.sqlite", "--format", "tsv", "--top", "0"], "\t"),
      (["export", "a.sqlite", "--quiet", "--format", "csv", "-o", "-"], ","),
      (["export", "a.sqlite", "--quiet", "--format", "cleanlab", "-o", "-"], ","),
      (select + ["-o", "-"], ","),
    ] as [([String], Character)] {
      let plain = try folder.run(command)
      let guarded = try folder.run(command + ["--guard-formulas"])
      #expect(plain.code == 0 && guarded.code == 0, "\(command): \(plain.err)")
      let before = Self.fields(plain.out, delimiter)
      let after = Self.fields(guarded.out, delimiter)
      #expect(after.allSatisfy { !Self.looksLikeFormula($0) }, "\(command)")
      let expected = before.map { Self.looksLikeFormula($0) ? "'\($0)" : $0 }
      #expect(after == expected, "\(command)")
      if !command.contains("cleanlab") { #expect(before.contains(where: Self.looksLikeFormula)) }
    }
    let wrong = try folder.run("suspects", "a.sqlite", "--format", "json", "--guard-formulas")
    #expect(wrong.code == 64 && wrong.err.contains("csv and tsv"))
  }
}
