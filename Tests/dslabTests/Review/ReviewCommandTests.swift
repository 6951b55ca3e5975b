import DatasetLab
import Foundation
import Testing

@Suite("dslab review")
struct ReviewCommandTests {
  /// An audit of its own, because tests decide about its rows.
  private func audited(_ data: String = Workdir.demo) throws -> Workdir {
    let folder = try Workdir()
    let audit = try folder.run(
      "audit", data, "--slice-column", "source", "--quiet", "-o", "a.sqlite")
    try #require(audit.code == 0, "\(audit.err)")
    return folder
  }

  struct Step: Decodable {
    struct Suspect: Decodable {
      var sample_id: Int
      var row: SuspectRow
      var decision: Decision?
    }
    struct Progress: Decodable { var open: Int }
    var suspect: Suspect?
    var progress: Progress
  }

  struct Standing: Decodable {
    var sample_id: Int?
    var decision: Decision?
    var error: String?
  }

  @Test("decisions stand in the file at once, with the reviewer, and can be taken back")
  func decisions() throws {
    let folder = try audited()
    let review = try RunningReview(folder)
    let first = try #require(try review.get("/api/suspect").json(Step.self).suspect)
    #expect(first.row.rank == 1)
    let body = """
      {"sample_id": \(first.sample_id), "decision": "relabel",
       "new_label": "\(first.row.suggested_label)", "note": "sure"}
      """
    let written = try review.post("/api/decide", body)
    #expect(written.status == 200)
    let query = "SELECT decision || ' ' || note || ' ' || reviewer FROM decisions"
    #expect(try folder.value("a.sqlite", query) == "relabel sure ann")
    let next = try review.get("/api/suspect?after=\(first.sample_id)").json(Step.self)
    #expect(next.suspect?.row.rank == 2 && next.progress.open == 2999)
    #expect(try review.post("/api/undo", "{}").json(Standing.self).sample_id == first.sample_id)
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM decisions") == 0)
    #expect(try review.post("/api/undo", "{}").json(Standing.self).sample_id == nil)
  }

  @Test("of two reviews of one file the second is told what the first decided")
  func conflict() throws {
    let folder = try audited()
    let (one, two) = (try RunningReview(folder), try RunningReview(folder))
    #expect(one.token != two.token && one.token.count == 32)
    #expect(try one.post("/api/decide", #"{"sample_id": 5, "decision": "keep"}"#).status == 200)
    let late = try two.post("/api/decide", #"{"sample_id": 5, "decision": "remove"}"#)
    #expect(late.status == 409)
    let theirs = try late.json(Standing.self)
    #expect(theirs.decision?.decision == .keep && theirs.decision?.reviewer == "ann")
    #expect(try folder.value("a.sqlite", "SELECT decision FROM decisions") == "keep")
    let seen = try #require(
      try two.get("/api/suspect?sample=5").json(Step.self).suspect?.decision)
    let basis = String(decoding: try JSONEncoder().encode(seen), as: UTF8.self)
    let again = #"{"sample_id": 5, "decision": "remove", "basis": \#(basis)}"#
    #expect(try two.post("/api/decide", again).status == 200)
    #expect(try one.post("/api/undo", "{}").status == 409)
    #expect(try folder.value("a.sqlite", "SELECT decision FROM decisions") == "remove")
  }

  @Test("hostile texts, labels and ids come back as JSON data, and the page has none of them")
  func hostile() throws {
    let folder = try Workdir()
    try folder.write("hostile.csv", HostileTexts.csv)
    let audit = try folder.run(
      "audit", "hostile.csv", "--slice-column", "source", "--quiet", "-o", "a.sqlite")
    try #require(audit.code == 0, "\(audit.err)")
    let review = try RunningReview(folder)
    for (row, text) in HostileTexts.all.enumerated() {
      let answer = try review.get("/api/suspect?sample=\(row)")
      #expect(answer.headers["content-type"] == "application/json")
      let suspect = try #require(try answer.json(Step.self).suspect)
      #expect(suspect.row.text == text)
      #expect(suspect.row.id == "<b>\(row)</b>")
      #expect(try review.get("/api/nearest?sample=\(row)").status == 200)
    }
    let page = try review.http.ask("GET", "/?token=\(review.token)")
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    #expect(!page.text.contains("attacked") && page.text.contains(review.token))
    let label = try JSONEncoder().encode(HostileTexts.label)
    let body = """
      {"sample_id": 0, "decision": "relabel", "new_label": \(String(decoding: label, as: UTF8.self)),
       "note": "<script>attacked()</script>"}
      """
    #expect(try review.post("/api/decide", body).status == 200)
    #expect(try folder.value("a.sqlite", "SELECT new_label FROM decisions") == HostileTexts.label)
  }

  @Test("it listens on the loopback interface only")
  func loopback() throws {
    let review = try RunningReview(try audited())
    #expect(review.address.hasPrefix("http://127.0.0.1:\(review.http.port)/?token="))
    guard let table = try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8) else { return }
    let port = String(review.http.port, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: 4 - port.count) + port
    #expect(table.contains("0100007F:\(padded) 00000000:0000 0A"))
    #expect(!table.contains("00000000:\(padded) 00000000:0000 0A"))
  }

  @Test("Ctrl-C ends it as a success, and the file is whole")
  func interrupted() throws {
    let folder = try audited()
    let review = try RunningReview(folder)
    _ = try review.get("/api/suspect")
    #expect(try review.post("/api/decide", #"{"sample_id": 1, "decision": "keep"}"#).status == 200)
    #expect(try review.interrupt() == 0)
    #expect(try folder.files() == ["a.sqlite"])
    #expect(try folder.value("a.sqlite", "PRAGMA integrity_check") == "ok")
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM decisions") == 1)
  }

  @Test("what cannot be reviewed is refused with a reason")
  func refused() throws {
    let folder = try audited()
    let review = try RunningReview(folder)
    let taken = try folder.run("review", "a.sqlite", "--no-open", "--port", "\(review.http.port)")
    #expect(taken.code == 74 && taken.err.contains("--port 0"))
    let cases: [([String], Int32, String)] = [
      (["none.sqlite"], 66, "no such file"),
      (["a.sqlite", "--label", "nobody"], 64, "complaint, friendly, rude"),
      (["a.sqlite", "--by", "aum"], 64, "--dynamics"),
      (["a.sqlite", "--by", "spec"], 64, "--specs"),
      (["a.sqlite", "--port", "70000"], 64, "70000"),
    ]
    for (arguments, code, words) in cases {
      let run = try folder.run(["review", "--no-open"] + arguments)
      #expect(run.code == code && run.err.contains(words), "\(run.err)")
    }
  }
}
