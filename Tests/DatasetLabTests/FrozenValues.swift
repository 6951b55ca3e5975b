import Foundation
import Testing

/// Reads the reference values that a committed script froze under fixtures/.
enum FrozenValues {
  static func decode<T: Decodable>(_ type: T.Type, from path: String) -> [T] {
    do {
      return try JSONDecoder().decode([T].self, from: Data(contentsOf: url(path)))
    } catch {
      Issue.record("fixtures/\(path) cannot be read: \(error)")
      return []
    }
  }

  static func lines(of path: String) throws -> [String] {
    var lines = try String(contentsOf: url(path), encoding: .utf8).components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func url(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../fixtures/\(path)").standardized
  }
}
