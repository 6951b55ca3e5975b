import Foundation
import Testing

@Suite("dslab select")
struct SelectCommandTests {
  @Test("chosen rows and suspects are written, and existing files are left alone")
  func selection() throws {
    let folder = try Workdir()
    let lines = try String(contentsOfFile: Workdir.demo, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    try folder.write("train.csv", lines.prefix(1500).joined(separator: "\n"))
    try folder.write("pool.csv", ([lines[0]] + lines.dropFirst(1500)).joined(separator: "\n"))
    let arguments = [
      "select", "pool.csv", "--train", "train.csv", "--specs", Workdir.demoSpecs, "--budget",
      "40", "-o", "chosen.csv", "--suspects", "suspects.csv",
    ]
    let run = try folder.run(arguments)
    #expect(run.code == 0)
    #expect(run.err.contains("40 of "))
    let chosen = try String(contentsOfFile: folder.path("chosen.csv"), encoding: .utf8)
    #expect(chosen.hasPrefix("rank,id,line,text,label,specification,specification_rank,reason\n"))
    let suspects = try String(contentsOfFile: folder.path("suspects.csv"), encoding: .utf8)
    #expect(suspects.contains("which demands"))

    let again = try folder.run(arguments)
    #expect(again.code == 73)
    #expect(try String(contentsOfFile: folder.path("chosen.csv"), encoding: .utf8) == chosen)
    #expect(try folder.run(arguments + ["--force", "--threads", "1"]).code == 0)
    #expect(try String(contentsOfFile: folder.path("chosen.csv"), encoding: .utf8) == chosen)
  }

  @Test("a suite is run, and leaks and missing parts are errors with their place")
  func experiments() throws {
    let folder = try Workdir()
    try folder.write(
      "suite.csv", "spec,label,text\nthanks,friendly,thank you all\ninsult,rude,you turnip\n")
    let suite = try folder.run(
      ["experiment", "suite", "--train", Workdir.demo, "--specs", "suite.csv"])
    #expect(suite.code == 0)
    #expect(suite.out.contains("functionality"))
    let base = ["experiment", "augment", "--train", Workdir.demo, "--pool", Workdir.demo]
    let noQueries = try folder.run(base + ["--specs", "suite.csv"])
    #expect(noQueries.code == 65)
    #expect(noQueries.err.contains("suite.csv: no case is held out"))
    try folder.write("leak.csv", "spec,label,text,part\na,rude,hi you,D\na,rude,Hi you,heldout\n")
    let leak = try folder.run(base + ["--specs", "leak.csv"])
    #expect(leak.code == 65)
    #expect(leak.err.contains("leak.csv:3: this query of 'a' is a test case too"))
  }
}
