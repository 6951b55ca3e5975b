import Foundation
import Testing

@Suite("dslab audit --specs")
struct SpecificationOptionsTests {
  private static let specs = """
    spec,label,text
    kind,good,lovely warm
    harsh,bad,awful
    kind,good,friendly thing

    """

  /// A folder with 60 rows, three queries, and vectors of both that tell the labels apart.
  private func folder() throws -> Workdir {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("s.csv", Self.specs)
    try folder.write("rows.npy", vectors: (0..<60).map { [$0 % 2 == 0 ? 1 : -1, Float($0)] })
    try folder.write("queries.npy", vectors: [[2, 0], [-2, 0], [1, 1]])
    try folder.write("two.npy", vectors: [[2, 0], [-2, 0]])
    try folder.write("long.npy", vectors: [[2, 0, 0], [-2, 0, 0], [0, 0, 1]])
    return folder
  }

  private static let dense = ["--embeddings", "rows.npy", "--query-embeddings", "queries.npy"]

  @Test(
    "combinations that cannot be have an error that says what is missing",
    arguments: [
      (["--query-embeddings", "queries.npy"], 64, "needs the rows' vectors too"),
      (["--ranker", "dense"], 64, "--ranker dense needs --embeddings"),
      (["--ranker", "hybrid", "--embeddings", "rows.npy"], 64, "--query-embeddings FILE.npy"),
      (dense + ["--ranker", "bm25"], 64, "no use of --query-embeddings"),
      (
        ["--embeddings", "rows.npy", "--query-embeddings", "two.npy"], 65,
        "two.npy: has 2 vectors, but the specifications have 3 queries"
      ),
      (
        ["--embeddings", "rows.npy", "--query-embeddings", "long.npy"], 65,
        "long.npy: has vectors of 3 numbers, but those of the rows have 2"
      ),
      (["--specs", "s.csv"], 65, "s.csv:2: specification 'kind' came before, in s.csv on line 2"),
    ] as [([String], Int32, String)])
  func failures(arguments: [String], code: Int32, hint: String) throws {
    let run = try folder().run(
      ["audit", "d.csv", "--quiet", "-o", "a.sqlite", "--specs", "s.csv"] + arguments)
    #expect(run.code == code)
    #expect(run.err.contains(hint), "\(run.err)")
  }

  @Test("vectors of queries need specifications")
  func needsSpecifications() throws {
    let run = try folder().run(["audit", "d.csv", "-o", "a.sqlite"] + Self.dense)
    #expect(run.code == 64 && run.err.contains("needs --specs"))
  }

  private func hits(_ arguments: [String], in folder: Workdir) throws -> [String] {
    let run = try folder.run(
      ["audit", "d.csv", "--quiet", "--force", "-o", "a.sqlite", "--specs", "s.csv"] + arguments)
    #expect(run.code == 0, "\(run.err)")
    let sql = """
      SELECT group_concat(name || ':' || sample_id || ':' || round(score, 4))
      FROM (SELECT * FROM spec_hits JOIN specs USING (spec_id) ORDER BY name, rank)
      """
    let rows: String? = try folder.value("a.sqlite", sql)
    return (rows ?? "").split(separator: ",").map(String.init)
  }

  @Test("the ranker, the formula and the merging of queries are what was asked for")
  func choices() throws {
    let folder = try folder()
    let features = ["--features", "ngrams"]
    let words = try hits([], in: folder)
    #expect(try words == hits(["--ranker", "bm25", "--bm25", "lucene"], in: folder))
    let hybrid = try hits(Self.dense + features, in: folder)
    #expect(try hybrid == hits(Self.dense + features + ["--ranker", "hybrid"], in: folder))
    let dense = try hits(Self.dense + features + ["--ranker", "dense"], in: folder)
    #expect(Set([words, hybrid, dense]).count == 3)
    // By vectors every row is ranked by both specifications.
    #expect(dense.count == 120)
    #expect(try words != hits(["--merge-queries", "before"], in: folder))
    #expect(try words != hits(["--bm25", "bm25l", "--aggregate", "combsum"], in: folder))
  }

  @Test("vectors of rows may be there to rank by only, beside anybody's probabilities")
  func withProbabilities() throws {
    let folder = try folder()
    let first = try folder.run(
      "audit", "d.csv", "--quiet", "--save-pred-probs", "p.npy", "-o", "b.sqlite")
    #expect(first.code == 0)
    #expect(try hits(Self.dense + ["--pred-probs", "p.npy"], in: folder).count == 120)
  }

  @Test("vectors belong to the queries of the file, also to those that are left out")
  func leftOut() throws {
    let folder = try folder()
    let arguments = Self.dense + ["--features", "ngrams", "--ranker", "dense"]
    let all = try hits(arguments, in: folder)
    let bad = try hits(arguments + ["--map-label", "good="], in: folder)
    #expect(bad == all.filter { $0.hasPrefix("harsh:") })
  }
}
