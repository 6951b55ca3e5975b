import Foundation
import GRDB
import Testing

@Suite("The SQLite file")
struct SchemaTests {
  /// The columns that readers rely on.
  private static let promised: [String: String] = [
    "runs": """
    dslab_version arguments seed input_name input_sha256 rows classes folds threads started_at
    seconds accuracy mcc log_loss_bits H_Y H_Y_given_X v_information label_issues
    """,
    "labels": "label label_index rows prior H_yb",
    "samples": "sample_id id line text given_label fold",
    "scores": """
    sample_id predicted_label H_yb H_yx PVI correct_yx self_confidence normalized_margin
    confidence_weighted_entropy suggested_label
    """,
    "pred_probs": "sample_id label probability",
    "label_issues": "sample_id filter",
    "confident_joint": "given_label true_label value",
    "joint": "given_label true_label value",
    "noise_matrix": "given_label true_label value",
    "inverse_noise_matrix": "given_label true_label value",
    "class_health": "label label_noise inverse_label_noise label_quality_score label_issues",
    "label_pairs": "label_a label_b js_divergence js_distance vocabulary tokens_a tokens_b",
    "label_pair_tokens": "label_a label_b token contribution p_a p_b",
    "specs": "spec_id name label description queries",
    "spec_rankings": "label sample_id rank score",
    "spec_hits": "spec_id sample_id rank score",
    "suspects": """
    rank id line text given_label suggested_label PVI self_confidence label_issue spec spec_rank
    evidence
    """,
    "rejected": "line column reason",
    "stages": "stage seconds peak_rss_mb",
    "difficulty": "H_Y lexicon keyword_learnability code_bits compression more_data",
    "views": "view H_Y_given_view v_information v_information_low v_information_high accuracy",
    "view_pairs": "view beyond v_information v_information_low v_information_high",
    "learning_curve": "fraction rows v_information gain accuracy",
    "pinned_bias": "label word known rows p asym sym mean",
    "bias_auc": "column identity label rows subgroup_auc bpsn_auc bnsp_auc",
    "generalised_words": "word general rows flips p_change PVI_before PVI_after PVI_change",
    "decisions": "sample_id decision new_label note decided_at reviewer",
  ]

  private static let audited: Result<Workdir, any Error> = Result {
    let folder = try Workdir()
    let run = try folder.run(
      "audit", Workdir.demo, "--specs", Workdir.demoSpecs, "--slice-column", "source", "--quiet",
      "-o", "a.sqlite")
    try #require(run.code == 0)
    return folder
  }

  private func read<T>(_ body: (Database) throws -> T) throws -> T {
    try DatabaseQueue(path: Self.audited.get().path("a.sqlite")).read(body)
  }

  private func columns(_ table: String, _ database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
  }

  @Test("every table and column that readers rely on is there", arguments: promised.keys.sorted())
  func promises(table: String) throws {
    let wanted = (Self.promised[table] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    let found = try read { try columns(table, $0) }
    for column in wanted { #expect(found.contains(column), "\(table).\(column)") }
  }

  @Test("every table and column is described in docs/schema.md")
  func documented() throws {
    let page = try String(
      contentsOf: Workdir.package.appending(path: "docs/schema.md"), encoding: .utf8)
    try read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
      #expect(tables.count >= Self.promised.count)
      for table in tables {
        let isNamed = page.contains("`\(table)`")
        #expect(isNamed, "\(table)")
        for column in try columns(table, database) {
          let isDescribed = page.contains("`\(column)`")
          #expect(isDescribed, "\(table).\(column)")
        }
      }
    }
  }

  @Test("tables are strict, keys hold, and the file says what it is")
  func sound() throws {
    try read { database in
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 2)
      #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x6473_6C62)
      let loose = try String.fetchAll(
        database,
        sql: "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0")
      #expect(loose.filter { !$0.hasPrefix("sqlite_") } == [])
    }
  }

  @Test("suspects has every row once, ranked from 1, and names no label that is not there")
  func suspects() throws {
    try read { database in
      let ranks = try Int.fetchAll(database, sql: "SELECT rank FROM suspects")
      #expect(ranks == Array(1...3000))
      #expect(
        try Int.fetchOne(database, sql: "SELECT count(DISTINCT id) FROM suspects") == 3000)
      #expect(
        try Int.fetchOne(
          database,
          sql:
            "SELECT count(*) FROM suspects WHERE suggested_label NOT IN (SELECT label FROM labels)"
        ) == 0)
    }
  }

  @Test("figures agree with one another across tables")
  func consistent() throws {
    let checks = [
      "SELECT abs(avg(PVI) - (SELECT v_information FROM runs)) < 1e-9 FROM scores",
      "SELECT abs(H_Y - H_Y_given_X - v_information) < 1e-9 FROM runs",
      "SELECT abs(sum(value) - 1) < 1e-9 FROM joint",
      "SELECT max(abs(total - 1)) < 1e-9 FROM (SELECT sum(probability) AS total FROM pred_probs "
        + "GROUP BY sample_id)",
      "SELECT count(*) = (SELECT label_issues FROM runs) FROM suspects WHERE label_issue = 1",
      "SELECT count(*) = 3000 FROM attributes WHERE column = 'source'",
      "SELECT avg(correct_yx) = (SELECT accuracy FROM runs) FROM scores",
    ]
    for check in checks {
      #expect(try read { try Bool.fetchOne($0, sql: check) } == true, "\(check)")
    }
  }
}
