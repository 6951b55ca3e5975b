import Foundation
import Testing

/// A small disk in memory, where this user may make one.
private final class SmallDisk {
  let folder: Workdir

  static let isPermitted = (try? SmallDisk(kilobytes: 64)) != nil

  init(kilobytes: Int) throws {
    folder = try Workdir()
    try mount("-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder.path("disk"))
  }

  deinit { try? run("/bin/umount", [folder.path("disk")]) }

  func protect() throws { try mount("-o", "remount,ro", folder.path("disk")) }

  private func mount(_ arguments: String...) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("disk"), withIntermediateDirectories: true)
    try run("/bin/mount", arguments)
  }

  private func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Refused() }
  }

  private struct Refused: Error {}
}

@Suite("Disks that are full or may not be written")
struct FullDiskTests {
  private static let audit = ["audit", "d.csv", "-o", "disk/a.sqlite", "--force", "--quiet"]
  private static let export = ["export", "disk/a.sqlite", "-o", "disk/out.csv", "--input", "d.csv"]

  @Test(
    "a disk without room keeps what it has, and is named",
    .enabled(if: SmallDisk.isPermitted, "this user may not mount a disk"),
    arguments: [810, 1000, 1300, 1550])
  func full(kilobytes: Int) throws {
    let disk = try SmallDisk(kilobytes: kilobytes)
    let folder = disk.folder
    try folder.write("d.csv", AuditCommandTests.small)
    try #require(try folder.run("audit", "d.csv", "-o", "a.sqlite", "--quiet").code == 0)
    let old = try folder.bytes("a.sqlite")
    try old.write(to: folder.url.appending(path: "disk/a.sqlite"))
    let run = try folder.run(Self.audit)
    #expect([73, 74].contains(run.code), "\(run.err)")
    #expect(run.err.hasPrefix("dslab: disk/a.sqlite: "))
    #expect(run.err.contains("the disk is full") || run.err.contains("no space left"), "\(run.err)")
    #expect(try folder.bytes("disk/a.sqlite") == old)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("disk")) == ["a.sqlite"])
    if kilobytes == 810 {
      let export = try folder.run(Self.export)
      #expect(export.code == 0 || export.err.contains("no space left"), "\(export.err)")
    }
  }

  @Test(
    "a disk that may only be read is refused",
    .enabled(if: SmallDisk.isPermitted, "this user may not mount a disk"))
  func readOnly() throws {
    let disk = try SmallDisk(kilobytes: 4000)
    let folder = disk.folder
    try folder.write("d.csv", AuditCommandTests.small)
    try #require(try folder.run(Self.audit).code == 0)
    let old = try folder.bytes("disk/a.sqlite")
    try disk.protect()
    for arguments in [Self.audit, Self.export] {
      let run = try folder.run(arguments)
      #expect(run.code == 73 && run.err.contains("read-only"), "\(run.err)")
    }
    // What only reads works there.
    #expect(try folder.run("summary", "disk/a.sqlite").code == 0)
    let difficulty = try folder.run("difficulty", "disk/a.sqlite")
    #expect(difficulty.code == 74, "\(difficulty.err)")
    #expect(try folder.bytes("disk/a.sqlite") == old)
  }

  @Test("a folder that may only be read is refused", .enabled(if: geteuid() != 0, "root may write"))
  func protectedFolder() throws {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    let disk = folder.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    #expect(chmod(disk, 0o500) == 0)
    let run = try folder.run(Self.audit)
    #expect(run.code == 73 && run.err.contains("permission denied"), "\(run.err)")
  }

  @Test("a quota that is used up is an error like a full disk", arguments: [100, 1000, 1500])
  func quota(blocks: Int) throws {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("a.sqlite", "what was there before")
    let (process, _, err) = try folder.start(
      [
        "-c", "ulimit -f \(blocks); exec \"$0\" audit d.csv -o a.sqlite --force --quiet",
        Workdir.program.path,
      ], of: URL(filePath: "/bin/sh"))
    try process.end()
    let message = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect([73, 74].contains(process.terminationStatus), "\(message)")
    #expect(message.contains("a.sqlite") && message.contains("could not be written"), "\(message)")
    #expect(try folder.bytes("a.sqlite") == Data("what was there before".utf8))
    #expect(try folder.files() == ["a.sqlite", "d.csv"])
  }
}
