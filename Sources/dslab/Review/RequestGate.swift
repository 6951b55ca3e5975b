import FlyingFox
import Foundation

/// Lets in what comes from the page itself and nothing else.
///
/// Any web page that a person has open can send requests to this machine. A name that somebody has
/// pointed at 127.0.0.1 shows in Host, another page in Origin and Sec-Fetch-Site, and none of them
/// knows the token.
struct RequestGate: Sendable {
  private let hosts: Set<String>
  private let token: AccessToken

  /// The largest body of a request; a decision is a few hundred bytes.
  static let mostBytes = 65_536
  /// The header that carries the token.
  static let tokenHeader = HTTPHeader("X-Dslab-Token")

  init(port: UInt16, token: AccessToken) {
    hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
    self.token = token
  }

  /// Why a request is refused, wherever it goes; nil where it is not.
  func refusal(of request: HTTPRequest) -> Reply? {
    guard let host = request.headers[.host], hosts.contains(host.lowercased()) else {
      return .refusal(.forbidden, "this page is served to 127.0.0.1 and localhost only")
    }
    if let origin = request.headers[HTTPHeader("Origin")], origin != "http://\(host)" {
      return .refusal(.forbidden, "requests of other pages are refused")
    }
    let site = request.headers[HTTPHeader("Sec-Fetch-Site")] ?? "none"
    guard site == "same-origin" || site == "none" else {
      return .refusal(
        .forbidden, "links and requests of other pages are refused; paste the address instead")
    }
    return nil
  }

  /// Why a request for data is refused; nil where it knows the token.
  func refusalOfStranger(_ request: HTTPRequest) -> Reply? {
    if token.matches(request.headers[Self.tokenHeader]) { return nil }
    return .refusal(.forbidden, "the token of this run is missing or wrong")
  }

  /// Why the page is refused; nil where the address has the token.
  func refusalOfPage(_ request: HTTPRequest) -> Reply? {
    if token.matches(request.query["token"]) { return nil }
    return .refusal(.forbidden, "the address needs its token; dslab review has printed it")
  }

  /// Reads a body to its end, so that the connection can go on; nil where it is too large.
  static func body(of request: HTTPRequest) async throws -> Data? {
    var data = Data()
    var size = 0
    do {
      for try await piece in request.bodySequence {
        size += piece.count
        if size <= mostBytes { data.append(piece) }
      }
    } catch {
      throw ReviewRoutes.BadRequest(why: "the body does not come as its headers say")
    }
    return size <= mostBytes ? data : nil
  }
}
