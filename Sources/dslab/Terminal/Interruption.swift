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

  /// Ends a server as a success on SIGINT, which is how it is meant to end, and on SIGTERM.
  ///
  /// - Parameter finish: What is to be brought to an end before.
  /// - Returns: Watches for the signals as long as it is kept.
  static func ending(_ finish: @escaping @Sendable () async -> Void) -> [any DispatchSourceSignal] {
    [(SIGINT, EXIT_SUCCESS), (SIGTERM, ExitCodes.terminated)].map { number, code in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Task {
          await finish()
          Foundation.exit(code)
        }
      }
      source.resume()
      return source
    }
  }
}
