import Foundation

/// Which file something is, whatever names lead to it.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// The file that a path leads to; nil where there is none.
  ///
  /// - Parameter path: Any path.
  public init?(_ path: String) {
    var status = stat()
    if stat(path, &status) != 0 { return nil }
    self.init(status)
  }

  /// The file that is open; nil where nothing is.
  ///
  /// - Parameter descriptor: What `open` gave.
  package init?(_ descriptor: Int32) {
    var status = stat()
    if fstat(descriptor, &status) != 0 { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
  }
}
