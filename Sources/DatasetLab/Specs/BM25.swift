import Foundation

/// Ranks rows by how well they match a query, as Lucene's BM25 does.
///
/// A row's score is the sum over the query's tokens of idf · tf / (k1 (1 - b + b · length / mean
/// length) + tf) with idf = ln(1 + (N - df + 0.5) / (df + 0.5)). Every part is worked out once,
/// when the index is built; a query adds up the parts of its tokens.
/// Source: S. Robertson and H. Zaragoza, "The probabilistic relevance framework: BM25 and beyond",
/// 2009, https://doi.org/10.1561/1500000019; variants as in X. H. Lù, "BM25S", 2024,
/// https://arxiv.org/abs/2407.03618.
public struct BM25: Sendable {
  /// How quickly repeats of a token stop counting.
  public let k1: Double
  /// How much long rows are held back.
  public let b: Double
  /// The number of rows, N.
  public let rows: Int
  /// Where each token's rows begin; one more offset than tokens.
  package let starts: [Int]
  /// The rows that have a token, ascending.
  let postings: [UInt32]
  /// What the token adds to the score of each of them.
  let parts: [Float]

  /// Indexes the rows of a corpus.
  ///
  /// - Parameters:
  ///   - corpus: The tokens of each row.
  ///   - k1: How quickly repeats of a token stop counting.
  ///   - b: How much long rows are held back, 0 to 1.
  /// - Complexity: O(tokens).
  public init(_ corpus: Corpus, k1: Double = 1.2, b: Double = 0.75) {
    self.k1 = k1
    self.b = b
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
      let df = Double(frequencies[token])
      let idf = log(1 + (Double(corpus.count) - df + 0.5) / (df + 0.5))
      for at in starts[token]..<starts[token + 1] {
        let tf = Double(parts[at])
        // Never zero, which would be a row that the query has not met.
        parts[at] = max(Float(idf * tf / (norms[Int(postings[at])] + tf)), .leastNormalMagnitude)
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
  ///   - depth: The most rows to return per query; rows without a token in common are never
  ///     returned.
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
    return results
  }
}
