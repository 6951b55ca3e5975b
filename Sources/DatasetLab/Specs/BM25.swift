/// Ranks rows by how well they match a query by words.
///
/// A row's score is the sum over the query's tokens of what the token is worth, the more the fewer
/// rows have it, times the share of it that the row gets, the more the oftener it has it and the
/// shorter it is; `BM25Variant` has the formulae. Every part is worked out once, when the index is
/// built; a query adds up the parts of its tokens.
/// Source: S. Robertson and H. Zaragoza, "The probabilistic relevance framework: BM25 and beyond",
/// 2009, https://doi.org/10.1561/1500000019; variants as in X. H. Lù, "BM25S", 2024,
/// https://arxiv.org/abs/2407.03618.
public struct BM25: Sendable {
  /// The formula.
  public let variant: BM25Variant
  /// How quickly repeats of a token stop counting.
  public let k1: Double
  /// How much long rows are held back.
  public let b: Double
  /// What `bm25l` and `bm25+` add to every token; the others do without.
  public let delta: Double
  /// The number of rows, N.
  public let rows: Int
  /// Where each token's rows begin; one more offset than tokens.
  package let starts: [Int]
  /// The rows that have a token, ascending.
  let postings: [UInt32]
  /// What the token adds to the score of each of them above the score of a row without it; zero
  /// for a token that is worth nothing, else positive.
  let parts: [Float]

  /// Indexes the rows of a corpus.
  ///
  /// - Parameters:
  ///   - corpus: The tokens of each row.
  ///   - variant: The formula.
  ///   - k1: How quickly repeats of a token stop counting, above 0.
  ///   - b: How much long rows are held back, 0 to 1.
  ///   - delta: What `bm25l` and `bm25+` add to every token, at least 0.
  /// - Complexity: O(tokens).
  public init(
    _ corpus: Corpus, variant: BM25Variant = .lucene, k1: Double = 1.2, b: Double = 0.75,
    delta: Double = 0.5
  ) {
    self.variant = variant
    self.k1 = k1
    self.b = b
    self.delta = delta
    rows = corpus.count
    let width = corpus.vocabulary.count
    // Token counts by row, once to size the lists and once to fill them.
    var starts = [Int](repeating: 0, count: width + 1)
    var seen = [UInt32](repeating: .max, count: width)
    for row in 0..<corpus.count {
      for token in corpus.tokens(of: row) where seen[Int(token)] != UInt32(row) {
        seen[Int(token)] = UInt32(row)
        starts[Int(token) + 1] += 1
      }
    }
    let frequencies = Array(starts[1...])
    for token in 0..<width { starts[token + 1] += starts[token] }
    var postings = [UInt32](repeating: 0, count: starts[width])
    var parts = [Float](repeating: 0, count: starts[width])
    var ends = starts
    for row in 0..<corpus.count {
      for token in corpus.tokens(of: row) {
        let last = ends[Int(token)] - 1
        if last >= starts[Int(token)] && postings[last] == UInt32(row) {
          parts[last] += 1
        } else {
          postings[last + 1] = UInt32(row)
          parts[last + 1] = 1
          ends[Int(token)] += 1
        }
      }
    }
    let mean = Double(corpus.tokenCount) / Double(max(1, corpus.count))
    let norms = (0..<corpus.count).map { row in
      k1 * (1 - b + b * Double(corpus.tokens(of: row).count) / max(mean, .leastNormalMagnitude))
    }
    for token in 0..<width {
      let worth = variant.worth(frequency: frequencies[token], rows: corpus.count)
      for at in starts[token]..<starts[token + 1] {
        let share = variant.share(
          count: Double(parts[at]), norm: norms[Int(postings[at])], k1: k1, delta: delta)
        // Of worthy tokens never zero, which would be a row that the query has not met.
        parts[at] = worth > 0 ? max(Float(worth * share), .leastNormalMagnitude) : 0
      }
    }
    self.starts = starts
    self.postings = postings
    self.parts = parts
  }

  /// The best rows for each of many queries.
  ///
  /// - Parameters:
  ///   - queries: The token ids of each query, repeats counting again.
  ///   - depth: The most rows to return per query; rows without a token in common that is worth
  ///     something are never returned, whatever share a variant gives them.
  ///   - machine: The means; results do not depend on them.
  /// - Returns: A ranking per query, best first, equals by row.
  public func rank(_ queries: [[UInt32]], depth: Int, on machine: Machine) -> [Ranking] {
    var results = [Ranking](repeating: Ranking(), count: queries.count)
    results.withUnsafeMutableBufferPointer { results in
      machine.forEachBlock(of: queries.count, size: 64) { _, range in
        var scorer = Scorer(rows: rows)
        for query in range { results[query] = scorer.rank(queries[query], depth: depth, in: self) }
      }
    }
    if variant.shareOfNone(k1: k1, delta: delta) > 0 {
      for query in queries.indices { raise(&results[query], for: queries[query]) }
    }
    return results
  }

  /// The tokens of a query that are worth something.
  func worthy(_ query: [UInt32]) -> [UInt32] {
    switch variant {
    case .lucene, .bm25l, .bm25plus: query
    case .robertson, .atire: query.filter { parts[starts[Int($0)]] > 0 }
    }
  }

  /// Adds to all scores what a row without any of the query's tokens gets.
  private func raise(_ ranking: inout Ranking, for query: [UInt32]) {
    let share = variant.shareOfNone(k1: k1, delta: delta)
    let worth = query.reduce(0) { sum, token in
      let frequency = starts[Int(token) + 1] - starts[Int(token)]
      return sum + variant.worth(frequency: frequency, rows: rows)
    }
    for place in ranking.scores.indices { ranking.scores[place] += share * worth }
  }
}
