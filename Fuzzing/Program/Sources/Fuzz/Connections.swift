import DatasetLab
import Foundation

/// Bytes to a review server that runs, and so to FlyingFox, which parses them: whatever they are, it
/// answers or hangs up, without a fault, and has no data for who does not know the token.
///
/// TOKEN and PORT in an input stand for those of the server.
enum Connections {
  struct Broken: Error { var what: String }

  private static let server = Result { () -> (port: UInt16, token: String) in
    let (session, state) = try ReviewRequests.audited.get()
    let server = ReviewServer(session: session, state: state)
    let listening = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var address = ""
    Task.detached {
      try await server.run(port: 0) {
        address = $0
        listening.signal()
      }
    }
    guard listening.wait(timeout: .now() + 10) == .success,
      let port = URLComponents(string: address)?.port.flatMap(UInt16.init(exactly:))
    else { throw Broken(what: "no server") }
    return (port, server.token.text)
  }

  static func check(_ bytes: [UInt8]) throws {
    let server = try server.get()
    let sent = bytes.replacing(Array("PORT".utf8), with: Array("\(server.port)".utf8))
      .replacing(Array("TOKEN".utf8), with: Array(server.token.utf8))
    let answer = try answer(to: sent, port: server.port)
    guard !answer.isEmpty else { return }
    let head = String(decoding: answer, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
    let words = head.split(separator: " ", maxSplits: 2)
    guard words.count == 3, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
      throw Broken(what: "no answer: \(head)")
    }
    if status >= 500 { throw Broken(what: head) }
    let knows = sent.contains(Array(server.token.utf8))
    if status == 200, !knows, head.lowercased().contains("application/json") {
      throw Broken(what: "a stranger was answered: \(head)")
    }
  }

  /// What the server sends until it hangs up.
  private static func answer(to bytes: [UInt8], port: UInt16) throws -> [UInt8] {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafeBytes(of: &address) { raw in
      connect(
        socket, raw.bindMemory(to: sockaddr.self).baseAddress, socklen_t(raw.count)) == 0
    }
    guard isConnected else { throw Broken(what: "nobody listens: \(SystemReason.text())") }
    // A server that hangs up early has said all it has to say.
    _ = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    shutdown(socket, Int32(SHUT_WR))
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &piece, piece.count, 0)
      if count < 0 && errno == EAGAIN { throw Broken(what: "the server does not hang up") }
      guard count > 0 else { return answer }
      answer += piece[..<count]
    }
  }
}
