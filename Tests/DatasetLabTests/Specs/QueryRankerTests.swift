import DatasetLab
import Testing

@Suite("Ranking for queries")
struct QueryRankerTests {
  private let machine = Machine(threads: 2)
  private let texts = TokenizedTexts(
    StringColumn(["you turnip", "thank you", "silly old turnip", "hello"]), seed: 0)
  private let vectors = Embeddings(
    rows: 4, dimensions: 2, values: [1, 0, 0, 1, 0.6, 0.8, 0, 0])
  private let queries = [Query("turnip", vector: [0, 2]), Query("hello", vector: [1, 0])]

  private func ranks(_ kind: QueryRanker.Kind) -> [[[UInt32]]] {
    QueryRanker(kind, words: texts.words, vectors: vectors, on: machine)
      .rank(queries, depth: 3, on: machine).map { $0.map(\.rows) }
  }

  @Test("a query has a ranking by words, one by vectors, or one of each")
  func kinds() {
    #expect(ranks(.bm25) == [[[0, 2]], [[3]]])
    #expect(ranks(.dense) == [[[1, 2, 0]], [[0, 2, 1]]])
    #expect(ranks(.hybrid) == [[[0, 2], [1, 2, 0]], [[3], [0, 2, 1]]])
  }

  @Test("merged queries have all words, and the mean of the directions")
  func merging() {
    let merged = Query(merging: queries)
    #expect(merged.tokens(in: texts.words).count == 2)
    #expect(merged.vector == [1, 1])
    #expect(Query(merging: [Query("a"), Query("b")]) == Query("a\nb"))
  }

  @Test("queries merged before retrieval favour rows that match several of them")
  func before() {
    let labels = LabelSet(["rude"])
    let specification = Specification(name: "s", label: "rude", queries: ["silly", "old", "you"])
    func ranked(_ merging: QueryRanker.Merging) -> [UInt32] {
      SpecificationRanking(
        [specification], queries: [specification.queries.map { Query($0) }],
        ranker: QueryRanker(words: texts.words, on: machine), labels: labels, merging: merging,
        on: machine
      ).bySpecification[0].rows
    }
    #expect(ranked(.before) == [2, 0, 1])
    #expect(ranked(.after).first == 2)
  }

  @Test("hybrid rankings of a label merge both rankings of every query")
  func hybrid() {
    let ranking = SpecificationRanking(
      [Specification(name: "s", label: "rude", queries: ["turnip"])], queries: [[queries[0]]],
      ranker: QueryRanker(.hybrid, words: texts.words, vectors: vectors, on: machine),
      labels: LabelSet(["rude"]), on: machine)
    // Row 2 is second by both; row 0 first by words and third by vectors; row 1 first by one.
    #expect(ranking.byLabel[0]?.rows == [0, 2, 1])
    #expect(ranking.byLabel[0] == ranking.bySpecification[0])
  }
}
