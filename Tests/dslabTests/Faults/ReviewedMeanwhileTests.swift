import Foundation
import Testing

/// A review page that is open while others read, write or replace its file.
@Suite("A review and other commands on one file")
struct ReviewedMeanwhileTests {
  private func audited() throws -> Workdir {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("decided.csv", "id,decision,new_label\nr1,keep,\nr2,relabel,bad\n")
    try #require(try folder.run("audit", "d.csv", "-o", "a.sqlite", "--quiet").code == 0)
    return folder
  }

  @Test("decisions and other commands do not get in each other's way")
  func together() throws {
    let folder = try audited()
    let reviews = try (0..<2).map { _ in try RunningReview(folder) }
    var commands: [Process] = []
    for row in 10..<40 {
      let body = #"{"sample_id": \#(row), "decision": "remove"}"#
      #expect(try reviews[row % 2].post("/api/decide", body).status == 200)
      #expect(try reviews[(row + 1) % 2].get("/api/suspect").status == 200)
      if row % 6 == 0 {
        commands += try [
          ["difficulty", "a.sqlite", "--json"], ["import-decisions", "a.sqlite", "decided.csv"],
          ["export", "a.sqlite", "-o", "out\(row).csv"],
          ["report", "a.sqlite", "-o", "out\(row).html"],
        ].map { try folder.start($0).process }
      }
    }
    for command in commands {
      try command.end()
      #expect(command.terminationStatus == 0, "\(command.arguments ?? [])")
    }
    #expect(try folder.integrity("a.sqlite") == "ok")
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM decisions") == 32)
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM difficulty") == 1)
    #expect(try folder.leftovers() == [])
  }

  @Test(
    "a decision about an audit that was replaced meanwhile is refused, and the new one is whole")
  func replaced() throws {
    let folder = try audited()
    let review = try RunningReview(folder)
    #expect(try review.get("/api/suspect").status == 200)
    let run = try folder.run(
      "audit", "d.csv", "--seed", "1", "-o", "a.sqlite", "--force", "--quiet")
    #expect(run.code == 0, "\(run.err)")
    let new = try folder.bytes("a.sqlite")
    let answer = try review.post("/api/decide", #"{"sample_id": 1, "decision": "keep"}"#)
    #expect(answer.status == 500)
    #expect(answer.text.contains("another file has taken its place"), "\(answer.text)")
    #expect(try review.get("/api/suspect").status == 500)
    #expect(try folder.bytes("a.sqlite") == new)
    #expect(try review.interrupt() == 0)
    #expect(try folder.integrity("a.sqlite") == "ok")
    #expect(try folder.leftovers() == [])
  }

  @Test("a review that is killed leaves every decision that it said was written")
  func killed() throws {
    let folder = try audited()
    for row in 0..<10 {
      let review = try RunningReview(folder)
      let body = #"{"sample_id": \#(row), "decision": "keep"}"#
      #expect(try review.post("/api/decide", body).status == 200)
      review.kill()
      #expect(try folder.integrity("a.sqlite") == "ok")
      #expect(try folder.value("a.sqlite", "SELECT count(*) FROM decisions") == row + 1)
    }
  }
}
