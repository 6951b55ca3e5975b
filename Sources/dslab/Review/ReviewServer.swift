import DatasetLab
import FlyingFox
import FlyingSocks
import Foundation

/// Serves the review page on the loopback interface until it is stopped.
struct ReviewServer: Sendable {
  let session: ReviewSession
  let state: ReviewMessages.State
  let token = AccessToken()

  /// Why it cannot begin.
  struct CannotListen: Error, CustomStringConvertible {
    var port: UInt16
    var why: String

    var description: String {
      "port \(port) of 127.0.0.1 cannot be listened on: \(why); --port 0 takes a free one"
    }
  }

  /// Listens and answers.
  ///
  /// - Parameters:
  ///   - port: The port; 0 for a free one.
  ///   - begun: Takes the page's address as soon as it can be opened.
  /// - Throws: `CannotListen` where the port is taken.
  func run(port: UInt16, begun: @Sendable (String) -> Void) async throws {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), timeout: 60,
      pool: PromptSockets(pool: HTTPServer.defaultPool()), logger: .disabled)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await server.run()
        } catch SocketError.failed(_, _, let why) {
          throw CannotListen(port: port, why: why)
        }
      }
      group.addTask { try await server.waitUntilListening() }
      // The first to end is the wait, unless the port cannot be had.
      try await group.next()
      guard case .ip4(_, let port) = await server.listeningAddress else {
        throw CannotListen(port: port, why: "it has no address")
      }
      let gate = RequestGate(port: port, token: token)
      await server.appendRoute(
        "*", to: ReviewRoutes(gate: gate, token: token, session: session, state: state))
      begun("http://127.0.0.1:\(port)/?token=\(token.text)")
      try await group.waitForAll()
    }
  }
}
