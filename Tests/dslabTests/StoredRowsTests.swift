import Foundation
import Testing

/// Rows are written from columns, thousands at a time.
@Suite("Stored rows")
struct StoredRowsTests {
  /// More rows than one stretch, and not a multiple of what goes into one statement.
  private static let count = 4_123

  private static func text(_ row: Int) -> String {
    let words = row % 2 == 0 ? "lovely warm" : "awful cold"
    return "\(words) number \(row) \(row % 3 == 0 ? "é" : "plain")"
  }

  @Test("every row of a large file is there with its own values, in the order of the input")
  func rows() throws {
    let folder = try Workdir()
    let lines = (0..<Self.count).map { row in
      let label = ["good", "bad"][(row + (row % 50 == 0 ? 1 : 0)) % 2]
      return "r\(row),\(Self.text(row)),\(label),\(row % 5 == 0 ? "" : "s\(row % 7)"),\(row % 11)"
    }
    try folder.write(
      "d.csv", "id,text,label,source,week\n" + lines.joined(separator: "\n") + "\n")
    let run = try folder.run(
      "audit", "d.csv", "--slice-column", "source", "--slice-column", "week", "--dynamics",
      "--quiet", "-o", "a.sqlite")
    #expect(run.code == 0, "\(run.err)")
    func value(_ sql: String) throws -> Int? { try folder.value("a.sqlite", sql) }
    let tables = [
      ("samples", 1), ("scores", 1), ("dynamics", 1), ("suspect_ranks", 1), ("pred_probs", 2),
      ("attributes", 2),
    ]
    for (table, each) in tables {
      #expect(try value("SELECT count(*) FROM \(table)") == each * Self.count, "\(table)")
      #expect(
        try value("SELECT count(DISTINCT sample_id) FROM \(table)") == Self.count, "\(table)")
    }
    for row in [0, 1, 15, 16, 4_095, 4_096, 4_111, 4_112, Self.count - 1] {
      let own = "FROM samples WHERE sample_id = \(row)"
      #expect(try folder.value("a.sqlite", "SELECT id \(own)") == "r\(row)")
      #expect(try folder.value("a.sqlite", "SELECT text \(own)") == Self.text(row))
      #expect(try value("SELECT line \(own)") == row + 2)
      let attribute = "SELECT value FROM attributes WHERE sample_id = \(row) AND column ="
      #expect(
        try folder.value("a.sqlite", "\(attribute) 'source'") == (row % 5 == 0 ? "" : "s\(row % 7)")
      )
      #expect(try folder.value("a.sqlite", "\(attribute) 'week'") == "\(row % 11)")
    }
    // What belongs together in different tables comes from different stretches.
    let apart = """
      SELECT count(*) FROM scores JOIN samples USING (sample_id)
      JOIN pred_probs ON pred_probs.sample_id = scores.sample_id AND label = given_label
      WHERE abs(probability - self_confidence) > 1e-12
      OR correct_yx <> (given_label = predicted_label)
      """
    #expect(try value(apart) == 0)
    #expect(try value("SELECT max(rank) FROM suspect_ranks") == Self.count)
  }
}
