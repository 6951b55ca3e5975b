import Foundation
import GRDB
import Testing

/// Several programs, one file.
@Suite("Several programs on one file")
struct ConcurrencyTests {
  private func audited() throws -> Workdir {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("e.csv", AuditCommandTests.small.replacing("thing", with: "object"))
    try folder.write("decided.csv", "id,decision,new_label\nr1,keep,\nr2,relabel,bad\n")
    try #require(try folder.run("audit", "d.csv", "-o", "a.sqlite", "--quiet").code == 0)
    return folder
  }

  /// Which data an audit is of.
  private func texts(_ folder: Workdir, like word: String) throws -> Int? {
    try folder.value("a.sqlite", "SELECT count(*) FROM samples WHERE text LIKE '%\(word)%'")
  }

  @Test("of two audits to one new name one wins, and the other is refused")
  func two() throws {
    let folder = try audited()
    for round in 0..<5 {
      let runs = try ["d.csv", "e.csv"].map {
        try folder.start(["audit", $0, "-o", "b\(round).sqlite", "--quiet"]).process
      }
      for run in runs { try run.end() }
      #expect(Set(runs.map(\.terminationStatus)) == [0, 73])
      #expect(try folder.integrity("b\(round).sqlite") == "ok")
    }
    #expect(try folder.leftovers() == [])
  }

  @Test("of two audits that replace a file the last one stays, whole")
  func twoReplacing() throws {
    let folder = try audited()
    for _ in 0..<5 {
      let runs = try ["d.csv", "e.csv"].map {
        try folder.start(["audit", $0, "-o", "a.sqlite", "--quiet", "--force"]).process
      }
      for run in runs { try run.end() }
      #expect(runs.map(\.terminationStatus) == [0, 0])
      #expect(try folder.integrity("a.sqlite") == "ok")
      #expect([0, 60].contains(try texts(folder, like: "object")))
    }
    #expect(try folder.leftovers() == [])
  }

  @Test("who reads an audit that is replaced goes on reading the old one")
  func reader() throws {
    let folder = try audited()
    let reader = try DatabaseQueue(path: folder.path("a.sqlite"))
    try reader.read { database in
      let sql = "SELECT count(*) FROM samples WHERE text LIKE '%thing%'"
      #expect(try Int.fetchOne(database, sql: sql) == 60)
      let run = try folder.run("audit", "e.csv", "-o", "a.sqlite", "--force", "--quiet")
      #expect(run.code == 0, "\(run.err)")
      #expect(try Int.fetchOne(database, sql: sql) == 60)
      #expect(try texts(folder, like: "object") == 60)
    }
    // Into a file that has no name any more nothing is written.
    #expect(throws: DatabaseError.self) {
      try reader.write { try $0.execute(sql: "DELETE FROM decisions; DELETE FROM samples") }
    }
    try reader.close()
    #expect(try folder.integrity("a.sqlite") == "ok")
    #expect(try folder.leftovers() == [])
  }

  @Test("an audit waits for a program that writes, and gives up after five seconds")
  func writer() throws {
    let folder = try audited()
    let old = try folder.bytes("a.sqlite")
    let writer = try DatabaseQueue(path: folder.path("a.sqlite"))
    try writer.inTransaction(.immediate) { _ in
      let run = try folder.run("audit", "e.csv", "-o", "a.sqlite", "--force", "--quiet")
      #expect(run.code == 74 && run.err.contains("another program"), "\(run.err)")
      return .rollback
    }
    #expect(try folder.bytes("a.sqlite") == old)
    #expect(try folder.leftovers() == [])
  }

  @Test("a journal that a killed program left does not get into the audit that takes the place")
  func hotJournal() throws {
    let folder = try audited()
    try #require(try folder.run("audit", "e.csv", "-o", "e.sqlite", "--quiet").code == 0)
    let hot = try folder.leaveJournal(of: "a.sqlite")
    #expect(hot.count > 16384)
    let run = try folder.run("audit", "e.csv", "-o", "a.sqlite", "--force", "--quiet")
    #expect(run.code == 0, "\(run.err)")
    #expect(try folder.leftovers() == [])
    #expect(try folder.integrity("a.sqlite") == "ok")
    #expect(try folder.content("a.sqlite") == folder.content("e.sqlite"))

    // Of a file that was removed without its journal.
    try hot.write(to: folder.url.appending(path: "f.sqlite-journal"))
    try #require(try folder.run("audit", "e.csv", "-o", "f.sqlite", "--quiet").code == 0)
    #expect(try folder.leftovers() == [])
    #expect(try folder.content("f.sqlite") == folder.content("e.sqlite"))
  }

  @Test("so it is for a log of changes, if somebody has chosen to have one")
  func writeAheadLog() throws {
    let folder = try audited()
    try #require(try folder.run("audit", "e.csv", "-o", "e.sqlite", "--quiet").code == 0)
    let queue = try DatabaseQueue(path: folder.path("a.sqlite"))
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; DELETE FROM suspect_ranks")
    }
    let refused = try folder.run("audit", "e.csv", "-o", "a.sqlite", "--force", "--quiet")
    #expect(refused.code == 74 && refused.err.contains("another program"), "\(refused.err)")
    // As a killed program leaves it.
    for ending in ["", "-wal", "-shm"] {
      try folder.bytes("a.sqlite\(ending)").write(
        to: folder.url.appending(path: "c.sqlite\(ending)"))
    }
    try queue.close()
    let run = try folder.run("audit", "e.csv", "-o", "c.sqlite", "--force", "--quiet")
    #expect(run.code == 0, "\(run.err)")
    #expect(try folder.leftovers() == [])
    #expect(try folder.content("c.sqlite") == folder.content("e.sqlite"))
  }

  @Test("what was measured of one audit is not written into another that took its place")
  func overtaken() throws {
    let folder = try audited()
    #expect(mkfifo(folder.path("words"), 0o600) == 0)
    // It has read the rows and waits for the words.
    let (process, _, err) = try folder.start(["difficulty", "a.sqlite", "--lexicon", "words"])
    let words = try FileHandle(forWritingTo: folder.url.appending(path: "words"))
    let run = try folder.run("audit", "e.csv", "-o", "a.sqlite", "--force", "--quiet")
    #expect(run.code == 0)
    let new = try folder.bytes("a.sqlite")
    try words.write(contentsOf: Data("awful\n".utf8))
    try words.close()
    try process.end()
    #expect(process.terminationStatus == 74)
    let message = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(message.contains("another file has taken its place"), "\(message)")
    #expect(try folder.bytes("a.sqlite") == new)
  }
}

extension Workdir {
  /// Leaves a journal as a program does that is killed while it writes.
  ///
  /// - Returns: The journal.
  func leaveJournal(of name: String) throws -> Data {
    let queue = try DatabaseQueue(path: path(name))
    var copies: [String: Data] = [:]
    try queue.writeWithoutTransaction { database in
      // So little memory that pages are written, after the journal, before the end.
      try database.execute(sql: "PRAGMA cache_size = 2; BEGIN")
      try database.execute(sql: "UPDATE samples SET text = upper(text) || hex(zeroblob(4000))")
      for file in [name, "\(name)-journal"] { copies[file] = try bytes(file) }
      try database.execute(sql: "ROLLBACK")
    }
    try queue.close()
    for (file, bytes) in copies { try bytes.write(to: url.appending(path: file)) }
    return copies["\(name)-journal"] ?? Data()
  }
}
