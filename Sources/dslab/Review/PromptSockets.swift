import FlyingSocks
import Foundation

/// Sockets that send at once.
///
/// The server writes head and body of an answer separately. By default the second waits until the
/// other side has acknowledged the first, which takes its time: some 40 ms for every request.
struct PromptSockets<Pool: AsyncSocketPool>: AsyncSocketPool {
  let pool: Pool

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  /// Waits for a socket, as every one does before its first request is there.
  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    var isPrompt: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    _ = setsockopt(socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &isPrompt, size)
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
