import Foundation

/// A file that appears under its name only when it is complete.
///
/// It is written in a folder of its own beside its destination, `.NAME.1f0e7a3b.partial`, flushed
/// and renamed; what stands under the name is untouched until then. The writer holds a lock on the
/// folder, which the kernel drops when the program dies, however it dies: a folder that nobody
/// holds was left by a run that was killed, and the next one to the same name removes it.
public final class NewFile {
  /// Why there is no new file; what stood under its name is what it was.
  public enum Failure: Error, Sendable {
    /// There is a file of that name, which is not to be replaced.
    case exists
    /// Nothing can be written there.
    case cannotCreate(why: String)
    /// Writing, flushing or renaming failed.
    case cannotWrite(why: String)
  }

  /// Where to write until `publish`.
  public let temporaryPath: String
  /// The file that is to be, at the end of all links.
  public let destination: String
  private let replace: Bool
  private let folder: PartialFolder
  private var isPublished = false

  /// Makes an empty file to write to.
  ///
  /// - Parameters:
  ///   - path: The file that is to be; where it is a link, what that leads to.
  ///   - replace: Whether an existing file may be replaced, which keeps its permissions.
  /// - Throws: `Failure` where the file exists or its folder does not take another.
  public init(_ path: String, replace: Bool) throws(Failure) {
    destination = Self.real(path)
    self.replace = replace
    var old = stat()
    let isThere = lstat(destination, &old) == 0
    if isThere && old.st_mode & S_IFMT != S_IFREG {
      let isFolder = old.st_mode & S_IFMT == S_IFDIR
      throw .cannotCreate(why: isFolder ? "it is a folder" : "it is no plain file")
    }
    if isThere && !replace { throw .exists }
    folder = try PartialFolder(beside: destination)
    temporaryPath = "\(folder.path)/\(URL(filePath: destination).lastPathComponent)"
    let file = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if file < 0 {
      let why = SystemReason.text()
      folder.remove()
      throw .cannotCreate(why: why)
    }
    if isThere { fchmod(file, old.st_mode & 0o777) }
    close(file)
  }

  deinit { if !isPublished { folder.remove() } }

  /// Writes all of a file at once.
  ///
  /// - Parameters:
  ///   - bytes: What it is to hold.
  ///   - path: Its name.
  ///   - replace: Whether an existing file may be replaced.
  /// - Throws: `Failure`.
  public static func write(
    _ bytes: [UInt8], to path: String, replace: Bool
  ) throws(Failure) {
    let new = try NewFile(path, replace: replace)
    let file = open(new.temporaryPath, O_WRONLY | O_CLOEXEC)
    let isWritten = file >= 0 && bytes.withUnsafeBytes { $0.writeAll(to: file) }
    let why = SystemReason.text()
    // Some file systems say only now that there was no room.
    let isClosed = file >= 0 && close(file) == 0
    if !isWritten { throw .cannotWrite(why: why) }
    if !isClosed { throw .cannotWrite(why: SystemReason.text()) }
    try new.publish()
  }

  /// Flushes the file, which nobody writes to any more, and gives it its name.
  ///
  /// - Throws: `Failure` where that cannot be done, or where something else has taken the name.
  public func publish() throws(Failure) {
    let file = open(temporaryPath, O_RDONLY | O_CLOEXEC)
    let isFlushed = file >= 0 && fsync(file) == 0
    let why = SystemReason.text()
    if file >= 0 { close(file) }
    if !isFlushed { throw .cannotWrite(why: why) }
    try folder.give(temporaryPath, the: destination, replace: replace)
    isPublished = true
  }

  /// Where a link leads to; the path itself where there is nothing yet.
  private static func real(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Ends the program, and nothing half-written is left; meanwhile nothing is begun or published.
  ///
  /// - Parameter end: Leaves the program.
  /// - Returns: Never.
  public static func abandonAll(_ end: () -> Never) -> Never { PartialFolder.removeAll(end) }
}

extension UnsafeRawBufferPointer {
  /// Writes every byte to a descriptor, however few it takes at once.
  ///
  /// - Parameter descriptor: A file or pipe.
  /// - Returns: Whether all were written; if not, `errno` says why.
  package func writeAll(to descriptor: Int32) -> Bool {
    var rest = self[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
