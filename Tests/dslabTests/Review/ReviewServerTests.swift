import DatasetLab
import Foundation
import Testing

@Suite("The review server")
struct ReviewServerTests {
  private static let running: Result<RunningReview, any Error> = Result {
    let folder = try Workdir()
    let audit = try folder.run(
      "audit", Workdir.demo, "--specs", Workdir.demoSpecs, "--slice-column", "source", "--quiet",
      "-o", "a.sqlite")
    try #require(audit.code == 0)
    return try RunningReview(folder)
  }

  private var review: RunningReview { get throws { try Self.running.get() } }

  private static let paths = [
    "/", "/review.js", "/style.css", "/api/state", "/api/facets", "/api/suspect",
    "/api/nearest?sample=0",
  ]

  private func get(_ path: String, _ headers: [String: String]) throws -> LocalHTTP.Answer {
    let review = try review
    let page = path == "/" ? "/?token=\(review.token)" : path
    return try review.http.ask(
      "GET", page, headers: ["X-Dslab-Token": review.token].merging(headers) { $1 })
  }

  @Test("the page and its data are served to who knows the token", arguments: paths)
  func served(path: String) throws {
    #expect(try get(path, [:]).status == 200)
    let port = try review.http.port
    let own = ["Origin": "http://localhost:\(port)", "Host": "localhost:\(port)"]
    #expect(try get(path, own.merging(["Sec-Fetch-Site": "same-origin"]) { $1 }).status == 200)
  }

  @Test(
    "a foreign Host is refused",
    arguments: paths, ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:PORT", ""])
  func foreignHost(path: String, host: String) throws {
    let host = host.replacing("PORT", with: "\(try review.http.port)")
    #expect(try get(path, ["Host": host]).status == 403)
  }

  @Test(
    "a foreign Origin is refused",
    arguments: paths,
    ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:PORT", "file://"])
  func foreignOrigin(path: String, origin: String) throws {
    let origin = origin.replacing("PORT", with: "\(try review.http.port)")
    #expect(try get(path, ["Origin": origin]).status == 403)
  }

  @Test(
    "what a browser says comes from elsewhere is refused", arguments: paths,
    ["cross-site", "same-site"])
  func foreignSite(path: String, site: String) throws {
    #expect(try get(path, ["Sec-Fetch-Site": site]).status == 403)
  }

  @Test("without the token there are no data, no page and no decision")
  func strangers() throws {
    let review = try review
    let near = String(review.token.dropLast()) + (review.token.hasSuffix("0") ? "1" : "0")
    for wrong in ["", "x", near, review.token + "0"] {
      for path in ["/api/state", "/api/facets", "/api/suspect", "/api/nearest?sample=0"] {
        #expect(try get(path, ["X-Dslab-Token": wrong]).status == 403)
      }
      #expect(try review.http.ask("GET", "/?token=\(wrong)").status == 403)
      let headers = ["X-Dslab-Token": wrong, "Content-Type": "application/json"]
      let body = Data(#"{"sample_id": 0, "decision": "remove"}"#.utf8)
      for path in ["/api/decide", "/api/undo"] {
        let path = "\(path)?token=\(review.token)"
        #expect(
          try review.http.ask("POST", path, headers: headers, body: body).status == 403)
      }
    }
    #expect(try review.http.ask("GET", "/").status == 403)
    let count: Int? = try review.folder.value("a.sqlite", "SELECT count(*) FROM decisions")
    #expect(count == 0)
  }

  @Test(
    "a wrong method is refused",
    arguments: [
      ("POST", "/"), ("HEAD", "/"), ("POST", "/style.css"), ("PUT", "/api/state"),
      ("POST", "/api/suspect"), ("GET", "/api/decide"), ("DELETE", "/api/decide"),
      ("OPTIONS", "/api/decide"), ("GET", "/api/undo"), ("TRACE", "/api/undo"), ("PATCH", "/"),
    ])
  func methods(method: String, path: String) throws {
    let review = try review
    let answer = try review.http.ask(
      method, path, headers: ["X-Dslab-Token": review.token])
    #expect(answer.status == 405)
    #expect(
      answer.headers["allow"]
        == (path.hasPrefix("/api/") && answer.text.contains("POST")
          ? "POST" : "GET"))
  }

  @Test("too large a body is refused, and what is in it is no request")
  func oversized() throws {
    let review = try review
    let hidden = "GET /api/state HTTP/1.1\r\nHost: 127.0.0.1:\(review.http.port)\r\n\r\n"
    let padding = String(repeating: " ", count: 70_000) + hidden
    #expect(try review.post("/api/decide", padding).status == 413)
    #expect(try review.post("/api/undo", padding).status == 413)
    let chunked = """
      POST /api/decide HTTP/1.1\r\nHost: 127.0.0.1:\(review.http.port)\r
      X-Dslab-Token: \(review.token)\r\nContent-Type: application/json\r
      Transfer-Encoding: chunked\r\nConnection: close\r\n\r
      20000\r\n\(String(repeating: "{", count: 0x20000))\r\n0\r\n\r\n
      """
    let answers = LocalHTTP.answers(in: try review.http.exchange(Data(chunked.utf8)))
    #expect(answers.map(\.status) == [413])
    #expect(try get("/api/state", [:]).status == 200)
  }

  @Test(
    "a malformed body is refused",
    arguments: [
      "", "{", "[]", "null", "{}", "\u{0}", #"{"sample_id": "0", "decision": "keep"}"#,
      #"{"sample_id": 0}"#, #"{"sample_id": 0, "decision": "burn"}"#,
      #"{"sample_id": 1e99, "decision": "keep"}"#, #"{"sample_id": 99999, "decision": "keep"}"#,
      #"{"sample_id": 0, "decision": "relabel"}"#,
      #"{"sample_id": 0, "decision": "relabel", "new_label": "no such"}"#,
      #"{"sample_id": 0, "decision": "keep", "basis": 7}"#,
      String(repeating: "[", count: 60_000),
    ])
  func malformed(body: String) throws {
    let answer = try review.post("/api/decide", body)
    #expect(answer.status == 400)
    #expect(try !answer.json([String: String].self)["error", default: ""].isEmpty)
  }

  @Test("a form of another page cannot pass for JSON")
  func forms() throws {
    let body = #"{"sample_id": 0, "decision": "keep"}"#
    #expect(try review.post("/api/decide", body, type: "text/plain").status == 415)
    #expect(
      try review.post("/api/decide", body, type: "application/x-www-form-urlencoded").status
        == 415)
  }

  @Test(
    "a query that makes no sense is refused",
    arguments: [
      "/api/suspect?by=luck", "/api/suspect?sample=x", "/api/suspect?after=-1",
      "/api/suspect?before=3000", "/api/nearest", "/api/nearest?sample=1;DROP",
    ])
  func queries(path: String) throws { #expect(try review.get(path).status == 400) }

  @Test(
    "what is not there is not found",
    arguments: ["/a.sqlite", "/../a.sqlite", "/%2e%2e/a.sqlite", "/api", "/api/", "/index.html"])
  func missing(path: String) throws { #expect(try review.get(path).status == 404) }

  @Test("every answer, refusals too, keeps the browser from doing anything else with it")
  func headers() throws {
    let answers = try [
      get("/", [:]), get("/review.js", [:]), get("/api/suspect", [:]),
      get("/", ["Host": "evil.example"]), review.get("/none"), review.post("/api/decide", "{"),
    ]
    for answer in answers {
      let policy = answer.headers["content-security-policy"] ?? ""
      for rule in [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
      ] {
        #expect(policy.contains(rule), "\(rule)")
      }
      #expect(!policy.contains("unsafe"))
      #expect(answer.headers["x-content-type-options"] == "nosniff")
      #expect(answer.headers["referrer-policy"] == "no-referrer")
      #expect(answer.headers["cache-control"] == "no-store")
      #expect(answer.headers["access-control-allow-origin"] == nil)
    }
  }

  @Test("bytes that are no request get no data")
  func garbage() throws {
    let review = try review
    for bytes in ["\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"] {
      let answers = LocalHTTP.answers(in: try review.http.exchange(Data(bytes.utf8), isAll: true))
      #expect(answers.allSatisfy { $0.status >= 400 })
    }
    #expect(try get("/api/state", [:]).status == 200)
  }

  @Test("the page makes nodes of texts and never markup, styles or scripts")
  func sources() throws {
    let folder = Workdir.package.appending(path: "Sources/dslab/Review/Page")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 10)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for word in [
        "innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(",
        "setAttribute(\"on", " style=", "<style", "onclick=", "createContextualFragment",
        "DOMParser", "srcdoc", "https://",
      ] {
        #expect(!text.contains(word), "\(file.lastPathComponent): \(word)")
      }
    }
  }
}
