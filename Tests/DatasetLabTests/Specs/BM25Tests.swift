import DatasetLab
import Foundation
import Testing

@Suite("BM25")
struct BM25Tests {
  private let machine = Machine(threads: 2)

  private func corpus(_ rows: [String]) -> Corpus {
    Corpus(rows.map { $0.split(separator: " ").map(String.init) })
  }

  private func tokens(_ query: String, _ corpus: Corpus) -> [UInt32] {
    query.split(separator: " ").compactMap { corpus.id(of: String($0)) }
  }

  @Test("a score by hand: idf times saturated term frequency")
  func worked() {
    let rows = corpus(["a a b", "b c", "c c c c"])
    let found = BM25(rows).rank([tokens("a", rows)], depth: 10, on: machine)[0]
    // df 1 of 3 rows; tf 2; the row is as long as the mean of 3 tokens.
    let expected = log(1 + 2.5 / 1.5) * 2 / (1.2 + 2)
    #expect(found.rows == [0])
    #expect(abs(Double(found.scores[0]) - expected) < 1e-6)
  }

  @Test("each variant by hand, for a token twice in a row as long as the mean")
  func workedVariants() {
    let rows = corpus(["a a b", "b c", "c c c c"])
    let query = tokens("a", rows)
    // df 1 of 3 rows; tf 2; n 1; k1 1.2; delta 0.5.
    let worked: [BM25Variant: Double] = [
      .lucene: log(1 + 2.5 / 1.5) * 2 / 3.2,
      .robertson: log(2.5 / 1.5) * 2 / 3.2,
      .atire: log(3) * 2.2 * 2 / 3.2,
      .bm25l: log(4 / 1.5) * 2.2 * 2.5 / 3.7,
      .bm25plus: log(4) * (2.2 * 2 / 3.2 + 0.5),
    ]
    for variant in BM25Variant.allCases {
      let found = BM25(rows, variant: variant).rank([query], depth: 10, on: machine)[0]
      #expect(found.rows == [0])
      #expect(abs(Double(found.scores[0]) - worked[variant, default: .nan]) < 1e-6)
    }
  }

  @Test("tokens of most rows are worth nothing to Robertson, tokens of all rows none to ATIRE")
  func worthless() {
    let rows = corpus(["a b", "a b", "a c"])
    let queries = [tokens("a", rows), tokens("b", rows), tokens("b b a c", rows)]
    func ranked(_ variant: BM25Variant) -> [[UInt32]] {
      BM25(rows, variant: variant).rank(queries, depth: 9, on: machine).map(\.rows)
    }
    #expect(ranked(.robertson) == [[], [], [2]])
    #expect(ranked(.atire) == [[], [0, 1], [2, 0, 1]])
    #expect(ranked(.bm25plus).map(\.count) == [3, 2, 3])
  }

  private struct Frozen: Decodable {
    struct Method: Decodable {
      var method: String
      var k1: Double
      var b: Double
      var delta: Double
      var scores: [[Double]]
    }
    var rows: [String]
    var queries: [String]
    var methods: [Method]
  }

  @Test("bm25s gives the same scores by every method, and the same one to all other rows")
  func parity() throws {
    let frozen = try #require(FrozenValues.decode(Frozen.self, from: "bm25/expected.json").first)
    let rows = corpus(frozen.rows)
    let queries = frozen.queries.map { tokens($0, rows) }
    #expect(Set(frozen.methods.map(\.method)) == Set(BM25Variant.allCases.map(\.rawValue)))
    for method in frozen.methods {
      let variant = try #require(BM25Variant(rawValue: method.method))
      let index = BM25(rows, variant: variant, k1: method.k1, b: method.b, delta: method.delta)
      for (ranking, expected) in zip(
        index.rank(queries, depth: rows.count, on: machine), method.scores)
      {
        let least = expected.min() ?? 0
        #expect(ranking.count == expected.count { $0 > least })
        for (row, score) in zip(ranking.rows, ranking.scores) {
          #expect(abs(Double(score) - expected[Int(row)]) < 1e-4)
        }
      }
    }
  }

  @Test("the best k are the first k of all, equals by row, for every k and thread count")
  func topK() throws {
    let frozen = try #require(FrozenValues.decode(Frozen.self, from: "bm25/expected.json").first)
    // Every row three times, so that every score is tied.
    let rows = corpus(frozen.rows + frozen.rows + frozen.rows)
    let queries = frozen.queries.map { tokens($0, rows) }
    let index = BM25(rows)
    let all = index.rank(queries, depth: .max, on: Machine(threads: 1))
    for ranking in all {
      let keys = zip(ranking.rows, ranking.scores).map { (-$1, $0) }
      #expect(keys.map(\.1) == keys.sorted { $0 < $1 }.map(\.1))
    }
    for depth in [1, 2, 7, 50, 200] {
      for threads in 1...3 {
        let found = index.rank(queries, depth: depth, on: Machine(threads: threads))
        #expect(found == all.map { $0.prefix(depth) })
      }
    }
  }

  @Test("a query of unknown words, or of none, ranks nothing")
  func nothing() {
    let rows = corpus(["a", ""])
    #expect(
      BM25(rows).rank([[], tokens("z", rows)], depth: 5, on: machine).allSatisfy { $0.count == 0 })
  }
}
