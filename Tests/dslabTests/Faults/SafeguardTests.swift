import Foundation
import Testing

/// What could be lost without any fault.
@Suite("Safeguards")
struct SafeguardTests {
  private func audited() throws -> Workdir {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("s.csv", "functionality,test_case,label_gold\nf,lovely thing,good\n")
    try #require(
      try folder.run("audit", "d.csv", "-o", "a.sqlite", "--quiet", "--save-pred-probs", "p.npy")
        .code == 0)
    return folder
  }

  @Test(
    "--force never replaces an input of the command",
    arguments: [
      ["audit", "d.csv", "-o", "b.sqlite", "--save-pred-probs", "d.csv"],
      ["audit", "d.csv", "--pred-probs", "p.npy", "-o", "p.npy"],
      ["audit", "d.csv", "--specs", "s.csv", "-o", "s.csv"],
      ["report", "a.sqlite", "-o", "a.sqlite"],
      ["export", "a.sqlite", "-o", "d.csv"],
      ["export", "a.sqlite", "--pred-probs", "./a.sqlite"],
      ["compare", "a.sqlite", "d.csv", "-o", "d.csv"],
      ["compare", "a.sqlite", "d.csv", "--report", "a.sqlite"],
      ["select", "d.csv", "--train", "d.csv", "--specs", "s.csv", "--budget", "1", "-o", "s.csv"],
    ])
  func inputs(arguments: [String]) throws {
    let folder = try audited()
    let names = try folder.files()
    let before = try names.map { try folder.bytes($0) }
    let run = try folder.run(arguments + ["--force"])
    #expect(run.code == 73 && run.err.contains("it is an input of the command"), "\(run.err)")
    #expect(try folder.files() == names)
    #expect(try names.map { try folder.bytes($0) } == before)
  }

  @Test("probabilities that are there already are replaced with --force only")
  func probabilities() throws {
    let folder = try audited()
    let arguments = ["audit", "d.csv", "-o", "b.sqlite", "--quiet", "--save-pred-probs", "p.npy"]
    let run = try folder.run(arguments)
    #expect(run.code == 73 && run.err.contains("--force"))
    #expect(try folder.run(arguments + ["--force"]).code == 0)
  }

  @Test("a file that ends within a row is not audited as if it were whole")
  func cutShort() throws {
    let folder = try Workdir()
    let whole = Array(AuditCommandTests.small.utf8)
    let last = try #require(whole.dropLast().lastIndex(of: 0x0A)) + 1
    let label = try #require(whole.lastIndex(of: 0x2C)) + 1
    for end in last..<whole.count {
      try Data(whole[..<end]).write(to: folder.url.appending(path: "d.csv"))
      let run = try folder.run("check", "d.csv")
      // Only a row's end and a label's end may be the end of a file.
      #expect((run.code == 0) == (end == last || end == whole.count - 1), "\(end): \(run.err)")
      if end > last && end < label {
        #expect(run.code == 65 && run.err.contains("d.csv:61: the file ends within this row"))
      }
    }
  }
}
