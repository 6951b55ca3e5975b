import DatasetLab
import Testing

@Suite("Contradictions of specifications of several labels")
struct ContradictionOrderTests {
  private let labels = LabelSet(["fine", "rude"])

  private func ranks(
    _ specifications: [Specification], of rows: [String], given: [Int32],
    method: AggregationMethod = .rrf
  ) -> [Int?] {
    let texts = TokenizedTexts(StringColumn(rows), seed: 0)
    return SpecificationRanking(
      specifications, words: texts.words, labels: labels, method: method,
      on: Machine(threads: 2)
    ).contradictions(given: given).map { $0?.rank }
  }

  @Test("a row that more queries demand comes before one of another label that fewer do")
  func moreQueries() {
    // By hand: row 0 is first for two queries that demand 'rude', 2 / 61; row 1 first for one
    // that demands 'fine', 1 / 61. Both would be first of their label.
    let specifications = [
      Specification(name: "thanks", label: "fine", queries: ["thank you"]),
      Specification(name: "insult", label: "rude", queries: ["silly turnip", "turnip head"]),
    ]
    for method in AggregationMethod.allCases {
      let found = ranks(
        specifications, of: ["silly turnip head", "thank you", "hello"], given: [0, 1, 0],
        method: method)
      #expect(found[2] == nil)
      if method == .rrf { #expect(found == [1, 2, nil]) }
    }
  }

  @Test("ranks count every contradicting row once, without gaps")
  func noGaps() {
    let specifications = [
      Specification(name: "thanks", label: "fine", queries: ["thank you", "you"]),
      Specification(name: "insult", label: "rude", queries: ["you turnip", "turnip"]),
    ]
    let rows = ["you turnip", "thank you", "you", "turnip soup", "hello", "turnip you turnip"]
    let found = ranks(specifications, of: rows, given: [0, 1, 0, 0, 1, 1]).compactMap { $0 }
    #expect(found.sorted() == Array(1...found.count))
  }

  @Test("nothing contradicts where every row found carries the label demanded")
  func agreed() {
    let specifications = [Specification(name: "insult", label: "rude", queries: ["turnip"])]
    #expect(ranks(specifications, of: ["turnip", "hello"], given: [1, 0]) == [nil, nil])
  }
}
