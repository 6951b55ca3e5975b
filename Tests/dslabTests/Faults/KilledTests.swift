import Foundation
import Testing

/// Audits that are ended from outside at some moment.
@Suite("Killed audits")
struct KilledTests {
  private static let arguments = ["audit", Workdir.demo, "-o", "a.sqlite", "--force"]

  /// How many times; the environment can ask for more.
  private static let kills =
    ProcessInfo.processInfo.environment["DSLAB_KILLS"].flatMap { Int($0) } ?? 25

  /// A folder with an audit of other data than those of the demo.
  private func prepared() throws -> (folder: Workdir, old: Data) {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try #require(try folder.run("audit", "d.csv", "-o", "a.sqlite", "--quiet").code == 0)
    return (folder, try folder.bytes("a.sqlite"))
  }

  @Test(
    "killed at any time, an audit leaves the old file or the new one, and the next run cleans up")
  func anyTime() throws {
    let (folder, old) = try prepared()
    let start = Date.now
    try #require(try folder.run(Self.arguments).code == 0)
    let whole = Date.now.timeIntervalSince(start)
    var rng = SystemRandomNumberGenerator()
    for kill in 0..<Self.kills {
      try old.write(to: folder.url.appending(path: "a.sqlite"))
      let (process, _, _) = try folder.start(Self.arguments + ["--quiet"])
      Thread.sleep(forTimeInterval: .random(in: 0...whole, using: &rng))
      process.killAndWait()
      if try folder.bytes("a.sqlite") != old {
        #expect(try folder.integrity("a.sqlite") == "ok")
        #expect(try folder.value("a.sqlite", "SELECT count(*) FROM suspects") == 3000)
      }
      #expect(try folder.leftovers().count <= 1, "kill \(kill)")
    }
    #expect(try folder.run(Self.arguments).code == 0)
    #expect(try folder.files() == ["a.sqlite", "d.csv"])
  }

  @Test(
    "so does one that is killed when a stage ends",
    arguments: [
      "read", "featurise", "train", "score", "rank", "store",
    ])
  func stages(stage: String) throws {
    let (folder, old) = try prepared()
    let (process, _, err) = try folder.start(Self.arguments)
    _ = try Patience.line(with: stage, from: err, of: "dslab audit")
    process.killAndWait()
    if try folder.bytes("a.sqlite") != old {
      #expect(stage == "store")
      #expect(try folder.value("a.sqlite", "SELECT count(*) FROM suspects") == 3000)
    }
    #expect(try folder.integrity("a.sqlite") == "ok")
    try #require(try folder.run("audit", "d.csv", "-o", "a.sqlite", "--force", "--quiet").code == 0)
    #expect(try folder.files() == ["a.sqlite", "d.csv"])
  }

  @Test("whoever says nohup means it: a closed terminal does not end the audit")
  func nohup() throws {
    let folder = try Workdir()
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let shell = URL(filePath: "/bin/sh")
    let (process, _, _) = try folder.start(
      ["-c", "trap '' HUP; exec \"$0\" audit pipe -o a.sqlite --quiet", Workdir.program.path],
      of: shell)
    while try folder.leftovers().isEmpty { usleep(5000) }
    kill(process.processIdentifier, SIGHUP)
    usleep(100_000)
    let pipe = try FileHandle(forWritingTo: folder.url.appending(path: "pipe"))
    try pipe.write(contentsOf: Data(AuditCommandTests.small.utf8))
    try pipe.close()
    try process.end()
    #expect(process.terminationStatus == 0)
    #expect(try folder.files() == ["a.sqlite", "pipe"])
  }

  @Test("a reader that goes away does not stop an audit, and ends a list as a success")
  func pipes() throws {
    let folder = try Workdir()
    func shell(_ script: String) throws -> Int32 {
      let (process, _, _) = try folder.start(["-c", script], of: URL(filePath: "/bin/bash"))
      try process.end()
      return process.terminationStatus
    }
    let dslab = "set -o pipefail; '\(Workdir.program.path)'"
    #expect(try shell("\(dslab) audit '\(Workdir.demo)' -o a.sqlite 2>&1 | head -1") == 0)
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM suspects") == 3000)
    #expect(try shell("\(dslab) suspects a.sqlite --format ndjson --top 3000 | head -1") == 0)
    #expect(try folder.files() == ["a.sqlite"])
  }

  @Test("standard output on a full disk is an input-output error")
  func fullOutput() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let (folder, _) = try prepared()
    let (process, _, err) = try folder.start(
      ["-c", "exec \"$0\" suspects a.sqlite > /dev/full", Workdir.program.path],
      of: URL(filePath: "/bin/sh"))
    try process.end()
    #expect(process.terminationStatus == 74)
    let words = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(words == "dslab: standard output: writing failed: no space left on device\n")
  }
}
