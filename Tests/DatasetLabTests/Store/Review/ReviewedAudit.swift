import DatasetLab
import Foundation
import GRDB

/// An audit of few rows, written by hand: three labels, two specifications, a column `source`.
final class ReviewedAudit {
  let folder: TemporaryFolder
  let file: AuditFile
  var path: String { file.path }

  struct Row {
    var text: String
    var label: String
    var suggested = "b"
    var pvi: Double = 0
    var specification: Int?
    var source = "blog"
    var evidence = "b 90 %, a 10 %; PVI -1"
  }

  /// Rows in the order of their rank.
  init(_ rows: [Row], labels: [String] = ["a", "b", "c"]) throws {
    folder = try TemporaryFolder()
    let path = folder.url.appending(path: "audit.sqlite").path
    try AuditStore(path: path, replace: false).publish()
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      func insert(_ table: String, _ values: (any DatabaseValueConvertible)?...) throws {
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        try database.execute(
          sql: "INSERT INTO \(table) VALUES (\(marks))", arguments: StatementArguments(values))
      }
      for (place, label) in labels.enumerated() {
        try insert("labels", label, place, 1, 0.5, 1, 0.5, 0.5, 0, 0, 0, 0, 0)
      }
      try insert("specs", 0, "first", "b", "about b", "[]", nil)
      try insert("specs", 1, "second", "c", nil, "[]", nil)
      for (row, own) in rows.enumerated() {
        // As bytes, because a bound string ends at its first NUL.
        try database.execute(
          sql: "INSERT INTO samples VALUES (?, ?, ?, CAST(? AS TEXT), ?, 0)",
          arguments: [row, "r\(row)", row + 2, Data(own.text.utf8), own.label])
        try insert("scores", row, "a", 1, 1, own.pvi, 1, -own.pvi, 0.5, 0.5, own.suggested)
        try insert(
          "suspect_ranks", row + 1, row, 1, own.specification,
          own.specification.map { _ in 9 - row },
          own.evidence)
        try insert("attributes", row, "source", own.source)
        if let place = own.specification { try insert("spec_hits", place, row, row + 1, 1) }
      }
    }
    try queue.close()
    file = try AuditFile(path: path)
  }

  /// Five rows in which every filter finds something.
  static func five() throws -> ReviewedAudit {
    try ReviewedAudit([
      Row(text: "the red tram is late", label: "a", pvi: -1, specification: 0),
      Row(text: "a green tram came", label: "b", suggested: "a", pvi: -3, source: "mail"),
      Row(text: "café by the harbour", label: "a", pvi: -2, source: "mail"),
      Row(text: "red herring, \"quoted\"", label: "c", pvi: 1, specification: 1),
      Row(text: "late red tram again", label: "c", pvi: 0),
    ])
  }

  /// A review of it, which outlives the folder.
  func session() throws -> ReviewSession {
    try withExtendedLifetime(self) { try ReviewSession(file) }
  }

  /// What stands in `decisions`.
  func decisions() throws -> [Decision] {
    try DatabaseQueue(path: path).read {
      try Decision.fetchAll($0, sql: "SELECT * FROM decisions ORDER BY sample_id")
    }
  }

  /// Somebody else's decision, by another connection.
  func write(_ decision: Decision) throws {
    try DatabaseQueue(path: path).write {
      try $0.execute(
        sql: "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          decision.sample_id, decision.decision.rawValue, decision.new_label, decision.note,
          decision.decided_at, decision.reviewer,
        ])
    }
  }
}
