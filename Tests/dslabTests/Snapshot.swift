import Foundation
import Testing

/// Compares what the program prints with a file of the repository.
///
/// `RECORD_SNAPSHOTS=1` rewrites the file and fails once. Words must be the same; numbers may
/// differ by 3 % or by 2 in the last digit shown, because the last bits of training differ between
/// kinds of processor.
enum Snapshot {
  ///
  /// - Parameters:
  ///   - text: What the program prints.
  ///   - path: The file.
  ///   - separators: What stands between words and numbers.
  /// - Throws: An error of the file system.
  static func check(
    _ text: String, against path: String, separators: String = " ,;:()"
  ) throws {
    let url = Workdir.package.appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: url)
      Issue.record("\(path) was written anew; run the tests again without RECORD_SNAPSHOTS")
      return
    }
    let kept = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let found = text.split(separator: "\n")
    let expected = kept.split(separator: "\n")
    #expect(
      found.count == expected.count,
      "\(path) is out of date; RECORD_SNAPSHOTS=1 scripts/test rewrites it")
    for (line, other) in zip(found, expected) {
      #expect(
        isClose(line, other, separators),
        """
        \(path) is out of date; RECORD_SNAPSHOTS=1 scripts/test rewrites it
        now:  \(line)
        kept: \(other)
        """)
    }
  }

  private static func isClose(_ a: Substring, _ b: Substring, _ separators: String) -> Bool {
    let wordsA = a.split { separators.contains($0) }
    let wordsB = b.split { separators.contains($0) }
    return wordsA.count == wordsB.count && zip(wordsA, wordsB).allSatisfy { isSame($0, $1) }
  }

  private static func isSame(_ a: Substring, _ b: Substring) -> Bool {
    if a == b { return true }
    guard let x = Double(a), let y = Double(b) else { return false }
    let decimals = a.split(separator: ".").dropFirst().first?.count ?? 0
    return abs(x - y) <= max(0.03 * abs(y), 2 * pow(10, -Double(decimals)))
  }
}
