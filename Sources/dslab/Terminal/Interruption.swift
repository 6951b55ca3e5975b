import Foundation

/// Removes the temporary file when the program is interrupted, and leaves with the right code.
enum Interruption {
  /// Watches for SIGINT and SIGTERM as long as the result is kept.
  static func removing(_ path: String) -> [any DispatchSourceSignal] {
    [(SIGINT, ExitCodes.interrupted), (SIGTERM, ExitCodes.terminated)].map { number, code in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        unlink(path)
        _exit(code)
      }
      source.resume()
      return source
    }
  }
}
