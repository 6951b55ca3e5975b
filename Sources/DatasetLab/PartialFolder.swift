import Foundation
import Synchronization

/// The folder in which one new file is written, locked for as long as its writer lives.
///
/// The lock is on the folder and not on the file because SQLite locks that in its own way.
struct PartialFolder: Sendable {
  let path: String
  private let descriptor: Int32

  /// The folders of this process, which a signal must remove.
  private static let unfinished = Mutex<Set<String>>([])

  /// Makes a folder beside a file that is to be, and removes those that killed programs left.
  init(beside destination: String) throws(NewFile.Failure) {
    let names = PartialNames(of: destination)
    for path in names.left() { PartialFolder(path, isLeft: true)?.remove() }
    let made = Self.unfinished.withLock { unfinished in
      // Somebody who removes what was left may come between making a folder and locking it.
      for _ in 0..<100 {
        let path = names.fresh()
        if mkdir(path, 0o700) != 0 {
          if errno == EEXIST { continue }
          return PartialFolder?.none
        }
        if let locked = PartialFolder(path, isLeft: false) {
          unfinished.insert(path)
          return locked
        }
        rmdir(path)
      }
      return nil
    }
    guard let made else { throw .cannotCreate(why: SystemReason.text()) }
    self = made
  }

  /// A folder and the lock on it; nil where another program has that, or the folder is gone.
  private init?(_ path: String, isLeft: Bool) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0 { return nil }
    let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    // Where a file system has no such locks nobody gets one, and nothing that is left is removed.
    let isOurs = isLocked || !isLeft && errno != EWOULDBLOCK
    if !isOurs || FileIdentity(path) != FileIdentity(descriptor) {
      close(descriptor)
      return nil
    }
    self.path = path
    self.descriptor = descriptor
  }

  /// Removes the folder and whatever is still in it.
  func remove() {
    Self.unfinished.withLock {
      try? FileManager.default.removeItem(atPath: path)
      $0.remove(path)
    }
    close(descriptor)
  }

  /// Gives a finished file in it its name and removes the folder.
  func give(_ file: String, the name: String, replace: Bool) throws(NewFile.Failure) {
    let problem = Self.unfinished.withLock { _ in
      // Unlike a rename, a link fails where somebody else has taken the name meanwhile.
      if !replace && link(file, name) == 0 { return Int32(0) }
      if !replace && access(name, F_OK) == 0 { return EEXIST }
      return rename(file, name) == 0 ? 0 : errno
    }
    if problem == EEXIST { throw .exists }
    if problem != 0 { throw .cannotWrite(why: SystemReason.text(of: problem)) }
    // The name lasts through a power failure where the file system lets its folder be flushed.
    let parent = open(PartialNames(of: name).parent, O_RDONLY | O_CLOEXEC)
    if parent >= 0 {
      fsync(parent)
      close(parent)
    }
    remove()
  }

  /// Ends the program with nothing unfinished left; whoever begins or publishes a file waits.
  static func removeAll(_ end: () -> Never) -> Never {
    unfinished.withLock { paths in
      for path in paths { try? FileManager.default.removeItem(atPath: path) }
      end()
    }
  }
}

/// What the folders of one file are called: `.NAME.1f0e7a3b.partial`, beside it.
private struct PartialNames {
  let parent: String
  private let start: String
  private static let ending = ".partial"

  init(of destination: String) {
    let slash = destination.lastIndex(of: "/")
    let folder = slash.map { destination[..<$0] } ?? "."
    parent = folder.isEmpty ? "/" : String(folder)
    start = ".\(slash.map { destination[destination.index(after: $0)...] } ?? destination[...])."
  }

  func fresh() -> String {
    let number = UInt32.random(in: 0x1000_0000 ... .max)
    return "\(parent)/\(start)\(String(number, radix: 16))\(Self.ending)"
  }

  /// Those that are there.
  func left() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.filter { name in
      guard name.hasPrefix(start), name.hasSuffix(Self.ending) else { return false }
      let number = name.dropFirst(start.count).dropLast(Self.ending.count)
      return number.count == 8 && number.allSatisfy(\.isHexDigit)
    }.map { "\(parent)/\($0)" }
  }
}
