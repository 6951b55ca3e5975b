import Crypto
import Dispatch
import Foundation

/// Where a data set comes from.
public enum DataSource: Sendable, Hashable {
  /// A file or named pipe.
  case file(String)
  /// Standard input, written `-` on the command line.
  case standardInput

  /// The source that a command-line argument names.
  ///
  /// - Parameter argument: A path, or `-`.
  public init(_ argument: String) {
    self = argument == "-" ? .standardInput : .file(argument)
  }

  /// A file's last path component, or `standard input`.
  public var name: String {
    switch self {
    case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
    case .standardInput: "standard input"
    }
  }
}

/// Reads a file or pipe in chunks and hashes what goes by.
///
/// A file that is written to meanwhile is refused: part of it would be of before, part of after.
struct ByteSource: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private let before: FileState?
  private let hash = ChunkHash()
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)
  private var isAtEnd = false

  init(_ source: DataSource) throws(DatasetError) {
    let descriptor = try Self.opened(source)
    self.descriptor = descriptor
    name = source.name
    before = FileState(descriptor)
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Opens a file, pipe or standard input for reading.
  private static func opened(_ source: DataSource) throws(DatasetError) -> Int32 {
    var descriptor: Int32 = 0
    if case .file(let path) = source {
      descriptor = open(path, O_RDONLY)
      if descriptor < 0 {
        throw DatasetError(.input, file: path, "cannot be opened: \(SystemReason.text())")
      }
    }
    if isEndless(descriptor) {
      if descriptor > 0 { close(descriptor) }
      throw DatasetError(
        .input, file: source.name,
        "is a device that never ends; name a file, or pipe a part of it")
    }
    return descriptor
  }

  /// Whether it is a device other than a terminal and the empty one.
  private static func isEndless(_ descriptor: Int32) -> Bool {
    var status = stat()
    var null = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFCHR else { return false }
    let isNull = stat("/dev/null", &null) == 0 && null.st_rdev == status.st_rdev
    return !isNull && isatty(descriptor) == 0
  }

  /// The size of a file in bytes; nil where the end is not known, as of a pipe.
  var size: Int? { before?.size }

  /// Reads until the buffer is full or nothing is left: what a pipe hands on at a time is chance.
  private mutating func fill() throws(DatasetError) -> Int {
    var filled = 0
    while filled < buffer.count && !isAtEnd {
      let count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 {
        let kind: DatasetError.Kind = errno == EISDIR ? .input : .io
        throw DatasetError(kind, file: name, "cannot be read: \(SystemReason.text())")
      }
      // A terminal goes on after its end, and would have to say it twice.
      isAtEnd = count == 0
      filled += count
    }
    return filled
  }

  /// Calls `body` with chunk after chunk until the end.
  ///
  /// - Returns: The SHA-256 of everything that was read, in hexadecimal.
  mutating func forEachChunk(
    _ body: (UnsafeBufferPointer<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) -> String {
    var total = 0
    while true {
      let count = try fill()
      if count == 0 { break }
      total += count
      try buffer.withUnsafeBufferPointer { bytes throws(DatasetError) in
        let chunk = UnsafeBufferPointer(rebasing: bytes[..<count])
        hash.start(chunk)
        defer { hash.wait() }
        try body(chunk)
      }
    }
    if let before, FileState(descriptor) != before || total < before.rest {
      throw DatasetError(
        .io, file: name,
        "was changed while it was read, so that nothing of it is used; try again when nobody "
          + "writes to it, or with a copy")
    }
    return hash.hexadecimal
  }

  /// Everything up to the end.
  mutating func contents() throws(DatasetError) -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(before?.rest ?? 0)
    _ = try forEachChunk { all += $0 }
    return all
  }
}

/// What changes with the content of a file.
private struct FileState: Equatable {
  let size: Int
  /// How much of it is not read yet: standard input may be a file of which others read a part.
  let rest: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The state of a file that is open; nil for a pipe.
  init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if os(macOS)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    size = Int(status.st_size)
    rest = size - Int(lseek(descriptor, 0, SEEK_CUR))
    (seconds, nanoseconds) = (Int(changed.tv_sec), Int(changed.tv_nsec))
  }

  static func == (one: FileState, other: FileState) -> Bool {
    one.size == other.size && one.seconds == other.seconds && one.nanoseconds == other.nanoseconds
  }
}

/// A SHA-256 that another thread works on while the chunk is used.
private final class ChunkHash: @unchecked Sendable {
  // Safe because a chunk is waited for before the next is started or the hash is asked for.
  private var hash = SHA256()
  private let work = DispatchGroup()

  /// Takes in a chunk, which must stay as it is until `wait` returns.
  func start(_ chunk: UnsafeBufferPointer<UInt8>) {
    nonisolated(unsafe) let bytes = UnsafeRawBufferPointer(chunk)
    DispatchQueue.global(qos: .userInitiated).async(group: work) {
      self.hash.update(bufferPointer: bytes)
    }
  }

  func wait() { work.wait() }

  /// The hash of all chunks.
  var hexadecimal: String {
    hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
