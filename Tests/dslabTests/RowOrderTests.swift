import Foundation
import GRDB
import Testing

/// What an audit says depends on the rows, not on where they stand.
@Suite("Order of rows")
struct RowOrderTests {
  private struct Scored: FetchableRecord, Decodable, Equatable {
    var id: String
    var fold: Int
    var PVI: Double
    var self_confidence: Double
    var confidence: Double
    var AUM: Double
    var probabilities: String
    var hits: String?
  }

  /// What an audit says of the rows, by their ids, and of all of them together.
  private struct Findings: Equatable {
    var rows: [Scored]
    var ranks: [String: Int]
    var tables: [[String]]
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

  private func audited(_ rows: [String], in folder: Workdir, as name: String) throws -> Findings {
    try folder.write("\(name).csv", ([Self.lines[0]] + rows).joined(separator: "\n") + "\n")
    let run = try folder.run(
      "audit", "\(name).csv", "--quiet", "--dynamics", "--specs", Workdir.demoSpecs,
      "-o", "\(name).sqlite")
    try #require(run.code == 0, "\(run.err)")
    let difficulty = try folder.run("difficulty", "\(name).sqlite")
    try #require(difficulty.code == 0, "\(difficulty.err)")
    return try DatabaseQueue(path: folder.path("\(name).sqlite")).read { database in
      let rows = try Scored.fetchAll(
        database,
        sql: """
          SELECT s.id, s.fold, c.PVI, c.self_confidence, d.confidence, d.AUM,
            (SELECT group_concat(probability) FROM (SELECT probability FROM pred_probs AS p
             WHERE p.sample_id = s.sample_id ORDER BY label)) AS probabilities,
            (SELECT group_concat(score) FROM (SELECT score FROM spec_hits AS h
             WHERE h.sample_id = s.sample_id ORDER BY spec_id)) AS hits
          FROM samples AS s JOIN scores AS c USING (sample_id) JOIN dynamics AS d USING (sample_id)
          ORDER BY s.id
          """)
      let ranks = try Row.fetchAll(database, sql: "SELECT id, rank FROM suspects")
        .map { ($0[0] as String, $0[1] as Int) }
      let tables = [
        "labels", "label_pairs", "label_pair_tokens", "class_health", "fold_models", "views",
        "slices", "token_artefacts",
      ]
      return try Findings(
        rows: rows, ranks: Dictionary(uniqueKeysWithValues: ranks),
        tables: tables.map { table in
          try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\($0)" }
        })
    }
  }

  @Test("shuffled rows have the same scores to the bit, and the same ranks but for equals")
  func shuffled() throws {
    let folder = try Workdir()
    let rows = Array(Self.lines.dropFirst())
    let plain = try audited(rows, in: folder, as: "plain")
    // A stride that shares no divisor with the number of rows visits every one.
    let mixed = try audited(
      rows.indices.map { rows[$0 * 1_009 % rows.count] }, in: folder, as: "mixed")
    try #require(plain.rows.count == rows.count)
    #expect(plain.rows.contains { $0.hits != nil })
    #expect(plain.rows == mixed.rows)
    #expect(plain.tables == mixed.tables)
    let moved = plain.ranks.count { mixed.ranks[$0.key] != $0.value }
    #expect(moved < rows.count / 100, "\(moved) ranks differ")
  }

  @Test("rows that are appended leave the folds of the others alone")
  func appended() throws {
    let folder = try Workdir()
    let rows = Array(Self.lines.dropFirst())
    let few = try audited(Array(rows.prefix(2_000)), in: folder, as: "few")
    let all = try audited(rows, in: folder, as: "all")
    let folds = Dictionary(all.rows.map { ($0.id, $0.fold) }) { first, _ in first }
    #expect(few.rows.count == 2_000)
    for row in few.rows { #expect(folds[row.id] == row.fold) }
  }
}
