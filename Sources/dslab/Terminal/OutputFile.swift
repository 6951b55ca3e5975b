import DatasetLab
import Foundation

/// Files that commands write, whole or not at all.
enum OutputFile {
  /// Refuses a file that is there already, before anything is computed for it.
  ///
  /// - Throws: `StoreError` where the file exists and is not to be replaced.
  static func check(_ path: String, force: Bool) throws {
    if path != "-" && !force && FileManager.default.fileExists(atPath: path) {
      throw StoreError.exists(path: path)
    }
  }

  /// Writes a text.
  ///
  /// - Parameters:
  ///   - text: What to write.
  ///   - path: The file, or `-` for standard output.
  ///   - force: Whether an existing file is replaced.
  /// - Throws: `StoreError` where the file exists or cannot be written.
  static func write(_ text: String, to path: String, force: Bool) throws {
    if path == "-" { return Output.write(text) }
    try check(path, force: force)
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw StoreError.cannotCreate(path: path, why: error.localizedDescription)
    }
  }
}
