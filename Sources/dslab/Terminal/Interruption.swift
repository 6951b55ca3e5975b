import DatasetLab
import Foundation
import Synchronization

/// Ends the program when a signal says so, with the right code and nothing half-written left.
enum Interruption {
  /// Calls what ends the program as soon as nothing is cut short by that.
  typealias Ending = @Sendable (@escaping @Sendable () -> Never) async -> Void

  private static let server = Mutex<Ending?>(nil)

  /// Watches for Ctrl-C, a request to end and a terminal that is closed, as long as the result is
  /// kept.
  static func watch() -> [any DispatchSourceSignal] {
    // Calls that write say so themselves: nobody reads any more, the file may not grow.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    return [
      (SIGHUP, ExitCodes.hungUp), (SIGINT, ExitCodes.interrupted), (SIGTERM, ExitCodes.terminated),
    ].compactMap { number, code in
      let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
      // Whoever says nohup means it.
      if number == SIGHUP && before == unsafeBitCast(SIG_IGN, to: Int.self) { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { end(code) }
      source.resume()
      return source
    }
  }

  /// Has a server brought to an end before the program ends; Ctrl-C is a success then, because
  /// that is how it is meant to end.
  static func ending(_ ending: @escaping Ending) {
    server.withLock { $0 = ending }
  }

  /// Ends the program at once.
  static func leave(_ code: Int32) -> Never { NewFile.abandonAll { _exit(code) } }

  private static func end(_ code: Int32) {
    guard let ending = server.withLock(\.self) else { leave(code) }
    Task { await ending { leave(code == ExitCodes.interrupted ? EXIT_SUCCESS : code) } }
  }
}
