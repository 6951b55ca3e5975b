import DatasetLab
import Testing

@Suite("Rankings for specifications")
struct SpecificationRankingTests {
  private let labels = LabelSet(["fine", "rude"])
  private let rows = [
    "you turnip", "you silly turnip", "thank you", "thank you all", "turnip soup recipe", "hello",
  ]
  private let specifications = [
    Specification(name: "insult", label: "rude", queries: ["you turnip", "silly turnip"]),
    Specification(name: "thanks", label: "fine", queries: ["thank you"]),
    Specification(name: "soup", label: "fine", queries: ["Turnip SOUP!"]),
  ]

  private func ranking(depth: Int = 1000) -> SpecificationRanking {
    let texts = TokenizedTexts(StringColumn(rows), seed: 0)
    return SpecificationRanking(
      specifications, words: texts.words, labels: labels, depth: depth,
      on: Machine(threads: 2))
  }

  @Test("each specification ranks the rows that share words with its queries")
  func bySpecification() {
    let found = ranking().bySpecification
    #expect(found[0].rows.prefix(2).sorted() == [0, 1])
    #expect(found[1].rows.prefix(2) == [2, 3])
    #expect(found[2].rows.first == 4)
    #expect(found.allSatisfy { !$0.rows.contains(5) })
  }

  @Test("a label's ranking merges all its queries; labels without specifications have none")
  func byLabel() {
    #expect(ranking().byLabel[1]?.rows.prefix(2).sorted() == [0, 1])
    #expect(Set(ranking().byLabel.keys) == [0, 1])
  }

  @Test("rows that carry the label are dropped, and the others ranked anew")
  func contradictions() {
    // Row 1 is an insult labelled fine; row 3 is thanks labelled rude.
    let found = ranking().contradictions(given: [1, 0, 0, 1, 0, 0])
    #expect(found.map { $0?.specification }[1] == 0 && found.map { $0?.label }[1] == 1)
    #expect(found.map { $0?.specification }[3] == 1 && found.map { $0?.label }[3] == 0)
    // All pairs of row and demanded label are in one order; those that agree are left out.
    let ranks = found.compactMap { $0?.rank }
    #expect(ranks.sorted() == Array(1...ranks.count))
    // Both queries for 'rude' have row 1 among their first two: 1/61 + 1/62. 'fine' has two queries
    // that find row 0 ("you", "turnip") and one that finds row 3.
    #expect([1, 0, 3].map { found[$0]?.rank ?? 0 } == [1, 2, 4])
    #expect(found[5] == nil)
  }

  @Test("no more rows than the depth are kept per specification")
  func depth() {
    #expect(ranking(depth: 1).bySpecification.allSatisfy { $0.count == 1 })
  }
}
