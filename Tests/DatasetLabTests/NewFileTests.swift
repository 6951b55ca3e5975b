import DatasetLab
import Foundation
import Testing

@Suite("New files")
struct NewFileTests {
  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test("nothing stands under the name until the file is published, and nothing else after")
  func publish() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path + "/out"
    let file = try NewFile(path, replace: false)
    try write("all of it", to: file.temporaryPath)
    #expect(try !names(folder).contains("out"))
    try file.publish()
    #expect(try names(folder) == ["out"])
    #expect(try text(path) == "all of it")
  }

  @Test("a file that is given up leaves nothing")
  func abandon() throws {
    let folder = try TemporaryFolder()
    let old = try folder.write("out", "old")
    var file: NewFile? = try NewFile(old, replace: true)
    try write("half of", to: try #require(file).temporaryPath)
    file = nil
    #expect(try names(folder) == ["out"])
    #expect(try text(old) == "old")
  }

  @Test("what a killed program left is removed, what a living one writes is not")
  func left() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path + "/out"
    let strangers = [".out.12.partial", ".other.12345678.partial", ".out.1234567g.partial"]
    for name in strangers + [".out.12345678.partial"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.url.path)/\(name)", withIntermediateDirectories: false)
      try write("half", to: "\(folder.url.path)/\(name)/out")
    }
    let first = try NewFile(path, replace: true)
    let second = try NewFile(path, replace: true)
    #expect(try names(folder).count == strangers.count + 2)
    try write("first", to: first.temporaryPath)
    try write("second", to: second.temporaryPath)
    try second.publish()
    try first.publish()
    #expect(try text(path) == "first")
    #expect(try names(folder) == (strangers + ["out"]).sorted())
  }

  @Test("of two that may not replace anything, the later one is refused")
  func race() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path + "/out"
    let files = try (0..<2).map { _ in try NewFile(path, replace: false) }
    for (place, file) in files.enumerated() { try write("\(place)", to: file.temporaryPath) }
    try files[1].publish()
    let error = #expect(throws: NewFile.Failure.self) { try files[0].publish() }
    guard case .exists = error else { throw Unexpected(failure: error) }
    #expect(try text(path) == "1")
  }

  @Test("a replaced file keeps its permissions, and a link leads to the new one")
  func kept() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("out", "old")
    #expect(chmod(path, 0o640) == 0)
    let link = folder.url.path + "/link"
    #expect(symlink("out", link) == 0)
    try NewFile.write(Array("new".utf8), to: link, replace: true)
    #expect(try text(path) == "new")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "out")
  }

  @Test("folders, pipes and devices are never replaced")
  func special() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.url.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [folder.url.path, pipe, "/dev/null"] {
      let error = #expect(throws: NewFile.Failure.self) {
        try NewFile.write([1], to: path, replace: true)
      }
      guard case .cannotCreate = error else { throw Unexpected(failure: error) }
    }
    #expect(try names(folder) == ["pipe"])
  }

  private struct Unexpected: Error { var failure: NewFile.Failure? }
}
