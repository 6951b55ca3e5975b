import Foundation
import Testing

/// An audit that replaces another, with a fault at every call that it makes to the system.
@Suite(
  "Faults of an audit", .enabled(if: Fault.library != nil, "there is no compiler or LD_PRELOAD"))
struct AuditFaultTests {
  private static let arguments = ["audit", "d.csv", "-o", "a.sqlite", "--force", "--quiet"]

  /// A folder with data, and an audit of other data.
  private func prepared() throws -> (folder: Workdir, old: Data) {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small.replacing("thing", with: "object"))
    try folder.write("old.csv", AuditCommandTests.small)
    try #require(try folder.run("audit", "old.csv", "-o", "a.sqlite", "--quiet").code == 0)
    return (folder, try folder.bytes("a.sqlite"))
  }

  /// That the output is what it was, or whole and new.
  private func isWhole(_ folder: Workdir, _ old: Data, isNew: inout Bool) throws {
    if try folder.bytes("a.sqlite") == old { return }
    isNew = true
    #expect(try folder.integrity("a.sqlite") == "ok")
    let texts: Int? = try folder.value(
      "a.sqlite", "SELECT count(*) FROM suspects WHERE text LIKE '%object%'")
    #expect(texts == 60)
  }

  @Test("killed at any call, it leaves the old file or the new one", arguments: ["kill", "torn"])
  func killed(kind: String) throws {
    let (folder, old) = try prepared()
    let fault = Fault(
      kind: kind, file: "a.sqlite", calls: kind == "torn" ? ["write"] : Fault.all)
    var replaced = 0
    let calls = try folder.sweep(fault, Self.arguments) {
      try old.write(to: folder.url.appending(path: "a.sqlite"))
    } check: { call, run in
      #expect(run.code == SIGKILL)
      var isNew = false
      try isWhole(folder, old, isNew: &isNew)
      if isNew { replaced += 1 }
      // What the next run removes: at most the folder of this one, and no journal.
      let left = try folder.leftovers()
      #expect(left.count <= 1 && left.allSatisfy { $0.hasSuffix(".partial") }, "call \(call)")
    }
    #expect(calls > 60 && replaced < 5)
    #expect(try folder.run(Self.arguments).code == 0)
    #expect(try folder.leftovers() == [])
  }

  @Test("a call that fails is named, and the old file stays as it was", arguments: [ENOSPC, EIO])
  func failing(number: Int32) throws {
    let (folder, old) = try prepared()
    let isFull = number == ENOSPC
    let fault = Fault(
      kind: isFull ? "stuck \(number)" : "errno \(number)", file: "a.sqlite",
      calls: isFull ? Fault.writing : Fault.all)
    var failures = 0
    try folder.sweep(fault, Self.arguments) {
      try old.write(to: folder.url.appending(path: "a.sqlite"))
    } check: { call, run in
      var isNew = false
      try isWhole(folder, old, isNew: &isNew)
      #expect(isNew == (run.code == 0), "call \(call): \(run.err)")
      #expect(try folder.leftovers() == [], "call \(call)")
      if run.code == 0 { return }
      failures += 1
      #expect([73, 74].contains(run.code), "call \(call): \(run.err)")
      #expect(run.err.hasPrefix("dslab: a.sqlite: "))
      #expect(run.err.split(separator: "\n").count == 1)
    }
    #expect(failures > 15)
  }

  @Test("calls that do half of their work, or are interrupted, are made again")
  func halves() throws {
    let (folder, _) = try prepared()
    try #require(try folder.run("audit", "d.csv", "-o", "b.sqlite", "--quiet").code == 0)
    for kind in ["short", "again"] {
      let fault = Fault(kind: kind, file: folder.url.lastPathComponent, calls: ["read", "write"])
      let run = try folder.run(Self.arguments, environment: fault.environment(at: 1))
      #expect(run.code == 0, "\(run.err)")
      #expect(try folder.content("a.sqlite") == folder.content("b.sqlite"))
    }
  }

  @Test("input that grows or shrinks while it is read is refused", arguments: ["grow", "shrink"])
  func changing(kind: String) throws {
    let (folder, old) = try prepared()
    // Longer than what is read at once.
    let lines = (0..<40_000).map { "word number \($0 % 97),\($0 % 2 == 0 ? "good" : "bad")\n" }
    let data = "text,label\n" + lines.joined()
    let fault = Fault(kind: kind, file: "d.csv", calls: ["read"])
    for call in 1...2 {
      try folder.write("d.csv", data)
      let run = try folder.run(Self.arguments, environment: fault.environment(at: call))
      #expect(run.code == 74 && run.err.contains("changed while it was read"), "\(run.err)")
      #expect(try folder.bytes("a.sqlite") == old)
      #expect(try folder.leftovers() == [])
    }
  }

  @Test("a failing read of the input is an input-output error")
  func unreadable() throws {
    let (folder, old) = try prepared()
    let fault = Fault(kind: "errno \(EIO)", file: "d.csv", calls: ["read"])
    let calls = try folder.sweep(fault, Self.arguments) {
      try old.write(to: folder.url.appending(path: "a.sqlite"))
    } check: { _, run in
      #expect(run.code == 74)
      #expect(run.err == "dslab: d.csv: cannot be read: input/output error\n")
      let found = try folder.bytes("a.sqlite")
      #expect(found == old)
    }
    #expect(calls == 2)
  }
}
