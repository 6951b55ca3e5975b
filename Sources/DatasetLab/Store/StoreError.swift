import GRDB

/// Why an audit file cannot be written or read, as one sentence with the file and the remedy.
public enum StoreError: Error, CustomStringConvertible, Sendable {
  /// The output is there already.
  case exists(path: String)
  /// The output cannot be created where it should be.
  case cannotCreate(path: String, why: String)
  /// Writing failed; what stood under the output's name before is untouched.
  case cannotWrite(path: String, why: String)
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

  /// What SQLite said, in a few words.
  static func reason(_ error: any Error) -> String {
    let database = error as? DatabaseError
    return database?.message ?? database.map { "\($0.resultCode)" } ?? "\(error)"
  }
}
