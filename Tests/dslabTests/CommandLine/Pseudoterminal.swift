import Foundation

/// A terminal that exists for programs only: what they write to it is kept.
final class Pseudoterminal {
  private let master: FileHandle
  private let slave: FileHandle

  /// Opens a terminal of a number of cells a line.
  ///
  /// - Parameter width: The cells.
  /// - Throws: An error of the system.
  init(width: UInt16) throws {
    let (descriptor, name) = try Self.opened()
    var size = winsize(ws_row: 50, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
    let other = open(name, O_RDWR | O_NOCTTY)
    guard other >= 0, ioctl(other, UInt(TIOCSWINSZ), &size) == 0 else { throw POSIXError(.ENOTTY) }
    master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    slave = FileHandle(fileDescriptor: other, closeOnDealloc: true)
  }

  /// The side that the test holds, and the name of the other.
  private static func opened() throws -> (descriptor: Int32, name: String) {
    #if os(Linux)
      // Glibc's module hides posix_openpt(3); these are the requests that it makes (tty_ioctl(4)).
      let getNumber: UInt = 0x8004_5430
      let setLock: UInt = 0x4004_5431
      let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (number, isLocked): (UInt32, Int32) = (0, 0)
      guard descriptor >= 0, ioctl(descriptor, getNumber, &number) == 0,
        ioctl(descriptor, setLock, &isLocked) == 0
      else { throw POSIXError(.ENOTTY) }
      return (descriptor, "/dev/pts/\(number)")
    #else
      let descriptor = posix_openpt(O_RDWR | O_NOCTTY)
      guard descriptor >= 0, grantpt(descriptor) == 0, unlockpt(descriptor) == 0,
        let name = ptsname(descriptor)
      else { throw POSIXError(.ENOTTY) }
      return (descriptor, String(cString: name))
    #endif
  }

  /// Runs the program on it: both streams, or standard output only where errors go elsewhere.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - folder: The working directory.
  ///   - environment: Beside PATH and TERM=xterm.
  ///   - hidesErrors: Whether standard error goes elsewhere.
  /// - Returns: What the program wrote, line ends as the program wrote them.
  /// - Throws: An error of the system.
  func run(
    _ arguments: [String], in folder: Workdir, environment: [String: String] = [:],
    hidesErrors: Bool = false
  ) throws -> String {
    let process = Process()
    process.executableURL = Workdir.program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = Workdir.sanitizing.merging([
      "PATH": "/usr/bin:/bin", "TERM": "xterm", "SWIFT_BACKTRACE": "enable=no",
    ]) { $1 }
    .merging(environment) { $1 }
    process.standardOutput = slave
    process.standardError = hidesErrors ? FileHandle.nullDevice : slave
    process.standardInput = FileHandle.nullDevice
    try process.run()
    try slave.close()
    var text = Data()
    // Reading fails where nobody has the other end open any more.
    var piece = [UInt8](repeating: 0, count: 4096)
    while case let count = read(master.fileDescriptor, &piece, piece.count), count > 0 {
      text += piece[..<count]
    }
    try process.end()
    return String(decoding: text, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
  }
}
