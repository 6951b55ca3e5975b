import Foundation
import Testing

@Suite("dslab audit")
struct AuditCommandTests {
  /// A data set that is audited in no time: 60 rows, two labels that words tell apart.
  static let small: String =
    "id,text,label\n"
    + (0..<60).map { row in
      let good = row % 2 == 0
      let words = good ? "lovely warm friendly" : "awful cold broken"
      return "r\(row),\(words) thing number \(row % 7),\(good ? "good" : "bad")\n"
    }.joined()

  @Test("the demo's planted errors are found: two of three among as many suspects")
  func demo() throws {
    let folder = try Workdir()
    let run = try folder.run(
      "audit", Workdir.demo, "--specs", Workdir.demoSpecs, "-o", "a.sqlite")
    #expect(run.code == 0, "\(run.err)")
    #expect(run.err.contains("train"))
    let planted = try String(
      contentsOf: Workdir.package.appending(path: "fixtures/demo/planted.csv"), encoding: .utf8
    ).split(separator: "\n").dropFirst().map { "'" + $0.prefix { $0 != "," } + "'" }
    let found: Int? = try folder.value(
      "a.sqlite",
      """
      SELECT count(*) FROM suspects
      WHERE rank <= \(planted.count) AND id IN (\(planted.joined(separator: ", ")))
      """)
    #expect(try #require(found) * 3 >= planted.count * 2)
    #expect(try folder.files() == ["a.sqlite"])
  }

  @Test("the file's content does not depend on the number of threads")
  func threads() throws {
    let folder = try Workdir()
    for threads in ["1", "2", "3"] {
      let run = try folder.run(
        "audit", Workdir.demo, "--specs", Workdir.demoSpecs, "--threads", threads, "--quiet",
        "-o", "a\(threads).sqlite")
      #expect(run.code == 0 && run.out.isEmpty && run.err.isEmpty)
    }
    let content = try folder.content("a1.sqlite")
    #expect(content.count > 3000 * 6)
    #expect(try folder.content("a2.sqlite") == content)
    #expect(try folder.content("a3.sqlite") == content)
  }

  @Test(
    "rankings are merged by the method that is named",
    arguments: ["log-isr", "combmnz-z", "schulze", "kemeny"])
  func aggregation(method: String) throws {
    let folder = try Workdir()
    for (name, method) in [("a", "rrf"), ("b", method)] {
      let run = try folder.run(
        "audit", Workdir.demo, "--specs", Workdir.demoSpecs, "--aggregate", method, "--quiet",
        "-o", "\(name).sqlite")
      #expect(run.code == 0 && run.err.isEmpty)
    }
    #expect(try folder.content("a.sqlite") != folder.content("b.sqlite"))
  }

  @Test("standard input is read, and another seed draws other folds")
  func standardInput() throws {
    let folder = try Workdir()
    try folder.write("d.csv", Self.small)
    #expect(try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite").code == 0)
    let piped = try folder.run(
      "audit", "-", "--quiet", "-o", "b.sqlite", input: folder.path("d.csv"))
    #expect(piped.code == 0)
    #expect(try folder.content("a.sqlite") == folder.content("b.sqlite"))
    #expect(
      try folder.run("audit", "d.csv", "--seed", "1", "--quiet", "-o", "c.sqlite").code == 0)
    #expect(try folder.content("a.sqlite") != folder.content("c.sqlite"))
  }

  @Test(
    "what goes wrong has its exit code and says so",
    arguments: [
      (["audit", "d.csv"], 64, "--output"),
      (["audit", "d.csv", "-o", "./d.csv", "--force"], 64, "must not be the input"),
      (["audit", "d.csv", "-o", "a.sqlite", "--folds", "1"], 64, "--folds"),
      (["audit", "d.csv", "-o", "a.sqlite", "--aggregate", "best"], 64, "schulze"),
      (["audit", "d.csv", "-o", "a.sqlite", "--features", "both"], 64, "--embeddings"),
      (["audit", "d.csv", "-o", "a.sqlite", "--bm25", "okapi"], 64, "'bm25l' or 'bm25+'"),
      (["audit", "d.csv", "-o", "a.sqlite", "--label-column", "none"], 65, "id, text, label"),
      (["audit", "broken.csv", "-o", "a.sqlite"], 65, "broken.csv:3"),
      (["audit", "d.csv", "-o", "a.sqlite", "--pred-probs", "d.csv"], 65, "numpy.save"),
      (["audit", "d.csv", "-o", "a.sqlite", "--specs", "none.yaml"], 66, "none.yaml"),
      (["audit", "none.csv", "-o", "a.sqlite"], 66, "none.csv"),
      (["audit", "d.csv", "-o", "old.sqlite"], 73, "--force"),
      (["audit", "d.csv", "-o", "none/a.sqlite"], 73, "none/a.sqlite"),
      (["audit", "broken.csv", "-o", "old.sqlite", "--force"], 65, "broken.csv:3"),
      (["suspects", "none.sqlite"], 66, "none.sqlite"),
      (["summary", "d.csv"], 65, "no dslab audit"),
    ] as [([String], Int32, String)])
  func failures(arguments: [String], code: Int32, hint: String) throws {
    let folder = try Workdir()
    try folder.write("d.csv", Self.small)
    try folder.write("broken.csv", "text,label\nx,a\n\"y,b\n")
    try folder.write("old.sqlite", "what was there before")
    let (process, _, err) = try folder.start(arguments)
    let message = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    try process.end()
    #expect(process.terminationStatus == code)
    #expect(message.contains(hint), "\(message)")
    #expect(try folder.files() == ["broken.csv", "d.csv", "old.sqlite"])
    let old = try String(contentsOfFile: folder.path("old.sqlite"), encoding: .utf8)
    #expect(old == "what was there before")
  }

  @Test(
    "an interrupted audit leaves nothing behind",
    arguments: [(SIGHUP, 129), (SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func interrupted(signal: Int32, code: Int32) throws {
    let folder = try Workdir()
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    // The program waits for a writer that never comes, with its temporary file already there.
    let (process, _, _) = try folder.start(["audit", "pipe", "-o", "a.sqlite"])
    while try folder.files().count == 1 { usleep(5000) }
    usleep(100_000)
    kill(process.processIdentifier, signal)
    try process.end()
    #expect(process.terminationStatus == code)
    #expect(try folder.files() == ["pipe"])
  }

  @Test("probabilities that were saved give the same scores when they are supplied")
  func suppliedProbabilities() throws {
    let folder = try Workdir()
    try folder.write("d.csv", Self.small)
    let first = try folder.run(
      "audit", "d.csv", "--quiet", "--save-pred-probs", "p.npy", "-o", "a.sqlite")
    #expect(first.code == 0, "\(first.err)")
    let second = try folder.run(
      "audit", "d.csv", "--quiet", "--pred-probs", "p.npy", "-o", "b.sqlite")
    #expect(second.code == 0, "\(second.err)")
    let sql = "SELECT group_concat(PVI || ' ' || normalized_margin) FROM scores"
    let a: String? = try folder.value("a.sqlite", sql)
    #expect(try a == folder.value("b.sqlite", sql))
    let penalties: Int? = try folder.value("b.sqlite", "SELECT count(penalty) FROM fold_models")
    #expect(penalties == 0)
  }

  @Test("without calibration every temperature is one")
  func uncalibrated() throws {
    let folder = try Workdir()
    try folder.write("d.csv", Self.small)
    #expect(
      try folder.run("audit", "d.csv", "--no-calibration", "--quiet", "-o", "a.sqlite").code == 0)
    #expect(
      try folder.value("a.sqlite", "SELECT sum(temperature <> 1) FROM fold_models") == 0)
  }

  @Test("rows that were set aside are in the file and counted on screen")
  func rejected() throws {
    let folder = try Workdir()
    try folder.write("d.csv", Self.small + "x,rare text,rare\ny,no label,\n")
    let run = try folder.run(
      "audit", "d.csv", "--min-class-rows", "5", "--max-rejected", "0.1", "-o", "a.sqlite")
    #expect(run.code == 0)
    #expect(run.err.contains("2 rows could not be used"))
    #expect(run.out.contains("2 rejected"))
    #expect(try folder.value("a.sqlite", "SELECT group_concat(line) FROM rejected") == "62,63")
  }

  @Test("texts that tell nothing are warned of")
  func collapsed() throws {
    let folder = try Workdir()
    let rows = (0..<80).map { "the same words \($0 / 2),\($0 % 2)\n" }.joined()
    try folder.write("d.csv", "text,label\n" + rows)
    let run = try folder.run("audit", "d.csv", "-o", "a.sqlite")
    #expect(run.code == 0 && run.err.contains("V-information is not above zero"))
  }
}
