import FlyingFox
import Foundation

/// An answer, with what keeps a browser from doing anything with it but showing our page.
struct Reply: Sendable {
  var status: HTTPStatusCode = .ok
  var type: String
  var body: Data
  var allow: String?

  /// JSON.
  static func json(_ value: some Encodable, status: HTTPStatusCode = .ok) throws -> Reply {
    Reply(status: status, type: "application/json", body: try JSONEncoder().encode(value))
  }

  /// A part of the page.
  static func asset(_ bytes: [UInt8], _ type: String) -> Reply {
    Reply(type: "\(type); charset=utf-8", body: Data(bytes))
  }

  /// A refusal as JSON, with a sentence for people.
  static func refusal(_ status: HTTPStatusCode, _ why: String, allow: String? = nil) -> Reply {
    let body = (try? JSONEncoder().encode(["error": why])) ?? Data("{}".utf8)
    return Reply(status: status, type: "application/json", body: body, allow: allow)
  }

  /// Scripts and styles come from here only, and none is ever made of text.
  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].joined(separator: "; ")

  var response: HTTPResponse {
    var headers: HTTPHeaders = [
      .contentType: type,
      .cacheControl: "no-store",
      HTTPHeader("Content-Security-Policy"): Self.policy,
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("X-Frame-Options"): "DENY",
      HTTPHeader("Referrer-Policy"): "no-referrer",
      HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
    ]
    if let allow { headers[HTTPHeader("Allow")] = allow }
    return HTTPResponse(statusCode: status, headers: headers, body: body)
  }
}
