import DatasetLab
import Testing

@Suite("Maximal marginal relevance")
struct MaximalMarginalRelevanceTests {
  private let words = Corpus([
    ["a", "b", "c"], ["a", "b", "c"], ["a", "b", "d"], ["x", "y"], [],
  ])

  @Test("without diversity the ranking stays")
  func none() {
    let method = MaximalMarginalRelevance(diversity: 0, words: words)
    #expect(method.order([2, 0, 1, 3, 4]) == [2, 0, 1, 3, 4])
  }

  @Test("by hand: a copy of the first row falls behind rows that share less with it")
  func byHand() {
    // Relevance 1, 0.75, 0.5, 0.25; likeness to row 0: 1, 0.5, 0.
    // Second: 0.375 - 0.5, 0.25 - 0.25, 0.125 - 0; then likeness to 3 changes nothing.
    let method = MaximalMarginalRelevance(diversity: 0.5, words: words)
    #expect(method.order([0, 1, 2, 3]) == [0, 3, 2, 1])
  }

  @Test("every row comes once")
  func permutation() {
    let method = MaximalMarginalRelevance(diversity: 1, words: words)
    #expect(method.order([4, 3, 2, 1, 0]).sorted() == [0, 1, 2, 3, 4])
    #expect(method.order([]).isEmpty)
  }
}
