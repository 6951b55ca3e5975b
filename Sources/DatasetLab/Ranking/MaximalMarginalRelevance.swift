/// Orders ranked rows so that each is relevant and unlike those before it.
///
/// The next row is the one with the greatest (1 - diversity) · relevance - diversity · likeness, with
/// relevance falling evenly from 1 for the first rank to 0, and likeness the greatest Jaccard
/// coefficient of its words with those of a row chosen before.
/// Source: J. Carbonell, J. Goldstein, "The use of MMR, diversity-based reranking for reordering
/// documents and producing summaries", SIGIR 1998, https://doi.org/10.1145/290941.291025.
public struct MaximalMarginalRelevance: Sendable {
  /// How much likeness counts, 0 (the ranking as it is) to 1 (nothing else).
  public let diversity: Double
  private let words: Corpus

  /// Creates the method for some rows.
  ///
  /// - Parameters:
  ///   - diversity: How much likeness counts, 0 to 1.
  ///   - words: The words of all rows.
  public init(diversity: Double, words: Corpus) {
    self.diversity = diversity
    self.words = words
  }

  /// Orders rows anew; equals keep their order.
  ///
  /// - Parameter ranked: Rows, best first.
  /// - Returns: The same rows.
  /// - Complexity: O(n²) comparisons for n rows.
  public func order(_ ranked: [Int]) -> [Int] {
    let sets = ranked.map { Array(Set(words.tokens(of: $0))).sorted() }
    let span = Double(max(1, ranked.count))
    let relevance = ranked.indices.map { 1 - Double($0) / span }
    var likeness = [Double](repeating: 0, count: ranked.count)
    var isLeft = [Bool](repeating: true, count: ranked.count)
    var order: [Int] = []
    for _ in ranked {
      var best = -1
      var most = -Double.infinity
      for place in ranked.indices where isLeft[place] {
        let value = (1 - diversity) * relevance[place] - diversity * likeness[place]
        if value > most { (best, most) = (place, value) }
      }
      isLeft[best] = false
      order.append(ranked[best])
      for place in ranked.indices where isLeft[place] {
        likeness[place] = max(likeness[place], Self.jaccard(sets[place], sets[best]))
      }
    }
    return order
  }

  /// The share of two ascending lists' distinct items that both have; 0 where both are empty.
  private static func jaccard(_ a: [UInt32], _ b: [UInt32]) -> Double {
    var (x, y, both) = (0, 0, 0)
    while x < a.count && y < b.count {
      if a[x] == b[y] {
        both += 1
        x += 1
        y += 1
      } else if a[x] < b[y] {
        x += 1
      } else {
        y += 1
      }
    }
    let all = a.count + b.count - both
    return all > 0 ? Double(both) / Double(all) : 0
  }
}
