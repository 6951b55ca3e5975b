import Foundation
import Testing

@Suite("dslab export and import-decisions")
struct ExportCommandTests {
  /// A folder with a small audit and its data.
  private func folder() throws -> Workdir {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    let run = try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite")
    try #require(run.code == 0)
    return folder
  }

  @Test("the ending chooses the layout, and what was done is said")
  func layouts() throws {
    let folder = try folder()
    for (name, start) in [
      ("o.csv", "id,text,label,dslab_id,"), ("o.tsv", "id\ttext\tlabel\t"),
      ("o.jsonl", "{\"id\": \"r0\""), ("o.out", "id,text,label,dslab_id,"),
    ] {
      let run = try folder.run("export", "a.sqlite", "-o", name)
      #expect(run.code == 0 && run.out.isEmpty)
      #expect(run.err.contains("60 rows written: 0 with another label, 0 left out"))
      #expect(try String(contentsOfFile: folder.path(name), encoding: .utf8).hasPrefix(start))
    }
    #expect(try folder.run("export", "a.sqlite", "-o", "-", "--quiet").out.hasPrefix("id,text,"))
    let before = try String(contentsOfFile: folder.path("d.csv"), encoding: .utf8)
    #expect(before == AuditCommandTests.small)
  }

  @Test("data from a pipe are piped in again")
  func piped() throws {
    let folder = try folder()
    let audit = try folder.run(
      "audit", "-", "--quiet", "-o", "b.sqlite", input: folder.path("d.csv"))
    #expect(audit.code == 0)
    let refused = try folder.run("export", "b.sqlite", "-o", "o.csv")
    #expect(refused.code == 66 && refused.err.contains("--input FILE"))
    let run = try folder.run(
      "export", "b.sqlite", "--input", "-", "-o", "o.csv", input: folder.path("d.csv"))
    #expect(run.code == 0 && run.err.contains("60 rows written"))
  }

  @Test("decisions of a table are in the next export; probabilities are those of the audit")
  func decisions() throws {
    let folder = try folder()
    try folder.write("decided.csv", "id,decision,new_label\nr0,relabel,bad\nr1,remove,\nr2,,\n")
    let run = try folder.run("import-decisions", "a.sqlite", "decided.csv", "--reviewer", "Ada")
    #expect(run.code == 0, "\(run.err)")
    #expect(run.err.contains("2 new decisions") && run.err.contains("1 entries decide nothing"))
    #expect(
      try folder.value("a.sqlite", "SELECT group_concat(reviewer) FROM decisions") == "Ada,Ada")
    let out = try folder.run("export", "a.sqlite", "-o", "-", "--pred-probs", "p.npy")
    #expect(out.err.contains("59 rows written: 1 with another label, 1 left out"))
    #expect(out.out.contains("\nr0,lovely warm friendly thing number 0,bad,r0,good,"))
    let again = try folder.run(
      "audit", "d.csv", "--pred-probs", "p.npy", "--quiet", "-o", "b.sqlite")
    #expect(again.code == 0)
    let sql = "SELECT group_concat(self_confidence) FROM scores"
    let confidences: String? = try folder.value("a.sqlite", sql)
    #expect(try confidences == folder.value("b.sqlite", sql))
  }

  @Test("a file with a mistake in it changes nothing, and other people's decisions stay")
  func refused() throws {
    let folder = try folder()
    try folder.write("one.csv", "id,decision\nr0,keep\n")
    try folder.write("bad.csv", "id,decision\nr1,keep\nr2,perhaps\n")
    try folder.write("two.csv", "id,decision\nr0,remove\n")
    #expect(try folder.run("import-decisions", "a.sqlite", "one.csv", "--reviewer", "A").code == 0)
    let bad = try folder.run("import-decisions", "a.sqlite", "bad.csv")
    #expect(bad.code == 65 && bad.err.contains("bad.csv:3: column 'decision': 'perhaps'"))
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM decisions") == 1)
    let left = try folder.run("import-decisions", "a.sqlite", "two.csv", "--reviewer", "B")
    #expect(left.code == 0 && left.err.contains("1 left as another reviewer decided"))
    let forced = try folder.run(
      "import-decisions", "a.sqlite", "two.csv", "--reviewer", "B", "--force")
    #expect(forced.err.contains("1 changed"))
    #expect(try folder.value("a.sqlite", "SELECT decision FROM decisions") == "remove")
  }

  @Test(
    "what goes wrong has its exit code, says so and leaves everything as it was",
    arguments: [
      (["export", "a.sqlite"], 64, "--output"),
      (["export", "a.sqlite", "-o", "o.json"], 64, "label-studio"),
      (["export", "a.sqlite", "-o", "o.csv", "--top", "5"], 64, "--apply suggestions"),
      (
        ["export", "a.sqlite", "-o", "o.json", "--format", "argilla", "--apply", "none"], 64,
        "--apply"
      ),
      (["export", "a.sqlite", "-o", "o.jsonl", "--guard-formulas"], 64, "csv and tsv"),
      (["export", "a.sqlite", "-o", "o.csv", "--prefix", "a,"], 64, "--prefix"),
      (["export", "a.sqlite", "-o", "o.csv", "--input", "old.csv"], 65, "SHA-256"),
      (["export", "d.csv", "-o", "o.csv"], 65, "no dslab audit"),
      (["export", "a.sqlite", "-o", "o.csv", "--input", "none.csv"], 66, "none.csv"),
      (["export", "none.sqlite", "-o", "o.csv"], 66, "none.sqlite"),
      (["export", "a.sqlite", "-o", "old.csv"], 73, "--force"),
      (["export", "a.sqlite", "-o", "d.csv", "--force"], 73, "input"),
      (["export", "a.sqlite", "-o", "a.sqlite", "--force"], 73, "input"),
      (["export", "a.sqlite", "-o", "none/o.csv"], 73, "none/o.csv"),
      (["import-decisions", "a.sqlite", "none.csv"], 66, "none.csv"),
      (["import-decisions", "a.sqlite", "old.csv"], 65, "old.csv:1"),
    ] as [([String], Int32, String)])
  func failures(arguments: [String], code: Int32, hint: String) throws {
    let folder = try folder()
    try folder.write("old.csv", "what was there before")
    let files = try folder.files()
    let run = try folder.run(arguments)
    #expect(run.code == code, "\(run.err)")
    #expect(run.err.contains(hint), "\(run.err)")
    #expect(try folder.files() == files)
    let old = try String(contentsOfFile: folder.path("old.csv"), encoding: .utf8)
    #expect(old == "what was there before")
  }

  @Test("an input that is gone is an error that names the remedy")
  func gone() throws {
    let folder = try folder()
    try FileManager.default.removeItem(atPath: folder.path("d.csv"))
    let run = try folder.run("export", "a.sqlite", "-o", "o.csv")
    #expect(run.code == 66 && run.err.contains("--input FILE"))
    #expect(try folder.run("export", "a.sqlite", "--format", "cleanlab", "-o", "c.csv").code == 0)
  }

  @Test("an audit beside its data is found from anywhere")
  func elsewhere() throws {
    let folder = try folder()
    let other = try Workdir()
    let run = try other.run("export", folder.path("a.sqlite"), "-o", "o.csv")
    #expect(run.code == 0)
    #expect(try other.files() == ["o.csv"])
  }
}
