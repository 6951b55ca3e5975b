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

  private struct Frozen: Decodable {
    var rows: [String]
    var queries: [String]
    var scores: [[Double]]
  }

  @Test("bm25s gives the same scores")
  func parity() throws {
    let frozen = try #require(FrozenValues.decode(Frozen.self, from: "bm25/expected.json").first)
    let rows = corpus(frozen.rows)
    let queries = frozen.queries.map { tokens($0, rows) }
    let found = BM25(rows).rank(queries, depth: rows.count, on: machine)
    for (ranking, expected) in zip(found, frozen.scores) {
      var scores = [Double](repeating: 0, count: rows.count)
      for (row, score) in zip(ranking.rows, ranking.scores) { scores[Int(row)] = Double(score) }
      for (score, value) in zip(scores, expected) { #expect(abs(score - value) < 1e-4) }
      #expect(ranking.count == expected.count { $0 > 0 })
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
