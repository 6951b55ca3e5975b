import DatasetLab
import Foundation

/// A small data set that was audited, in a folder of its own.
final class AuditedText {
  let folder: TemporaryFolder
  let input: String
  let file: AuditFile

  /// Audits the bytes of a file.
  init(
    _ bytes: [UInt8], as name: String = "data.csv", _ change: (inout ReadOptions) -> Void = { _ in }
  ) throws {
    folder = try TemporaryFolder()
    input = try folder.write(name, bytes)
    var options = AuditOptions()
    options.read.folds = 2
    change(&options.read)
    var clock = StageClock { _, _ in }
    let audit = try Audit.run(.file(input), options: options, clock: &clock)
    let path = folder.url.appending(path: "audit.sqlite").path
    let store = try AuditStore(path: path, replace: false)
    try store.write(audit, startedAt: Date(), clock: &clock)
    try store.publish()
    file = try AuditFile(path: path)
  }

  convenience init(
    _ text: String, as name: String = "data.csv", _ change: (inout ReadOptions) -> Void = { _ in }
  ) throws {
    try self.init(Array(text.utf8), as: name, change)
  }

  /// The data set as it goes on.
  func exported(
    _ source: Corrections.Source = .decisions, top: Int? = nil,
    _ change: (inout ExportedDataset.Options) -> Void = { _ in }
  ) throws -> [UInt8] {
    let audited = try file.input()
    let text = try InputText(.file(input), options: audited.options, sha256: audited.sha256)
    let verdicts = try file.verdicts()
    var options = ExportedDataset.Options()
    change(&options)
    return try ExportedDataset(
      text, verdicts: verdicts, corrections: Corrections(source, to: verdicts, top: top),
      options: options
    ).bytes
  }

  /// The same as lines of text.
  func lines(
    _ source: Corrections.Source = .decisions, top: Int? = nil,
    _ change: (inout ExportedDataset.Options) -> Void = { _ in }
  ) throws -> [String] {
    String(decoding: try exported(source, top: top, change), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// Decisions by the rows' numbers, from 0.
  func decide(_ decisions: (row: Int, kind: Decision.Kind, label: String?)...) throws {
    _ = try file.write(decisions.map { Decision(sample: $0.row, $0.kind, label: $0.label) })
  }

  /// Rows that make a data set of two labels of whatever stands before them.
  static func rows(_ count: Int = 20, from first: Int = 0) -> String {
    (first..<first + count).map { row in
      row % 2 == 0
        ? "r\(row),lovely warm thing \(row),good\n" : "r\(row),awful cold thing \(row),bad\n"
    }.joined()
  }
}
