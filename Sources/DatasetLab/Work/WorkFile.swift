import Crypto
import Foundation

/// What an audit has finished, kept beside its output, so that it can go on after an interruption.
///
/// Pieces follow one another, each with its length and its digest: what a crash cut off or a disk
/// damaged is not taken for finished. All of them belong to one audit, whose key begins the file:
/// a digest of everything that training sees. An audit never fails for want of this file.
public final class WorkFile {
  /// Where it is.
  public let path: String
  /// Whether pieces of an earlier run are taken.
  public let resumes: Bool
  /// The pieces that were taken from an earlier run.
  public private(set) var resumed: [String] = []
  /// Whether an earlier run left work that is of other data or other options.
  public private(set) var isOfOtherAudit = false

  /// The digest of everything that pieces depend on.
  package var key: () -> [UInt8] = { [] }

  /// What takes less than this is not worth a file, unless somebody means to resume.
  static let patience = Duration.seconds(5)
  private static let header = 40

  private var descriptor: Int32 = -1
  private var end = 0
  private var isOpened = false
  private let clock = ContinuousClock()

  /// Finds what an earlier run left.
  ///
  /// - Parameters:
  ///   - output: The audit's output.
  ///   - resumes: Whether to go on from there; otherwise it is removed.
  public init(beside output: String, resumes: Bool) {
    let url = URL(fileURLWithPath: output)
    path =
      url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).work").path
    self.resumes = resumes
    if !resumes && open(path, O_RDWR) { discard() }
  }

  deinit { letGo() }

  /// Removes it, when the audit is complete.
  public func remove() {
    isOpened = true
    if descriptor >= 0 || open(path, O_RDWR) { discard() }
  }

  private func discard() {
    unlink(path)
    letGo()
  }

  /// Closes the file, and lets go of the lock for everybody who has a copy of the descriptor:
  /// a program that is just being started has one until it runs.
  private func letGo() {
    if descriptor < 0 { return }
    flock(descriptor, LOCK_UN)
    close(descriptor)
    descriptor = -1
  }

  /// Opens the file, unless another audit is at work on it.
  private func open(_ path: String, _ flags: Int32) -> Bool {
    let file = Foundation.open(path, flags | O_CLOEXEC, 0o600)
    if file < 0 { return false }
    if flock(file, LOCK_EX | LOCK_NB) != 0 {
      close(file)
      return false
    }
    descriptor = file
    return true
  }
}

extension WorkFile {
  /// What an earlier run finished under a name, or else what is made now.
  package func piece<T: WorkPiece>(_ name: String, _ make: () -> T) -> T {
    if resumes, let saved = saved(name) {
      var reader = WorkReader(saved)
      if let piece = T(from: &reader) {
        resumed.append(name)
        return piece
      }
    }
    let start = clock.now
    let piece = make()
    if resumes || clock.now - start >= Self.patience { keep(piece, as: name) }
    return piece
  }

  /// Reads the next piece of an earlier run, if it is whole and has the name.
  private func saved(_ name: String) -> [UInt8]? {
    begin()
    guard descriptor >= 0, let head = read(Self.header, at: end) else { return nil }
    let length = head.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    var size = stat()
    guard fstat(descriptor, &size) == 0, length <= UInt64(max(0, Int(size.st_size) - end)),
      let body = read(Int(length), at: end + Self.header)
    else { return nil }
    var digest = SHA256()
    digest.update(data: Array(name.utf8))
    digest.update(data: body)
    guard Array(digest.finalize()) == Array(head.suffix(32)) else { return nil }
    end += Self.header + body.count
    return body
  }

  /// Writes a piece after the others, its head last.
  private func keep(_ piece: some WorkPiece, as name: String) {
    begin()
    guard descriptor >= 0, ftruncate(descriptor, off_t(end)) == 0,
      lseek(descriptor, off_t(end + Self.header), SEEK_SET) >= 0
    else { return }
    var writer = WorkWriter(to: descriptor, name: name)
    piece.write(to: &writer)
    let length = UInt64(writer.count)
    let head = stride(from: 56, through: 0, by: -8).map { UInt8(length >> UInt64($0) & 255) }
    if writer.isComplete
      && pwrite(descriptor, head + writer.sum, Self.header, off_t(end))
        == Self.header
    {
      end += Self.header + writer.count
    } else {
      // A full disk, say: what was there before is still of use.
      ftruncate(descriptor, off_t(end))
    }
  }

  /// Opens the file at its first use, and begins it anew where it is of another audit.
  private func begin() {
    if isOpened { return }
    isOpened = true
    guard open(path, O_RDWR | O_CREAT) else { return }
    let key = key()
    let found = read(key.count, at: 0)
    end = key.count
    if found == key { return }
    isOfOtherAudit = found != nil
    if ftruncate(descriptor, 0) != 0 || pwrite(descriptor, key, key.count, 0) != key.count {
      discard()
    }
  }

  private func read(_ count: Int, at offset: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { out, initialized in
      while initialized < count {
        let got = pread(
          descriptor, out.baseAddress.map { $0 + initialized }, count - initialized,
          off_t(offset + initialized))
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { break }
        initialized += got
      }
    }
    return bytes.count == count ? bytes : nil
  }
}

extension Optional<WorkFile> {
  /// What an earlier run finished, or else what is made now; without a file always the latter.
  func piece<T: WorkPiece>(_ name: String, _ make: () -> T) -> T {
    self?.piece(name, make) ?? make()
  }
}
