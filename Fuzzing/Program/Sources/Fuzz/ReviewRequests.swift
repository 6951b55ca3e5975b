import DatasetLab
import FlyingFox
import Foundation

/// Requests to the review server: whatever they say, the answer is never a fault of the server, the
/// page's policy is on it, and nothing is told to who does not know the token.
///
/// An input is a method, a blank, a path with its query, then lines of headers, an empty line and
/// the body. Headers that a page of ours sends are put in where the first byte is odd.
enum ReviewRequests {
  struct Broken: Error { var what: String }

  private static let token = AccessToken()

  /// The audit that is reviewed.
  static let audited = Result { () -> (ReviewSession, ReviewMessages.State) in
    let path = ProcessInfo.processInfo.environment["FUZZ_AUDIT"] ?? "audit.sqlite"
    let session = try ReviewSession(AuditFile(path: path))
    let state = ReviewMessages.State(
      name: "audit", reviewer: nil, rows: session.count, labels: session.labels,
      orders: SuspectOrder.allCases.map(\.rawValue), by: "consensus", label: nil)
    return (session, state)
  }

  private static let routes = Result { () -> ReviewRoutes in
    let (session, state) = try audited.get()
    return ReviewRoutes(
      gate: RequestGate(port: 80, token: token), token: token, session: session, state: state)
  }

  static func check(_ bytes: [UInt8]) throws {
    guard let first = bytes.first else { return }
    let isOurs = first % 2 == 1
    let routes = try routes.get()
    let request = request(bytes.dropFirst(), isOurs: isOurs)
    let knows =
      request.headers[RequestGate.tokenHeader] == token.text
      || request.query["token"] == token.text
    let answer = answer(routes, request)
    let status = answer.statusCode.code
    if status >= 500 { throw Broken(what: "status \(status) for \(request.target)") }
    if answer.headers[HTTPHeader("Content-Security-Policy")] == nil {
      throw Broken(what: "an answer without its policy")
    }
    if status == 200 && !knows && request.path.hasPrefix("/api") {
      throw Broken(what: "a stranger was answered")
    }
  }

  private static func request(_ bytes: ArraySlice<UInt8>, isOurs: Bool) -> HTTPRequest {
    var lines = bytes.split(separator: 0x0A, maxSplits: 40, omittingEmptySubsequences: false)
    let start = String(decoding: lines.isEmpty ? [] : lines.removeFirst(), as: UTF8.self)
      .split(separator: " ", maxSplits: 1)
    let end = lines.firstIndex { $0.isEmpty } ?? lines.count
    var headers: [HTTPHeader: String] = [:]
    for line in lines[..<end] {
      let parts = String(decoding: line, as: UTF8.self).split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[HTTPHeader(String(parts[0]))] = String(parts[1]) }
    }
    if isOurs {
      headers[.host] = "127.0.0.1:80"
      headers[RequestGate.tokenHeader] = token.text
      headers[.contentType] = "application/json"
    }
    let target = URLComponents(string: start.count > 1 ? String(start[1]) : "/")
    return HTTPRequest(
      method: HTTPMethod(start.first.map(String.init) ?? "GET"), version: .http11,
      path: target?.path ?? "/",
      query: (target?.queryItems ?? []).map { .init(name: $0.name, value: $0.value ?? "") },
      headers: headers, body: Data(lines.dropFirst(end + 1).joined(separator: [0x0A])))
  }

  private static func answer(_ routes: ReviewRoutes, _ request: HTTPRequest) -> HTTPResponse {
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var answer = HTTPResponse(statusCode: .internalServerError)
    Task {
      answer = await routes.handleRequest(request)
      done.signal()
    }
    done.wait()
    return answer
  }
}
