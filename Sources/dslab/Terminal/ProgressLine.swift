import DatasetLab
import Foundation

/// What a progress bar says, which is no more than is known.
///
/// How many passes training takes nobody knows before, so that there is their rate and no time left.
enum ProgressLine {
  /// A stage of an audit. Its share of the bar is one of all stages; while reading a file, the part
  /// that was read.
  static func stage(
    _ stage: Stage, seconds: Double, _ counts: Tally.State, since before: Tally.State, bar: Int
  ) -> String {
    let all = Stage.allCases
    var share = 0.0
    var parts = ["\(stage.rawValue) \(Table.number(seconds, 1)) s"]
    if stage == .read, counts.rows > 0 {
      parts.append(rate(counts.rows, "rows", seconds))
      if let size = counts.allBytes, size > 0 {
        share = min(1, Double(counts.bytes) / Double(size))
        parts += left(share, seconds)
      }
    }
    let passes = counts.passes - before.passes
    if passes > 0 { parts.append(rate(passes, "passes", seconds)) }
    let done = (Double(all.firstIndex(of: stage) ?? 0) + share) / Double(all.count)
    return "\(blocks(done, bar)) \(parts.joined(separator: ", "))"
  }

  /// A computation of several parts.
  static func parts(of all: Int, seconds: Double, _ counts: Tally.State, bar: Int) -> String {
    let share = min(1, Double(counts.parts) / Double(all))
    var parts = ["\(counts.parts) of \(all) parts", "\(Table.number(seconds, 0)) s"]
    parts += left(share, seconds)
    if counts.passes > 0 { parts.append(rate(counts.passes, "passes", seconds)) }
    return "\(blocks(share, bar)) \(parts.joined(separator: ", "))"
  }

  private static func blocks(_ share: Double, _ width: Int) -> String {
    let done = Int(share * Double(width))
    return String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
  }

  /// The time left if it goes on like this, as soon as that is more than a guess.
  private static func left(_ share: Double, _ seconds: Double) -> [String] {
    guard share > 0.02, share < 1, seconds > 1 else { return [] }
    let left = seconds * (1 - share) / share
    return [left < 90 ? "about \(Int(left) + 1) s left" : "about \(Int(left / 60) + 1) min left"]
  }

  private static func rate(_ count: Int, _ unit: String, _ seconds: Double) -> String {
    let known = "\(Table.count(count)) \(unit)"
    return seconds < 0.5
      ? known : known + " (\(Table.count(Int(Double(count) / seconds))) a second)"
  }
}
