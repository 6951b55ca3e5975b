import Foundation
import GRDB

/// The file that was audited, and how it was read.
public struct AuditedInput: Sendable {
  /// Its name, or `standard input`.
  public let name: String
  /// The SHA-256 of its bytes, in lower-case hexadecimal.
  public let sha256: String
  /// How it was read: layout, quoting, encoding, header, and the columns that were found.
  public let options: ReadOptions

  /// Whether it was read from standard input and has no name.
  public var isStandardInput: Bool { name == DataSource.standardInput.name }

  /// Where the file is: beside the audit, else in the working directory.
  ///
  /// - Parameter audit: The path of the audit.
  /// - Returns: The path of the first file of that name.
  /// - Throws: `DatasetError` where there is none, or the input had no name.
  public func path(beside audit: String) throws(DatasetError) -> String {
    if isStandardInput {
      throw DatasetError(
        .input, file: name,
        "the data came from there and have to be read again; say --input FILE, or pipe them in "
          + "and say --input -")
    }
    let folder = URL(filePath: audit).deletingLastPathComponent()
    let beside = folder.appending(path: name).path
    for path in [beside, name] where FileManager.default.fileExists(atPath: path) { return path }
    throw DatasetError(
      .input, file: name,
      "the file that was audited is neither beside the audit nor here; say --input FILE")
  }
}

extension AuditFile {
  /// Reads what the audit knows of its input.
  ///
  /// - Throws: `StoreError` where the file cannot be read.
  public func input() throws(StoreError) -> AuditedInput {
    try read { database in
      guard let run = try Row.fetchOne(database, sql: "SELECT * FROM runs") else {
        throw DatabaseError(message: "the audit has no run; it is damaged")
      }
      var options = ReadOptions()
      options.textColumn = run["text_column"]
      options.labelColumn = run["label_column"]
      options.idColumn = run["id_column"]
      options.format = .init(rawValue: run["input_format"])
      options.quoting = .init(rawValue: run["input_quoting"]) ?? .minimal
      options.encoding = .init(rawValue: run["input_encoding"]) ?? .utf8
      options.hasHeader = run["input_header"] == 1
      return AuditedInput(
        name: run["input_name"], sha256: run["input_sha256"], options: options)
    }
  }
}
