import DatasetLab
import Foundation
import Testing

/// Numbers that count how often they are computed.
private struct Numbers: WorkPiece, Equatable {
  var values: [Double]

  init(_ values: [Double]) { self.values = values }

  init?(from reader: inout WorkReader) {
    guard let values = reader.take(Double.self) else { return nil }
    self.values = values
  }

  func write(to writer: inout WorkWriter) { writer.put(values) }
}

@Suite("Work file")
struct WorkFileTests {
  private let folder: TemporaryFolder
  private var output: String { folder.url.appendingPathComponent("a.sqlite").path }

  init() throws { folder = try TemporaryFolder() }

  /// Makes pieces as an audit would, and says which were made and which were there.
  private func work(
    _ names: [String], key: [UInt8] = Array(repeating: 7, count: 32), resumes: Bool = true
  ) -> (file: WorkFile, made: [String]) {
    let file = WorkFile(beside: output, resumes: resumes)
    file.key = { key }
    var made: [String] = []
    for name in names {
      let piece = file.piece(name) { () -> Numbers in
        made.append(name)
        return Numbers(Self.values(name))
      }
      #expect(piece == Numbers(Self.values(name)))
    }
    return (file, made)
  }

  private static func values(_ name: String) -> [Double] {
    name.utf8.map { 1 / Double($0) } + [.infinity, -0.0]
  }

  private var path: String { WorkFile(beside: output, resumes: true).path }
  private var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  @Test("what one run finished the next finds to the bit, and goes on behind it")
  func goesOn() {
    #expect(work(["first", "second"]).made == ["first", "second"])
    let next = work(["first", "second", "third"])
    #expect(next.made == ["third"])
    #expect(next.file.resumed == ["first", "second"])
    #expect(!next.file.isOfOtherAudit)
  }

  @Test("the work of another audit is not taken")
  func otherKey() {
    _ = work(["first"])
    let other = work(["first"], key: Array(repeating: 8, count: 32))
    #expect(other.made == ["first"])
    #expect(other.file.isOfOtherAudit)
  }

  @Test("a piece is taken under its own name alone")
  func otherName() {
    _ = work(["first"])
    #expect(work(["second"]).made == ["second"])
  }

  @Test("wherever the file was cut off, whole pieces are taken and the others made anew")
  func truncated() throws {
    _ = work(["first", "second"])
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    let half = 32 + (whole.count - 32) / 2 - 4
    for size in stride(from: 0, to: whole.count, by: 3) {
      try whole.prefix(size).write(to: URL(fileURLWithPath: path))
      let made = work(["first", "second"]).made
      #expect(made.contains("second"), "\(size) bytes")
      if size < half { #expect(made == ["first", "second"], "\(size) bytes") }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
    }
  }

  @Test("a damaged byte is noticed wherever it is")
  func damaged() throws {
    _ = work(["first"])
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0x10
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(work(["first"]).made == ["first"], "byte \(place)")
    }
  }

  @Test("without the wish to resume nothing is taken, and what was left is removed")
  func cleansUp() {
    _ = work(["first"])
    #expect(isThere)
    #expect(work(["first"], resumes: false).made == ["first"])
    // It took no time worth a file.
    #expect(!isThere)
  }

  @Test("what another audit is at work on is neither read nor removed")
  func locked() {
    let first = work(["first"])
    withExtendedLifetime(first.file) {
      #expect(work(["first"]).made == ["first"])
      #expect(work(["first"], resumes: false).made == ["first"])
      #expect(isThere)
    }
  }

  @Test("the lock goes with the audit, though a program being started has a copy of it")
  func copiedDescriptor() throws {
    var first: (file: WorkFile, made: [String])? = work(["first"])
    let copies = try descriptors().map { dup($0) }
    defer { for copy in copies { close(copy) } }
    #expect(copies.count == 1)
    withExtendedLifetime(first) {}
    first = nil
    #expect(work(["first"]).file.resumed == ["first"])
  }

  /// Those of this process that are open on the file.
  private func descriptors() throws -> [Int32] {
    var file = stat()
    try #require(stat(path, &file) == 0)
    return try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").compactMap(Int32.init)
      .filter { descriptor in
        var other = stat()
        return fstat(descriptor, &other) == 0
          && (other.st_dev, other.st_ino) == (file.st_dev, file.st_ino)
      }
  }

  @Test("a complete audit takes its work away, used or not")
  func removed() {
    work(["first"]).file.remove()
    #expect(!isThere)
    _ = work(["first"])
    WorkFile(beside: output, resumes: true).remove()
    #expect(!isThere)
  }

  @Test("where no file can be written the work is done without")
  func unwritable() throws {
    let nowhere = folder.url.appendingPathComponent("missing/a.sqlite").path
    let file = WorkFile(beside: nowhere, resumes: true)
    file.key = { [1] }
    #expect(file.piece("first") { Numbers([1]) } == Numbers([1]))
    #expect(file.resumed.isEmpty)
  }
}
