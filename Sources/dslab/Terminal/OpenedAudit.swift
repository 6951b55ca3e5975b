import DatasetLab

/// An audit that a person named on the command line.
enum OpenedAudit {
  /// Opens it, and says so where it is from an earlier version.
  static func file(_ path: String) throws -> AuditFile {
    let file = try AuditFile(path: path)
    if file.isOlder {
      Diagnostics.warning(
        "\(path) was written by an earlier dslab (schema \(file.schemaVersion)) and is only read; "
          + "'dslab upgrade' brings it up to date")
    }
    return file
  }
}
