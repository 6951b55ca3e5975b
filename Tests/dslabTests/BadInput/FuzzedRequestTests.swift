import Foundation
import Testing

/// What a fuzzer has found of configurations and of requests to the review server, for the program
/// as it is.
@Suite("Inputs that a fuzzer has found")
struct FuzzedRequestTests {
  private static func inputs(of corpus: String) throws -> [(name: String, bytes: Data)] {
    let folder = Workdir.package.appending(path: "fixtures/fuzz/\(corpus)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, try Data(contentsOf: folder.appending(path: $0)))
    }
  }

  @Test("configurations are followed or refused")
  func configurations() throws {
    let folder = try Workdir()
    try Data(BadInput.good.bytes).write(to: folder.url.appending(path: "d.csv"))
    let inputs = try Self.inputs(of: "configuration")
    #expect(inputs.count >= 10)
    for (name, bytes) in inputs {
      try bytes.write(to: folder.url.appending(path: "c.yaml"))
      let run = try folder.run("check", "d.csv", "--config", "c.yaml")
      #expect([0, 64, 65].contains(run.code), "\(name): \(run.code) \(run.err)")
    }
  }

  private static func review() throws -> RunningReview {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try #require(try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite").code == 0)
    return try RunningReview(folder)
  }

  /// What comes back, if anything, is no fault of the server, and it goes on.
  private static func send(_ bytes: Data, to review: RunningReview, as name: String) throws {
    let answers = LocalHTTP.answers(in: try review.http.exchange(bytes, isAll: true))
    #expect(answers.allSatisfy { (200..<500).contains($0.status) }, "\(name): \(answers)")
    #expect(try review.get("/api/state").status == 200, "\(name)")
  }

  @Test("requests get an answer of the server, and the next one too")
  func requests() throws {
    let review = try Self.review()
    let port = review.http.port
    let inputs = try Self.inputs(of: "review")
    #expect(inputs.count >= 10)
    for (name, bytes) in inputs {
      let isOurs = bytes.first.map { $0 % 2 == 1 } ?? false
      var parts = String(decoding: bytes.dropFirst(), as: UTF8.self).components(separatedBy: "\n")
      let end = parts.firstIndex(of: "") ?? parts.count
      let body = parts.dropFirst(end + 1).joined(separator: "\n")
      parts = Array(parts.prefix(end)).filter { isOurs ? !$0.hasPrefix("Host") : true }
      if let first = parts.first { parts[0] = first + " HTTP/1.1" }
      if isOurs {
        parts += ["Host: 127.0.0.1:\(port)", "X-Dslab-Token: \(review.token)"]
        parts += ["Content-Type: application/json"]
      }
      parts += ["Content-Length: \(body.utf8.count)", "Connection: close", "", body]
      let sent = Data(parts.joined(separator: "\r\n").utf8)
      try Self.send(sent, to: review, as: name)
    }
  }

  @Test("bytes sent to the server get an answer or none, and the next request gets one")
  func connections() throws {
    let review = try Self.review()
    let inputs = try Self.inputs(of: "connection")
    #expect(inputs.count >= 10)
    for (name, bytes) in inputs {
      let sent = bytes.replacing(Data("PORT".utf8), with: Data("\(review.http.port)".utf8))
        .replacing(Data("TOKEN".utf8), with: Data(review.token.utf8))
      try Self.send(sent, to: review, as: name)
    }
  }
}
