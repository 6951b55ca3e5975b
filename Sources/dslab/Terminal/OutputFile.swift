import DatasetLab
import Foundation

/// Files that commands write, whole or not at all.
enum OutputFile {
  /// Writes a text.
  ///
  /// - Parameters:
  ///   - text: What to write.
  ///   - path: The file, or `-` for standard output.
  ///   - force: Whether an existing file is replaced.
  /// - Throws: `StoreError` where the file exists or cannot be written.
  static func write(_ text: String, to path: String, force: Bool) throws {
    if path == "-" { return Output.write(text) }
    if !force && FileManager.default.fileExists(atPath: path) {
      throw StoreError.exists(path: path)
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw StoreError.cannotCreate(path: path, why: error.localizedDescription)
    }
  }
}
