/// Ranks rows by the cosine of the angle between their sentence vectors and a query's.
///
/// A vector of zeros has no direction: such a row is in no ranking, and such a query ranks
/// nothing. All other rows are ranked, those with a negative cosine last.
/// Source: G. Salton, A. Wong, C. S. Yang, "A vector space model for automatic indexing", 1975,
/// https://doi.org/10.1145/361219.361220.
public struct CosineRanker: Sendable {
  private let vectors: Embeddings
  /// One over the length of each row's vector; zero for a vector of zeros.
  private let scales: [Double]

  /// Measures the vectors of the rows.
  ///
  /// - Parameters:
  ///   - vectors: The rows' vectors, N x D.
  ///   - machine: The means; results do not depend on them.
  /// - Complexity: O(N D).
  public init(_ vectors: Embeddings, on machine: Machine) {
    self.vectors = vectors
    var scales = [Double](repeating: 0, count: vectors.rows)
    scales.withUnsafeMutableBufferPointer { scales in
      machine.forEachBlock(of: vectors.rows, size: RowProducts.rows) { _, rows in
        for row in rows { scales[row] = Self.scale(vectors.vector(of: row)) }
      }
    }
    self.scales = scales
  }

  /// The length of every vector, D.
  public var dimensions: Int { vectors.dimensions }

  /// The best rows for each of many queries.
  ///
  /// - Parameters:
  ///   - queries: The vector of each query, of D finite numbers; their length does not matter.
  ///   - depth: The most rows to return per query.
  ///   - machine: The means; results do not depend on them.
  /// - Returns: A ranking per query, best first, equals by row; the score is the cosine, -1 to 1.
  /// - Complexity: O(N D) a query; memory beside the result for 32 queries a thread.
  public func rank(_ queries: [[Float]], depth: Int, on machine: Machine) -> [Ranking] {
    precondition(queries.allSatisfy { $0.count == dimensions }, "query vectors differ in length")
    var results = [Ranking](repeating: Ranking(), count: queries.count)
    results.withUnsafeMutableBufferPointer { results in
      machine.forEachBlock(of: queries.count, size: RowProducts.vectors) { _, range in
        let found = best(queries[range].map(Self.unit), depth: depth, on: machine)
        for (query, ranking) in zip(range, found) { results[query] = ranking }
      }
    }
    return results
  }

  /// A vector brought to length one; zeros stay.
  static func unit(_ vector: [Float]) -> [Float] {
    let scale = scale(vector[...])
    return vector.map { Float(Double($0) * scale) }
  }

  private static func scale(_ vector: ArraySlice<Float>) -> Double {
    let squares = vector.reduce(0) { $0 + Double($1) * Double($1) }
    return squares > 0 ? 1 / squares.squareRoot() : 0
  }

  /// The best rows for a few queries of length one.
  private func best(_ units: [[Float]], depth: Int, on machine: Machine) -> [Ranking] {
    var products = RowProducts(vectors, by: units, on: machine)
    var best = units.map { _ in BestRows(min(depth, vectors.rows)) }
    // What a cosine must exceed: rows come in order, so equals stay behind those that came first.
    var bars = units.map { unit in
      unit.contains { $0 != 0 } && depth > 0 ? -Float.infinity : Float.infinity
    }
    for block in 0..<products.blocks {
      let rows = products.multiply(block: block)
      products.values.withUnsafeBufferPointer { values in
        for row in rows where scales[row] > 0 {
          let start = (row - rows.lowerBound) * RowProducts.vectors
          for query in bars.indices {
            let cosine = Float(Double(values[start + query]) * scales[row])
            if cosine > bars[query] {
              best[query].offer(UInt32(row), score: max(-1, min(1, cosine)))
              bars[query] = best[query].bar
            }
          }
        }
      }
    }
    return best.map { $0.ranking() }
  }
}
