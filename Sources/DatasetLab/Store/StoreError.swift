import GRDB

/// Why an audit file cannot be written or read, as one sentence with the file and the remedy.
public enum StoreError: Error, CustomStringConvertible, Sendable {
  /// The output is there already.
  case exists(path: String)
  /// The output cannot be created where it should be.
  case cannotCreate(path: String, why: String)
  /// Writing failed; what stood under the output's name before is untouched.
  case cannotWrite(path: String, why: String)
  /// The file is there and reading it failed; it may work later.
  case cannotRead(path: String, why: String)
  /// There is no such file, or it may not be read.
  case cannotOpen(path: String, why: String)
  /// The file is no audit, or one that this version cannot read.
  case notAnAudit(path: String, why: String)
  /// The file's schema is older, so that it can be read only.
  case older(path: String, version: Int)
  /// The audit does not hold what was asked for.
  case notStored(path: String, what: String, remedy: String)

  /// `file: reason`.
  public var description: String {
    switch self {
    case .exists(let path):
      "\(path): the output exists already; --force replaces it"
    case .cannotCreate(let path, let why):
      "\(path): the output cannot be created: \(why)"
    case .cannotWrite(let path, let why):
      "\(path): writing failed, and nothing was changed: \(why)"
    case .cannotRead(let path, let why):
      "\(path): reading failed: \(why)"
    case .cannotOpen(let path, let why):
      "\(path): cannot be opened: \(why)"
    case .notAnAudit(let path, let why):
      "\(path): is no dslab audit that this version reads: \(why)"
    case .older(let path, let version):
      "\(path): was written by an earlier dslab (schema \(version), this program's is "
        + "\(Schema.version)) and can only be read; 'dslab upgrade' makes it writable"
    case .notStored(let path, let what, let remedy):
      "\(path): the audit holds \(what); \(remedy)"
    }
  }

  /// Why there is no new file.
  ///
  /// - Parameters:
  ///   - failure: What happened to it.
  ///   - path: The output.
  public init(_ failure: NewFile.Failure, path: String) {
    self =
      switch failure {
      case .exists: .exists(path: path)
      case .cannotCreate(let why): .cannotCreate(path: path, why: why)
      case .cannotWrite(let why): .cannotWrite(path: path, why: why)
      }
  }

  /// Why an audit could not be read, by what SQLite said.
  init(reading path: String, _ error: any Error) {
    let why = Self.reason(error)
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_CORRUPT:
      // SQLite calls it damaged also when the disk does not give it away.
      let problem = Self.problem(reading: path)
      self = problem.map { .cannotRead(path: path, why: $0) } ?? .notAnAudit(path: path, why: why)
    case .SQLITE_NOTADB: self = .notAnAudit(path: path, why: why)
    case .SQLITE_IOERR, .SQLITE_BUSY, .SQLITE_FULL: self = .cannotRead(path: path, why: why)
    default: self = .cannotOpen(path: path, why: why)
    }
  }

  /// What keeps a file from being read to its end; nil where nothing does.
  private static func problem(reading path: String) -> String? {
    do throws(DatasetError) {
      var file = try ByteSource(.file(path))
      _ = try file.forEachChunk { _ in }
      return nil
    } catch {
      return error.reason
    }
  }

  /// What SQLite said, in a few words.
  static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    switch error.extendedResultCode {
    case .SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ: return "the disk could not be read"
    case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_TRUNCATE: return "the disk could not be written"
    case .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC: return "the disk could not be flushed"
    case .SQLITE_READONLY_ROLLBACK:
      return "a change that was cut short has to be taken back first, and it may not be written"
    case .SQLITE_READONLY_DBMOVED: return "another file has taken its place"
    default: break
    }
    switch error.resultCode {
    case .SQLITE_BUSY: return "another program keeps it from being read or written"
    case .SQLITE_FULL: return "the disk is full"
    default: return error.message ?? "\(error.resultCode)"
    }
  }
}
