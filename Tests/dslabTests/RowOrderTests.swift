import Foundation
import GRDB
import Testing

/// What an audit says of a row depends on the rows, not on where they stand.
@Suite("Order of rows")
struct RowOrderTests {
  private struct Scored: FetchableRecord, Decodable {
    var id: String
    var fold: Int
    var PVI: Double
    var self_confidence: Double
    var rank: Int
  }

  /// The demo's rows, in their order.
  private static let lines: [String] = {
    let text = (try? String(contentsOfFile: Workdir.demo, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").reduce(into: []) { rows, line in
      // A line end between quotation marks belongs to the text.
      if let last = rows.last, last.count(where: { $0 == "\"" }) % 2 == 1 {
        rows[rows.count - 1] += "\n" + line
      } else {
        rows.append(String(line))
      }
    }
  }()

  private func audited(_ rows: [String], in folder: Workdir, as name: String) throws -> [Scored] {
    try folder.write("\(name).csv", ([Self.lines[0]] + rows).joined(separator: "\n") + "\n")
    let run = try folder.run("audit", "\(name).csv", "--quiet", "-o", "\(name).sqlite")
    try #require(run.code == 0, "\(run.err)")
    return try DatabaseQueue(path: folder.path("\(name).sqlite")).read {
      try Scored.fetchAll(
        $0,
        sql: """
          SELECT s.id, s.fold, c.PVI, c.self_confidence, r.rank FROM samples AS s
          JOIN scores AS c USING (sample_id) JOIN suspect_ranks AS r USING (sample_id)
          ORDER BY s.id
          """)
    }
  }

  @Test("shuffled rows have the same folds, and the same scores and ranks but for rounding")
  func shuffled() throws {
    let folder = try Workdir()
    let rows = Array(Self.lines.dropFirst())
    let plain = try audited(rows, in: folder, as: "plain")
    // A stride that shares no divisor with the number of rows visits every one.
    let mixed = try audited(
      rows.indices.map { rows[$0 * 1_009 % rows.count] }, in: folder, as: "mixed")
    try #require(plain.count == rows.count && plain.map(\.id) == mixed.map(\.id))
    for (one, other) in zip(plain, mixed) {
      #expect(one.fold == other.fold)
      #expect(abs(one.PVI - other.PVI) < 1e-3)
      #expect(abs(one.self_confidence - other.self_confidence) < 1e-4)
      #expect(abs(one.rank - other.rank) <= 10)
    }
  }

  @Test("rows that are appended leave the folds of the others alone")
  func appended() throws {
    let folder = try Workdir()
    let rows = Array(Self.lines.dropFirst())
    let few = try audited(Array(rows.prefix(2_000)), in: folder, as: "few")
    let all = try audited(rows, in: folder, as: "all")
    let folds = Dictionary(all.map { ($0.id, $0.fold) }) { first, _ in first }
    #expect(few.count == 2_000)
    for row in few { #expect(folds[row.id] == row.fold) }
  }
}
