import Foundation
import Testing

@Suite("dslab difficulty: lexical bias")
struct LexicalBiasCommandTests {
  /// The demo's audit with three lists, in a folder of its own.
  private func audited() throws -> Workdir {
    let folder = try Workdir()
    let run = try folder.run(
      "audit", Workdir.demo, "--slice-column", "source", "--quiet", "-o", "a.sqlite")
    try #require(run.code == 0, "\(run.err)")
    try folder.write(
      "words.txt", "disgrace\tpraise and blame\nlovely\tpraise and blame\nstew\nΩψ\n")
    try folder.write("general.txt", "disgrace\tmatter\nstew => dish\nzeppelin => aircraft\n")
    return folder
  }

  private static let options = [
    "--bias-words", "words.txt", "--general-words", "general.txt", "--identity-column", "source",
  ]

  @Test("the file holds what the page shows, and the figures agree with one another")
  func figures() throws {
    let folder = try audited()
    let run = try folder.run(["difficulty", "a.sqlite"] + Self.options)
    #expect(run.code == 0 && run.err.isEmpty, "\(run.err)")
    for text in [
      "Pinned bias of 3 words", "praise and blame", "the models have no feature of them: ωψ",
      "Words made more general  3 by general.txt", "generalised",
      "Areas under the curve by source", "Generalised mean of all groups",
    ] {
      #expect(run.out.contains(text), "\(text)")
    }
    for check in [
      "SELECT count(*) = 4 * (SELECT count(*) FROM labels) FROM pinned_bias",
      "SELECT max(abs(total - 1)) < 1e-9 FROM (SELECT sum(p) AS total FROM pinned_bias GROUP BY word)",
      "SELECT max(abs(asym - max(0, p - 0.5))) < 1e-12 AND max(abs(sym - abs(p - 0.5))) < 1e-12 "
        + "FROM pinned_bias",
      """
      SELECT max(abs(m.asym - (SELECT avg(w.asym) FROM pinned_bias AS w
        WHERE w.label = m.label AND w.known = 1))) < 1e-12
      FROM pinned_bias_means AS m WHERE m.word_group = ''
      """,
      """
      SELECT rows = (SELECT count(*) FROM samples WHERE text LIKE '%disgrace%')
      FROM pinned_bias WHERE word = 'disgrace'
      """,
      "SELECT count(*) = 0 FROM pinned_bias WHERE word = 'ωψ' AND known = 1",
      "SELECT count(*) = 3 FROM generalised_words",
      "SELECT rows = 0 AND p_change IS NULL FROM generalised_words WHERE word = 'zeppelin'",
      "SELECT flips = (SELECT coalesce(sum(rows), 0) FROM generalised_flips) FROM generalisation",
      "SELECT abs(PVI_after - PVI_before - PVI_change) < 1e-9 FROM generalisation",
      """
      SELECT abs(PVI_before - (SELECT avg(PVI) FROM scores JOIN samples USING (sample_id)
        WHERE text LIKE '%disgrace%')) < 1e-9
      FROM generalised_words WHERE word = 'disgrace'
      """,
      "SELECT count(*) = 1 FROM views WHERE view = 'generalised'",
      "SELECT count(*) = 1 FROM view_pairs WHERE view = 'full' AND beyond = 'generalised'",
      """
      SELECT min(positive + negative = rows AND rows + background_positive + background_negative
        = 3000) = 1 FROM bias_auc
      """,
      "SELECT min(subgroup_auc) > 0.5 AND max(subgroup_auc_high) <= 1 FROM bias_auc",
      """
      SELECT max(m.subgroup_auc - (SELECT avg(subgroup_auc) FROM bias_auc AS a
        WHERE a.label = m.label)) < 1e-12 FROM bias_auc_means AS m
      """,
    ] {
      #expect(try folder.value("a.sqlite", check) == true, "\(check)")
    }
  }

  @Test("threads change nothing, and a run without the options empties their tables")
  func replaces() throws {
    let folder = try audited()
    let first = try folder.run(["difficulty", "a.sqlite", "--threads", "1"] + Self.options)
    let content = try folder.content("a.sqlite")
    let again = try folder.run(["difficulty", "a.sqlite", "--threads", "3"] + Self.options)
    #expect(first.code == 0 && first.out == again.out)
    #expect(try folder.content("a.sqlite") == content)
    let plain = try folder.run("difficulty", "a.sqlite")
    #expect(plain.code == 0 && !plain.out.contains("Pinned bias"))
    for table in ["pinned_bias", "pinned_bias_means", "bias_auc", "generalised_words"] {
      #expect(try folder.value("a.sqlite", "SELECT count(*) FROM \(table)") == 0)
    }
  }

  @Test("JSON has the figures under the names that they have in the file")
  func json() throws {
    struct Page: Decodable {
      struct Bias: Decodable {
        struct Word: Decodable {
          var label: String
          var word: String
          var p: Double
        }
        struct Area: Decodable {
          var identity: String
          var bpsn_auc: Double?
        }
        struct Effect: Decodable { var rows: Int }
        var pinned_bias: [Word]
        var bias_auc: [Area]
        var generalisation: Effect
      }
      var lexical_bias: Bias?
    }
    let folder = try audited()
    let run = try folder.run(["difficulty", "a.sqlite", "--json"] + Self.options)
    let page = try JSONDecoder().decode(Page.self, from: Data(run.out.utf8))
    let bias = try #require(page.lexical_bias)
    let p: Double? = try folder.value(
      "a.sqlite", "SELECT p FROM pinned_bias WHERE label = 'rude' AND word = 'disgrace'")
    #expect(bias.pinned_bias.first { $0.label == "rude" && $0.word == "disgrace" }?.p == p)
    #expect(try folder.value("a.sqlite", "SELECT count(*) FROM bias_auc") == bias.bias_auc.count)
    #expect(
      try folder.value("a.sqlite", "SELECT rows FROM generalisation") == bias.generalisation.rows)
    let plain = try folder.run("difficulty", "a.sqlite", "--json")
    #expect(try JSONDecoder().decode(Page.self, from: Data(plain.out.utf8)).lexical_bias == nil)
  }

  @Test(
    "what cannot be is an error with place and remedy, and the file stays as it was",
    arguments: [
      (["--bias-words", "none.txt"], 66, "none.txt: cannot be opened"),
      (["--bias-words", "star.txt"], 65, "star.txt:1: 'a*' has a *"),
      (["--general-words", "star.txt"], 65, "star.txt:1: a line is 'word<TAB>more general word'"),
      (["--general-words", "wordnet"], 64, "looks up the words of --bias-words"),
      (["--identity-column", "target"], 64, "audit again with --slice-column target"),
      (["--view", "keep:generalised=y"], 64, "there is another view of the name 'generalised'"),
    ])
  func errors(arguments: [String], code: Int32, message: String) throws {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("star.txt", "a*\n")
    #expect(try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite").code == 0)
    let before = try folder.content("a.sqlite")
    let run = try folder.run(["difficulty", "a.sqlite"] + arguments)
    #expect(run.code == code && run.err.contains(message), "\(run.err)")
    #expect(try folder.content("a.sqlite") == before)
  }
}
