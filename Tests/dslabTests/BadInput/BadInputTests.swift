import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
  /// An audit that some inputs are about: rows r0 to r19, labels bad and good.
  private static let audit: Result<[UInt8], any Error> = Result {
    let folder = try Workdir()
    let rows = (0..<20).map { row in
      "r\(row),text \(row % 2 == 0 ? "cold" : "warm") \(row),\(row % 2 == 0 ? "bad" : "good")\n"
    }
    try folder.write("d.csv", "id,text,label\n" + rows.joined())
    let run = try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite")
    try #require(run.code == 0, "\(run.err)")
    return Array(try Data(contentsOf: folder.url.appending(path: "a.sqlite")))
  }

  @Test("is answered with the right exit code and words that help", arguments: BadInput.all)
  func answered(input: BadInput) throws {
    let folder = try Workdir()
    for (name, content) in input.files {
      try Data(content.bytes).write(to: folder.url.appending(path: name))
    }
    let needsAudit = input.arguments.first != "audit" && input.arguments.contains("a.sqlite")
    if needsAudit, input.files["a.sqlite"] == nil {
      try Data(try Self.audit.get()).write(to: folder.url.appending(path: "a.sqlite"))
    }
    try input.prepare(folder)
    let before = try folder.files()
    let run = try folder.run(input.arguments)
    let said = run.out + run.err
    #expect(run.code == input.code, "\(said.prefix(600))")
    for part in input.says { #expect(said.contains(part), "\(part)\n\(said.prefix(600))") }
    if run.code == 0 { return }
    #expect(run.out.isEmpty)
    #expect(run.err.utf8.count < 1200, "a message is short, whatever the value")
    #expect(run.code == 64 || run.err.split(separator: "\n").count == 1, "\(run.err)")
    #expect(!run.err.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0 == "\u{202E}" })
    #expect(try folder.files() == before, "nothing is left behind")
  }

  @Test("there are 120 kinds of it or more, each of its own")
  func catalogue() {
    #expect(BadInput.all.count >= 120)
    #expect(Set(BadInput.all.map(\.name)).count == BadInput.all.count)
    #expect(BadInput.all.allSatisfy { !$0.says.isEmpty })
  }
}
