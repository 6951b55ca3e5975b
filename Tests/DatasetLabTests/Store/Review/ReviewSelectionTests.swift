import DatasetLab
import Testing

@Suite("Selections of suspects")
struct ReviewSelectionTests {
  /// All rows of a selection, by going from one to the next.
  private func rows(_ selection: ReviewSelection) async throws -> [Int] {
    let session = try ReviewedAudit.five().session()
    var rows: [Int] = []
    while let row = try await session.step(.next(after: rows.last), in: selection).suspect,
      row.sample_id != rows.first
    {
      rows.append(row.sample_id)
    }
    return rows
  }

  @Test("suspects come by rank, PVI, self-confidence or specification")
  func orders() async throws {
    #expect(try await rows(.init()) == [0, 1, 2, 3, 4])
    #expect(try await rows(.init(order: .pvi)) == [1, 2, 0, 4, 3])
    #expect(try await rows(.init(order: .labelQuality)) == [3, 4, 0, 2, 1])
    #expect(try await rows(.init(order: .spec)) == [3, 0])
    #expect(try await rows(.init(order: .aum)) == [])
  }

  @Test("conditions are held together")
  func conditions() async throws {
    #expect(try await rows(.init(label: "a")) == [0, 2])
    #expect(try await rows(.init(specification: "second")) == [3])
    #expect(try await rows(.init(slice: .init(column: "source", value: "mail"))) == [1, 2])
    #expect(
      try await rows(.init(label: "a", slice: .init(column: "source", value: "mail"))) == [2])
    #expect(try await rows(.init(label: "nobody's")) == [])
  }

  @Test(
    "words are found whole, the last one also unfinished, phrases in order, signs mean nothing",
    arguments: [
      ("tram", [0, 1, 4]), ("red tram", [0, 4]), ("\"red tram\"", [0, 4]),
      ("\"tram red\"", []), ("TRA", [0, 1, 4]), ("tra red", []), ("cafe", [2]), ("CAFÉ", [2]),
      ("\"the red", [0]), ("quoted\"", [3]), ("tram AND NOT red*", []), ("(tram) ^- ", [0, 1, 4]),
      ("' OR 1=1 --", []), ("…", [0, 1, 2, 3, 4]), ("text : tram", []),
    ])
  func words(search: String, expected: [Int]) async throws {
    #expect(try await rows(.init(words: search)) == expected)
  }

  @Test("the row before is found though it is decided, and the next skips what is")
  func moves() async throws {
    let audit = try ReviewedAudit.five()
    let session = try audit.session()
    let all = ReviewSelection()
    _ = try await session.decide(Decision(sample: 1, .keep), basedOn: nil)
    #expect(try await session.step(.next(after: 0), in: all).suspect?.sample_id == 2)
    let back = try await session.step(.previous(before: 2), in: all)
    #expect(back.suspect?.sample_id == 1 && back.place == 2)
    #expect(back.suspect?.decision?.decision == .keep)
    #expect(try await session.step(.previous(before: 0), in: all).suspect == nil)
    #expect(try await session.step(.next(after: 4), in: all).suspect?.sample_id == 0)
    let elsewhere = try await session.step(.to(3), in: .init(label: "a"))
    #expect(elsewhere.suspect?.sample_id == 3 && elsewhere.place == nil)
    #expect(try audit.decisions().count == 1)
  }

  @Test("nothing is left when all are decided")
  func end() async throws {
    let audit = try ReviewedAudit.five()
    let session = try audit.session()
    for row in 0..<5 { _ = try await session.decide(Decision(sample: row, .keep), basedOn: nil) }
    let step = try await session.step(.next(after: 2), in: .init())
    #expect(step.suspect == nil && step.progress.open == 0 && step.progress.kept == 5)
    #expect(try audit.decisions().count == 5)
  }

  @Test("a suspect comes with its scores, what it contradicts, its columns and its pieces")
  func suspect() async throws {
    let audit = try ReviewedAudit([
      .init(
        text: "the red tram", label: "a", pvi: -1.5, specification: 0,
        evidence: "b 90 %, a 10 %; PVI -1.5; 'red', 'it's' for b; first #1 says b")
    ])
    let session = try audit.session()
    let own = try #require(try await session.step(.to(0), in: .init()).suspect)
    #expect(own.row.text == "the red tram" && own.row.PVI == -1.5)
    #expect(own.normalized_margin == 0.5 && own.AUM == nil)
    #expect(own.tokens == ["red", "it's"])
    #expect(own.demands.map(\.name) == ["first"] && own.demands.first?.rank == 1)
    #expect(own.attributes.map(\.value) == ["blog"])
    #expect(own.decision == nil)
  }

  @Test("the nearest rows share the rarest words and have other labels")
  func nearest() async throws {
    let session = try ReviewedAudit.five().session()
    #expect(try await session.nearest(to: 0).map(\.sample_id).first == 4)
    #expect(try await session.nearest(to: 0).allSatisfy { $0.given_label != "a" })
    #expect(try await session.nearest(to: 2).isEmpty)
    #expect(try await session.nearest(to: 77).isEmpty)
  }

  @Test("filters offer specifications and the values of columns, the most frequent first")
  func facets() async throws {
    let facets = try await ReviewedAudit.five().session().facets()
    #expect(facets.specifications.map(\.name) == ["first", "second"])
    #expect(facets.columns.map(\.column) == ["source"])
    #expect(facets.columns.first?.values.map(\.value) == ["blog", "mail"])
    #expect(facets.columns.first?.values.map(\.rows) == [3, 2])
  }

  @Test("an evidence is taken apart, whatever is in labels and pieces")
  func tokens() {
    #expect(
      Evidence.tokens(in: "x 90 %, y 10 %; PVI -1.25; 'a', ''b', 'c,'' for x") == [
        "a", "'b", "c,'",
      ])
    #expect(Evidence.tokens(in: "x 90 %, y 10 %; PVI 0.5; s #1 says x") == [])
    #expect(Evidence.tokens(in: "x 90 %; PVI 0.5") == [])
    #expect(Evidence.tokens(in: "; 'no' for 3 %; PVI 2; 'yes' for x") == ["yes"])
    #expect(Evidence.tokens(in: "") == [])
  }

  @Test("a text is read, found and compared beyond a NUL in it")
  func nul() async throws {
    let session = try ReviewedAudit([
      .init(text: "a tram \0 behind", label: "a"), .init(text: "well behind", label: "b"),
    ]).session()
    let found = try await session.step(.next(after: nil), in: .init(words: "tram behind"))
    #expect(found.suspect?.row.text == "a tram \0 behind")
    #expect(try await session.nearest(to: 0).map(\.sample_id) == [1])
    #expect(try await session.nearest(to: 1).map(\.text) == ["a tram \0 behind"])
  }
}
