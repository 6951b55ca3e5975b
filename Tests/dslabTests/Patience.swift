import Foundation

/// Waiting that ends: where something hangs a test fails with a sentence instead of hanging too.
enum Patience {
  struct Lost: Error, CustomStringConvertible { var description: String }

  /// How long a program may run that does little, even where the machine is busy.
  static let seconds = 120.0

  /// Reads what a program prints, until a line of it has some words.
  static func line(with words: String = "", from pipe: Pipe, of program: String) throws -> String {
    let end = Date.now.addingTimeInterval(seconds)
    let file = pipe.fileHandleForReading.fileDescriptor
    var bytes = Data()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n").dropLast()
      if let line = lines.first(where: { words.isEmpty || $0.contains(words) }) { return line }
      var poll = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      let isReady = Foundation.poll(&poll, 1, 1000) > 0
      if isReady {
        let count = read(file, &buffer, buffer.count)
        guard count > 0 else {
          throw Lost(description: "\(program) ended: \(String(decoding: bytes, as: UTF8.self))")
        }
        bytes += buffer[..<count]
      } else if Date.now > end {
        throw Lost(description: "\(program) printed no line '\(words)' in \(seconds) s")
      }
    }
  }
}

extension Process {
  /// Waits for the end; after too long a wait the program is killed.
  func end(within seconds: Double = Patience.seconds) throws {
    if waited(seconds) { return }
    kill(processIdentifier, SIGKILL)
    _ = waited(5)
    let words = ([executableURL?.lastPathComponent ?? ""] + (arguments ?? [])).joined(
      separator: " ")
    throw Patience.Lost(description: "\(words.prefix(200)) had not ended after \(seconds) s")
  }

  /// Ends it for good: a gentler signal may be blocked in it, as it is in the threads of tests.
  func killAndWait() {
    if isRunning { kill(processIdentifier, SIGKILL) }
    _ = waited(10)
  }

  private func waited(_ seconds: Double) -> Bool {
    let end = Date.now.addingTimeInterval(seconds)
    while isRunning {
      if Date.now > end { return false }
      Thread.sleep(forTimeInterval: 0.002)
    }
    return true
  }
}
