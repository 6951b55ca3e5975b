import Foundation
import GRDB
import Testing

/// Files of earlier schemas, as the dslab of their time wrote them (fixtures/audits).
@Suite("Audits of earlier schemas")
struct UpgradeTests {
  private static let present = 2

  /// Makes the file that a fixture is the dump of.
  private func audit(schema: Int, in folder: Workdir, as name: String = "a.sqlite") throws {
    let dump = Workdir.package.appending(path: "fixtures/audits/schema-\(schema).sql")
    let queue = try DatabaseQueue(path: folder.path(name))
    try queue.writeWithoutTransaction {
      try $0.execute(sql: String(contentsOf: dump, encoding: .utf8))
    }
    try queue.close()
  }

  private func bytes(_ folder: Workdir, _ name: String = "a.sqlite") throws -> Data {
    try Data(contentsOf: folder.url.appending(path: name))
  }

  @Test("there is a fixture of every schema but the present one")
  func fixtures() throws {
    let folder = Workdir.package.appending(path: "fixtures/audits")
    let dumps = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".sql") }.sorted()
    #expect(dumps == (1..<Self.present).map { "schema-\($0).sql" })
  }

  @Test("an older audit is read with a word about it, and stays as it is", arguments: 1..<present)
  func reading(schema: Int) throws {
    let folder = try Workdir()
    try audit(schema: schema, in: folder)
    let before = try bytes(folder)
    for arguments in [
      ["summary"], ["suspects", "--top", "5"], ["report", "-o", "r.html"],
      ["export", "--format", "cleanlab", "-o", "e.csv"],
    ] {
      let run = try folder.run([arguments[0], "a.sqlite"] + arguments.dropFirst())
      #expect(run.code == 0, "\(arguments): \(run.err)")
      #expect(run.err.contains("was written by an earlier dslab (schema \(schema))"))
    }
    #expect(try bytes(folder) == before)
  }

  @Test("nothing is written into an older audit before it is upgraded", arguments: 1..<present)
  func writing(schema: Int) throws {
    let folder = try Workdir()
    try audit(schema: schema, in: folder)
    try folder.write("d.csv", "id,decision\nr3,keep\n")
    let before = try bytes(folder)
    for arguments in [
      ["difficulty", "a.sqlite"], ["import-decisions", "a.sqlite", "d.csv"],
      ["review", "a.sqlite", "--no-open"], ["experiment", "precision", "a.sqlite"],
    ] {
      let run = try folder.run(arguments)
      #expect(run.code == 65, "\(arguments): \(run.err)")
      #expect(run.err.contains("'dslab upgrade' makes it writable"))
    }
    #expect(try bytes(folder) == before)
  }

  @Test("an upgrade keeps every row, once and for all", arguments: 1..<present)
  func upgrade(schema: Int) throws {
    let folder = try Workdir()
    try audit(schema: schema, in: folder)
    let before = try folder.content("a.sqlite")
    let first = try folder.run("upgrade", "a.sqlite")
    #expect(first.code == 0, "\(first.err)")
    #expect(first.out.contains("from schema version \(schema) to \(Self.present)"))
    #expect(Set(before).isSubset(of: Set(try folder.content("a.sqlite"))))
    #expect(try folder.value("a.sqlite", "PRAGMA user_version") == Self.present)
    #expect(try folder.value("a.sqlite", "PRAGMA integrity_check") == "ok")
    let summary = try folder.run("summary", "a.sqlite")
    #expect(summary.code == 0 && summary.err.isEmpty, "\(summary.err)")
    let upgraded = try bytes(folder)
    #expect(try folder.run("upgrade", "a.sqlite").out.contains("has the present schema already"))
    #expect(try bytes(folder) == upgraded)
    #expect(try folder.run("difficulty", "a.sqlite", "--quiet").code == 0)
  }

  @Test("an upgraded file has the tables of a new one")
  func sameSchema() throws {
    let folder = try Workdir()
    try audit(schema: 1, in: folder)
    #expect(try folder.run("upgrade", "a.sqlite").code == 0)
    let new = try folder.run("audit", Workdir.demo, "--quiet", "-o", "new.sqlite")
    #expect(new.code == 0, "\(new.err)")
    let sql = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)"
    let own: String? = try folder.value("a.sqlite", sql)
    #expect(try own == folder.value("new.sqlite", sql))
  }

  @Test("what is newer, damaged or no audit is refused with the reason and stays as it is")
  func refused() throws {
    let folder = try Workdir()
    try audit(schema: 1, in: folder)
    let whole = try bytes(folder)
    try DatabaseQueue(path: folder.path("a.sqlite")).write {
      try $0.execute(sql: "PRAGMA user_version = 99")
    }
    try whole.prefix(whole.count / 2).write(to: folder.url.appending(path: "half.sqlite"))
    var broken = whole
    for place in stride(from: 20_000, to: whole.count, by: 4096) { broken[place] ^= 0xFF }
    for place in 20_000..<24_000 { broken[place] = 0xAA }
    try broken.write(to: folder.url.appending(path: "broken.sqlite"))
    try DatabaseQueue(path: folder.path("other.sqlite")).write {
      try $0.execute(sql: "CREATE TABLE a(b)")
    }
    try folder.write("text.sqlite", "SQLite format 3? Not at all; but long enough to be read.")
    let reasons = [
      "a.sqlite": "newer than this program's", "half.sqlite": "malformed",
      "broken.sqlite": "malformed|damaged", "other.sqlite": "not written by dslab audit",
      "text.sqlite": "not a database", "missing.sqlite": "there is no such file",
    ]
    for (name, reason) in reasons.sorted(by: { $0.key < $1.key }) {
      let before = try? bytes(folder, name)
      let run = try folder.run("upgrade", name)
      #expect(run.code == (name == "missing.sqlite" ? 66 : 65), "\(name): \(run.err)")
      let isNamed = reason.split(separator: "|").contains { run.err.contains($0) }
      #expect(isNamed, "\(name): \(run.err)")
      #expect((try? bytes(folder, name)) == before)
    }
  }
}
