import Foundation

/// `dslab review`, started as a person starts it, ended with the test.
final class RunningReview: Sendable {
  let folder: Workdir
  let address: String
  let token: String
  let http: LocalHTTP
  private let process: Process

  /// Starts it for an audit in a folder and waits until it says where it is.
  init(_ folder: Workdir, _ audit: String = "a.sqlite", _ options: String...) throws {
    self.folder = folder
    let (process, out, _) = try folder.start(
      ["review", audit, "--no-open", "--reviewer", "ann"] + options)
    self.process = process
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let more = out.fileHandleForReading.availableData
      guard !more.isEmpty else { throw LocalHTTP.Failure(description: "the review did not start") }
      line += more
    }
    address = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
    let url = URL(string: address)
    http = LocalHTTP(port: UInt16(url?.port ?? 0))
    token = address.components(separatedBy: "token=").last ?? ""
  }

  deinit {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  /// Presses Ctrl-C and says how it ended.
  func interrupt() -> Int32 {
    process.interrupt()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// A request that knows the token.
  func get(_ path: String) throws -> LocalHTTP.Answer {
    try http.ask("GET", path, headers: ["X-Dslab-Token": token])
  }

  /// A request that knows the token and carries JSON.
  func post(_ path: String, _ json: String, type: String = "application/json") throws
    -> LocalHTTP.Answer
  {
    let headers = ["X-Dslab-Token": token, "Content-Type": type]
    return try http.ask("POST", path, headers: headers, body: Data(json.utf8))
  }
}
