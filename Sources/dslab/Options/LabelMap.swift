import ArgumentParser
import DatasetLab

/// Pairs of an option, as in `--map-label theirs=ours`.
enum LabelMap {
  /// - Parameters:
  ///   - pairs: What the user wrote.
  ///   - option: The option's name, for the error.
  /// - Returns: What stands right of the first `=` by what stands left of it.
  /// - Throws: `ValidationError` for a pair without `=`.
  static func parse(_ pairs: [String], option: String) throws -> [String: String] {
    var map: [String: String] = [:]
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw ValidationError("\(option) wants OLD=NEW, not '\(DatasetError.shown(pair))'")
      }
      map[String(parts[0])] = String(parts[1])
    }
    return map
  }
}
