import DatasetLab
import Testing

@Suite("Ranking by sentence vectors")
struct CosineRankerTests {
  private let machine = Machine(threads: 2)

  private func embeddings(_ vectors: [[Float]]) -> Embeddings {
    Embeddings(
      rows: vectors.count, dimensions: vectors.first?.count ?? 0, values: vectors.flatMap { $0 })
  }

  /// Small whole numbers, so that many rows tie.
  private func drawn(_ rows: Int, _ dimensions: Int, seed: UInt64) -> [[Float]] {
    var rng = SplitMix64(seed: seed)
    return (0..<rows).map { _ in
      (0..<dimensions).map { _ in Float(Int.random(in: -2...2, using: &rng)) }
    }
  }

  @Test("the cosine by hand, whatever the vectors' lengths; opposites come last")
  func worked() {
    let rows = embeddings([[-2, 0], [3, 4], [0, 0], [5, 0]])
    let found = CosineRanker(rows, on: machine).rank([[10, 0]], depth: 9, on: machine)[0]
    #expect(found.rows == [3, 1, 0])
    for (score, cosine) in zip(found.scores, [1, 0.6, -1] as [Double]) {
      #expect(abs(score - cosine) < 1e-6)
    }
  }

  @Test("a row of zeros is in no ranking, and a query of zeros ranks nothing")
  func zeros() {
    let ranker = CosineRanker(embeddings([[0, 0], [1, 0]]), on: machine)
    let found = ranker.rank([[0, 0], [-1, 0]], depth: 9, on: machine)
    #expect(found.map(\.rows) == [[], [1]])
  }

  @Test("vectors of any size have the cosine of their directions")
  func sizes() {
    let ranker = CosineRanker(embeddings([[1e-30, 0], [1e30, 1e30], [0, 1e-38]]), on: machine)
    let found = ranker.rank([[3e30, 0]], depth: 9, on: machine)[0]
    #expect(found.rows == [0, 1, 2])
    #expect(abs(found.scores[0] - 1) < 1e-6 && abs(found.scores[1] - 0.70710678) < 1e-6)
  }

  @Test("every query has the rows in the order of their cosines in double precision")
  func order() {
    let vectors = drawn(1100, 7, seed: 1)
    let queries = drawn(40, 7, seed: 2)
    let found = CosineRanker(embeddings(vectors), on: machine)
      .rank(queries, depth: .max, on: machine)
    func cosine(_ a: [Float], _ b: [Float]) -> Double {
      func product(_ a: [Float], _ b: [Float]) -> Double {
        zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      }
      return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
    }
    for (query, ranking) in zip(queries, found) {
      #expect(ranking.count == vectors.count { $0.contains { $0 != 0 } })
      let isDescending = ranking.scores == ranking.scores.sorted(by: >)
      #expect(isDescending)
      #expect(Set(ranking.rows).count == ranking.count)
      for (row, score) in zip(ranking.rows, ranking.scores) {
        #expect(abs(Double(score) - cosine(query, vectors[Int(row)])) < 1e-6)
      }
    }
  }

  @Test("equal vectors tie wherever they stand, and go by row")
  func ties() {
    let few = drawn(3, 131, seed: 3)
    let rows = embeddings((0..<1500).map { few[$0 % 3] })
    let queries = drawn(37, 131, seed: 4)
    for ranking in CosineRanker(rows, on: machine).rank(queries, depth: .max, on: machine) {
      #expect(Set(ranking.scores).count == 3)
      for third in 0..<3 {
        let rows = ranking.rows[third * 500..<(third + 1) * 500]
        let isAscending = Array(rows) == rows.sorted()
        #expect(isAscending)
      }
    }
  }

  @Test("the best k are the first k of all, for every k and thread count")
  func topK() {
    let rows = embeddings(drawn(700, 5, seed: 5))
    let queries = drawn(70, 5, seed: 6)
    let ranker = CosineRanker(rows, on: machine)
    let all = ranker.rank(queries, depth: .max, on: Machine(threads: 1))
    for depth in [0, 1, 2, 50, 699] {
      for threads in 1...3 {
        let found = ranker.rank(queries, depth: depth, on: Machine(threads: threads))
        let isSame = found == all.map { $0.prefix(depth) }
        #expect(isSame)
      }
    }
  }
}
