import Foundation
import Testing

/// The other commands that write, with a fault at every call that they make to the system.
@Suite("Faults of other commands", .enabled(if: Fault.library != nil, "there is no LD_PRELOAD"))
struct OutputFaultTests {
  private func audited() throws -> Workdir {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("decided.csv", "id,decision,new_label\nr1,keep,\nr2,relabel,bad\nr5,remove,\n")
    try #require(try folder.run("audit", "d.csv", "-o", "a.sqlite", "--quiet").code == 0)
    return folder
  }

  @Test(
    "what export, report and select write is there whole or not at all",
    arguments: [
      ["export", "a.sqlite", "--force", "-o", "out.csv"],
      ["export", "a.sqlite", "--force", "--pred-probs", "out.npy"],
      ["report", "a.sqlite", "--force", "-o", "out.html"],
      ["compare", "a.sqlite", "d.csv", "--force", "--report", "out.html"],
    ])
  func files(arguments: [String]) throws {
    let folder = try audited()
    let name = try #require(arguments.last)
    try #require(try folder.run(arguments).code == 0)
    let whole = try folder.bytes(name)
    let old = Data("what was there before".utf8)
    for kind in ["kill", "torn", "stuck \(ENOSPC)", "errno \(EIO)"] {
      let isFull = kind.hasPrefix("stuck")
      let fault = Fault(
        kind: kind, file: name,
        calls: kind == "torn" ? ["write"] : isFull ? Fault.writing : Fault.all)
      try folder.sweep(fault, arguments) {
        try old.write(to: folder.url.appending(path: name))
      } check: { call, run in
        let found = try folder.bytes(name)
        #expect(found == old || found == whole, "\(kind) \(call)")
        if kind == "kill" || kind == "torn" { return }
        #expect((found == whole) == (run.code == 0), "\(kind) \(call)")
        #expect([0, 73, 74].contains(run.code))
        #expect(run.code == 0 || run.err.contains(name), "\(run.err)")
        // What runs that were killed left is gone too.
        #expect(try folder.leftovers() == [], "\(kind) \(call)")
      }
    }
  }

  @Test(
    "what is written into an audit is there whole or not at all",
    arguments: [["difficulty", "a.sqlite"], ["import-decisions", "a.sqlite", "decided.csv"]])
  func insertions(arguments: [String]) throws {
    let folder = try audited()
    let old = try folder.bytes("a.sqlite")
    let before = try folder.content("a.sqlite")
    try #require(try folder.run(arguments).code == 0)
    let after = try folder.content("a.sqlite").map(Self.withoutTime)
    for kind in ["kill", "torn", "stuck \(ENOSPC)", "errno \(EIO)"] {
      let isFull = kind.hasPrefix("stuck")
      let fault = Fault(
        kind: kind, file: "a.sqlite",
        calls: kind == "torn" ? ["write"] : isFull ? Fault.writing : Fault.all)
      var cutShort = 0
      try folder.sweep(fault, arguments) {
        try? FileManager.default.removeItem(atPath: folder.path("a.sqlite-journal"))
        try old.write(to: folder.url.appending(path: "a.sqlite"))
      } check: { call, run in
        if FileManager.default.fileExists(atPath: folder.path("a.sqlite-journal")) {
          cutShort += 1
          // One that only reads takes back what was cut short.
          if cutShort % 10 == 1 {
            let summary = try folder.run("summary", "a.sqlite")
            #expect(summary.code == 0, "\(summary.err)")
          }
        }
        #expect(try folder.integrity("a.sqlite") == "ok", "\(kind) \(call)")
        let found = try folder.content("a.sqlite")
        let isOld = found == before
        #expect(isOld || found.map(Self.withoutTime) == after, "\(kind) \(call)")
        if run.code == 0 { #expect(!isOld) }
        if kind == "kill" || kind == "torn" { return }
        #expect([0, 65, 66, 74].contains(run.code), "\(run.err)")
        #expect(run.code == 0 || run.err.hasPrefix("dslab: a.sqlite: "), "\(run.err)")
      }
      #expect(cutShort > 10 || kind != "kill")
    }
  }

  /// A row without the time of a decision.
  private static func withoutTime(_ row: String) -> String {
    row.replacing(#/decided_at:"[^"]*"/#, with: "")
  }
}
