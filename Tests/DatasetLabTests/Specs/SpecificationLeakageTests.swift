import DatasetLab
import Testing

@Suite("Leakage between queries and test cases")
struct SpecificationLeakageTests {
  private func texts(_ specification: String, _ file: String, _ texts: [String])
    -> [SpecificationText]
  {
    texts.enumerated().map { place, text in
      SpecificationText(specification: specification, text: text, file: file, line: place + 2)
    }
  }

  private func leakage(_ queries: [String], _ cases: [String]) -> SpecificationLeakage {
    SpecificationLeakage(
      queries: texts("s", "queries.csv", queries), cases: texts("s", "cases.csv", cases))
  }

  @Test("a query that is a test case too is an error with both lines")
  func verbatim() throws {
    let found = leakage(["Tall hedges", "I like  HEDGES."], ["none", "other", "i like hedges."])
    let pair = try #require(found.verbatim.first)
    #expect(found.verbatim.count == 1 && pair.query.line == 3 && pair.testCase.line == 4)
    let error = try #require(found.error)
    #expect(error.file == "queries.csv" && error.line == 3)
    #expect(error.reason.contains("cases.csv:4") && error.reason.contains("take it out"))
    #expect(found.templates.isEmpty)
  }

  @Test("no query that is a test case is no error")
  func clean() {
    #expect(leakage(["I like hedges"], ["I like tall hedges"]).error == nil)
    #expect(leakage([], ["x"]).error == nil && leakage(["x"], []).error == nil)
  }

  @Test(
    "texts that are the same but for a word or two share a template",
    arguments: [
      ("I like hedges!", "I like hedges.", 0),
      ("I like hedges.", "I like geese.", 1),
      ("I like tall hedges.", "I like my cats.", 2),
      ("I like hedges.", "I really like old hedges.", 2),
      ("One should tell hedges to grow up.", "One should tell geese to grow tails.", 2),
      ("I like hedges.", "You hate hedges.", nil),
      ("I like very tall hedges.", "I like geese.", nil),
      ("hedges", "geese", nil), ("a hedge", "a goose", nil),
    ] as [(String, String, Int?)])
  func templates(query: String, testCase: String, differing: Int?) {
    #expect(leakage([query], [testCase]).templates.first?.differing == differing)
    #expect(leakage([testCase], [query]).templates.first?.differing == differing)
  }

  @Test("the closest case counts, and the first of equally close ones")
  func closest() {
    let cases = ["I like my cats", "I like geese", "I like ducks", "so what"]
    let found = leakage(["I like hedges"], cases).templates
    #expect(found.map(\.testCase.line) == [3] && found.map(\.differing) == [1])
  }

  @Test("leaks are counted per specification, across specifications too")
  func counts() {
    let queries =
      texts("a", "q.csv", ["I like hedges", "same text", "nothing of the sort"])
      + texts("b", "r.csv", ["entirely different"])
    let cases = texts("b", "c.csv", ["I like geese", "Same text"])
    let found = SpecificationLeakage(queries: queries, cases: cases)
    #expect(found.counts.map(\.specification) == ["a", "b"])
    #expect(found.counts.map(\.queries) == [3, 1])
    #expect(found.counts.map(\.verbatim) == [1, 0])
    #expect(found.counts.map(\.templates) == [1, 0])
    #expect(found.verbatim.first?.testCase.specification == "b")
  }

  @Test("repeated words count as often as both texts have them")
  func repeats() {
    #expect(leakage(["go go go go"], ["go"]).templates.isEmpty)
    #expect(leakage(["go go go"], ["go go"]).templates.map(\.differing) == [1])
  }
}
