import Foundation
import Synchronization

/// `dslab review`, started as a person starts it, ended with the test.
final class RunningReview: Sendable {
  let folder: Workdir
  let address: String
  let token: String
  let http: LocalHTTP
  private let process: Process

  /// Those that run. A static one is never let go of; it ends when the tests do.
  private static let running = Mutex<[ObjectIdentifier: Process]>([:])
  private static let endsWithTests: Void = {
    atexit { RunningReview.running.withLock { $0.values.forEach { $0.killAndWait() } } }
  }()

  /// Starts it for an audit in a folder and waits until it says where it is.
  init(_ folder: Workdir, _ audit: String = "a.sqlite", _ options: String...) throws {
    self.folder = folder
    let (process, out, _) = try folder.start(
      ["review", audit, "--no-open", "--reviewer", "ann"] + options)
    self.process = process
    Self.endsWithTests
    Self.running.withLock { $0[ObjectIdentifier(process)] = process }
    do {
      address = try Patience.line(from: out, of: "dslab review")
    } catch {
      process.killAndWait()
      throw error
    }
    let url = URL(string: address)
    http = LocalHTTP(port: UInt16(url?.port ?? 0))
    token = address.components(separatedBy: "token=").last ?? ""
  }

  deinit {
    process.killAndWait()
    Self.running.withLock { $0[ObjectIdentifier(process)] = nil }
  }

  /// Ends it as a power failure does.
  func kill() { process.killAndWait() }

  /// Presses Ctrl-C and says how it ended.
  func interrupt() throws -> Int32 {
    process.interrupt()
    try process.end()
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
