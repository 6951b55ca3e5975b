import Testing

@Suite("dslab audit --dynamics")
struct DynamicsOptionTests {
  @Test("every row has its dynamics, and they rank suspects")
  func recorded() throws {
    let folder = try Workdir()
    let run = try folder.run("audit", Workdir.demo, "--dynamics", "--quiet", "-o", "a.sqlite")
    #expect(run.code == 0 && run.err.isEmpty, "\(run.err)")
    let rows: Int? = try folder.value("a.sqlite", "SELECT count(*) FROM samples")
    let recorded: Int? = try folder.value(
      "a.sqlite",
      """
      SELECT count(*) FROM dynamics WHERE confidence BETWEEN 0 AND 1
        AND region IN ('easy', 'ambiguous', 'hard')
      """)
    #expect(rows != nil && rows == recorded)
    let epochs: Int? = try folder.value("a.sqlite", "SELECT min(epochs) FROM fold_models")
    #expect(try #require(epochs) > 3)
    let list = try folder.run(
      "suspects", "a.sqlite", "--by", "aum", "--top", "1", "--format", "csv")
    let least: String? = try folder.value(
      "a.sqlite", "SELECT id FROM samples JOIN dynamics USING (sample_id) ORDER BY AUM LIMIT 1")
    #expect(list.code == 0)
    #expect(list.out.split(separator: "\n").last?.contains(",\(try #require(least)),") == true)
  }

  @Test("the models are those of an audit without the flag, to the bit")
  func sameModels() throws {
    let folder = try Workdir()
    #expect(try folder.run("audit", Workdir.demo, "--quiet", "-o", "a.sqlite").code == 0)
    let run = try folder.run("audit", Workdir.demo, "--dynamics", "--quiet", "-o", "b.sqlite")
    #expect(run.code == 0)
    for sums in [
      "SELECT sum(probability * sample_id) FROM pred_probs",
      "SELECT sum(PVI * sample_id) FROM scores", "SELECT sum(temperature) FROM fold_models",
    ] {
      let without: Double? = try folder.value("a.sqlite", sums)
      let with: Double? = try folder.value("b.sqlite", sums)
      #expect(without != nil && without == with, "\(sums)")
    }
  }

  @Test("without the flag nothing is recorded, and asking for it says how to have it")
  func without() throws {
    let folder = try Workdir()
    try folder.write("s.csv", AuditCommandTests.small)
    #expect(try folder.run("audit", "s.csv", "--quiet", "-o", "a.sqlite").code == 0)
    let rows: Int? = try folder.value("a.sqlite", "SELECT count(*) FROM dynamics")
    #expect(rows == 0)
    let list = try folder.run("suspects", "a.sqlite", "--by", "aum")
    #expect(list.code == 64 && list.err.contains("--dynamics"), "\(list.err)")
  }

  @Test("supplied probabilities have no training to record")
  func supplied() throws {
    let folder = try Workdir()
    try folder.write("s.csv", AuditCommandTests.small)
    let run = try folder.run(
      "audit", "s.csv", "--pred-probs", "p.npy", "--dynamics", "-o", "a.sqlite")
    #expect(run.code == 64 && run.err.contains("--pred-probs replaces training"), "\(run.err)")
  }
}
