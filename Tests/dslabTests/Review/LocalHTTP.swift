import Foundation

/// HTTP over a socket of its own, so that every header is as the test wants it.
struct LocalHTTP: Sendable {
  var port: UInt16

  struct Answer: Sendable {
    var status = 0
    var headers: [String: String] = [:]
    var body = Data()

    var text: String { String(decoding: body, as: UTF8.self) }

    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
      try JSONDecoder().decode(Value.self, from: body)
    }
  }

  struct Failure: Error, CustomStringConvertible { var description: String }

  /// Sends a request whose Host is right unless a header says otherwise.
  func ask(
    _ method: String, _ path: String, headers: [String: String] = [:], body: Data = Data()
  ) throws -> Answer {
    var all = ["Host": "127.0.0.1:\(port)", "Content-Length": "\(body.count)"]
    all.merge(headers) { $1 }
    let lines = all.map { "\($0): \($1)\r\n" }.sorted().joined()
    let head = "\(method) \(path) HTTP/1.1\r\n\(lines)Connection: close\r\n\r\n"
    // chromedriver keeps connections open whatever it is asked.
    let bytes = try exchange(Data(head.utf8) + body) { bytes in
      Self.answers(in: bytes).first.map { answer in
        answer.headers["content-length"].flatMap { Int($0) } == answer.body.count
      } ?? false
    }
    guard let answer = Self.answers(in: bytes).first else {
      throw Failure(description: "no answer to \(method) \(path)")
    }
    return answer
  }

  /// Sends bytes and reads until that is enough, or until the other side closes.
  ///
  /// Where `isAll` is set, the other side is told that nothing more will come, so that it does not
  /// wait for the rest of a request.
  func exchange(
    _ bytes: Data, isAll: Bool = false, until isEnough: (Data) -> Bool = { _ in false }
  ) throws -> Data {
    // Where the other side has closed, writing fails instead of ending all tests by SIGPIPE.
    #if os(Linux)
      let stream = Int32(SOCK_STREAM.rawValue)
      let quietly = Int32(MSG_NOSIGNAL)
    #else
      let stream = SOCK_STREAM
      let quietly = MSG_NOSIGNAL
    #endif
    let connection = socket(AF_INET, stream, 0)
    guard connection >= 0 else { throw Failure(description: "no socket") }
    defer { close(connection) }
    var patience = timeval(tv_sec: Int(Patience.seconds), tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(
        connection, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure(description: "nobody listens on \(port)") }
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, quietly) }
      guard sent > 0 else { break }
      rest = rest.dropFirst(sent)
    }
    if isAll { shutdown(connection, Int32(SHUT_WR)) }
    let end = Date.now.addingTimeInterval(Patience.seconds)
    var received = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(connection, &buffer, buffer.count)
      if count == 0 || (count < 0 && errno == ECONNRESET) { return received }
      guard count > 0, Date.now < end else {
        throw Failure(description: "the answer did not end in \(Patience.seconds) s")
      }
      received.append(contentsOf: buffer[..<count])
      if isEnough(received) { return received }
    }
  }

  /// The answers in what a connection gave, one after the other.
  static func answers(in bytes: Data) -> [Answer] {
    var answers: [Answer] = []
    var rest = bytes[...]
    while let end = rest.firstRange(of: Data("\r\n\r\n".utf8)) {
      let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
        .components(separatedBy: "\r\n")
      var answer = Answer()
      answer.status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        answer.headers[line[..<colon].lowercased()] =
          line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      }
      rest = rest[end.upperBound...]
      let length = answer.headers["content-length"].flatMap { Int($0) } ?? rest.count
      answer.body = Data(rest.prefix(length))
      rest = rest.dropFirst(length)
      answers.append(answer)
    }
    return answers
  }
}
