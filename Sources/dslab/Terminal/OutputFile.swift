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

  /// Refuses a file that the command reads, even where existing files are replaced.
  ///
  /// - Throws: `StoreError` where a path leads to the same file as one of the inputs.
  static func check(_ path: String, isNoneOf inputs: [String]) throws {
    guard path != "-", let file = FileIdentity(path) else { return }
    for input in inputs where FileIdentity(input) == file {
      throw StoreError.cannotCreate(path: path, why: "it is an input of the command")
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
    try write(Array(text.utf8), to: path, force: force)
  }

  /// Writes bytes.
  ///
  /// - Parameters:
  ///   - bytes: What to write.
  ///   - path: The file, or `-` for standard output.
  ///   - force: Whether an existing file is replaced.
  /// - Throws: `StoreError` where the file exists or cannot be written.
  static func write(_ bytes: [UInt8], to path: String, force: Bool) throws {
    if path == "-" { return Output.write(bytes) }
    do throws(NewFile.Failure) {
      try NewFile.write(bytes, to: path, replace: force)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
