import Foundation

/// How differently the texts of two labels are worded: the Jensen-Shannon divergence of their
/// smoothed unigrams, in bits from 0 (the same) to 1 (nothing in common).
///
/// P_a(w) = (count of w in label a + α) / (tokens of a + α |V|), M = (P_a + P_b) / 2, and
/// JSD = (KL(P_a | M) + KL(P_b | M)) / 2 with logarithms to base 2. A low divergence means labels
/// that look alike and are easily confused.
/// Source: S. Masud et al., "Revisiting hate speech benchmarks: from data curation to system
/// deployment", KDD 2023, https://doi.org/10.1145/3580305.3599896.
public struct LabelDivergence: Sendable {
  /// How counts become probabilities.
  public struct Options: Sendable, Hashable {
    /// Which tokens the smoothing is spread over.
    public enum Scope: String, Sendable, CaseIterable {
      /// The vocabulary of the whole data set, so that pairs are comparable.
      case dataset
      /// The tokens of the two labels only.
      case pair
    }

    /// The count α that every token has in advance.
    public var alpha = 1.0
    /// Which tokens the smoothing is spread over.
    public var scope = Scope.dataset
    /// How many of the strongest tokens are kept per pair.
    public var topTokens = 20

    /// Laplace's smoothing over the whole vocabulary.
    public init() {}
  }

  /// A token's part in the divergence of a pair.
  public struct TokenContribution: Sendable, Hashable {
    /// The token.
    public let token: String
    /// Its part of the divergence in bits; the parts of all tokens add up to it.
    public let contribution: Double
    /// Its smoothed probability under the first label.
    public let pA: Double
    /// Its smoothed probability under the second label.
    public let pB: Double
  }

  /// An unordered pair of labels.
  public struct Pair: Sendable, Hashable {
    /// The first label's position in the label set.
    public let a: Int
    /// The second label's position, greater than the first's.
    public let b: Int
    /// The divergence in bits, 0 to 1.
    public let divergence: Double
    /// The number of tokens that the smoothing is spread over.
    public let vocabulary: Int
    /// The number of token occurrences under the first label.
    public let tokensA: Int
    /// The number of token occurrences under the second label.
    public let tokensB: Int
    /// The tokens that contribute most, strongest first.
    public let tokens: [TokenContribution]

    /// The square root of the divergence, which is a metric.
    public var distance: Double { divergence.squareRoot() }
  }

  /// All pairs, by first and then second label.
  public let pairs: [Pair]

  /// The pairs of least divergence first: the labels that are most alike.
  public var closest: [Pair] {
    pairs.sorted {
      $0.divergence != $1.divergence ? $0.divergence < $1.divergence : ($0.a, $0.b) < ($1.a, $1.b)
    }
  }

  /// Compares every pair of labels.
  ///
  /// - Parameters:
  ///   - corpus: The tokens of each row.
  ///   - given: The label of each row.
  ///   - classes: The number of labels, K.
  ///   - options: How counts become probabilities.
  /// - Complexity: O(tokens + the sum over pairs of their distinct tokens).
  public init(corpus: Corpus, given: [Int32], classes: Int, options: Options = Options()) {
    let counts = Self.counts(corpus, given: given, classes: classes)
    let vocabulary = corpus.vocabulary
    pairs = (0..<classes).flatMap { a in
      (a + 1..<max(a + 1, classes)).map { b in
        Self.compare(a, b, counts: counts, vocabulary: vocabulary, options: options)
      }
    }
  }

  /// A label's tokens with their counts, ascending by token.
  private typealias Counts = [(token: UInt32, count: Int)]

  private static func counts(_ corpus: Corpus, given: [Int32], classes: Int) -> [Counts] {
    var rowsOf = [[Int]](repeating: [], count: classes)
    for row in given.indices { rowsOf[Int(given[row])].append(row) }
    var dense = [Int](repeating: 0, count: corpus.vocabulary.count)
    return rowsOf.map { rows in
      var met: [UInt32] = []
      for row in rows {
        for token in corpus.tokens(of: row) {
          if dense[Int(token)] == 0 { met.append(token) }
          dense[Int(token)] += 1
        }
      }
      met.sort()
      let counts = met.map { (token: $0, count: dense[Int($0)]) }
      for token in met { dense[Int(token)] = 0 }
      return counts
    }
  }

  private static func compare(
    _ a: Int, _ b: Int, counts: [Counts], vocabulary: Vocabulary, options: Options
  ) -> Pair {
    let merged = merge(counts[a], counts[b])
    let tokensA = counts[a].reduce(0) { $0 + $1.count }
    let tokensB = counts[b].reduce(0) { $0 + $1.count }
    let width = options.scope == .dataset ? vocabulary.count : merged.count
    let totalA = Double(tokensA) + options.alpha * Double(width)
    let totalB = Double(tokensB) + options.alpha * Double(width)

    func part(_ countA: Int, _ countB: Int) -> (bits: Double, pA: Double, pB: Double) {
      let pA = (Double(countA) + options.alpha) / totalA
      let pB = (Double(countB) + options.alpha) / totalB
      let middle = (pA + pB) / 2
      return ((term(pA, middle) + term(pB, middle)) / 2, pA, pB)
    }
    let parts = merged.map { part($0.a, $0.b) }
    // Tokens of neither label all contribute the same.
    let unseen = width > merged.count ? Double(width - merged.count) * part(0, 0).bits : 0
    let strongest = parts.indices.sorted {
      parts[$0].bits != parts[$1].bits
        ? parts[$0].bits > parts[$1].bits : merged[$0].token < merged[$1].token
    }
    return Pair(
      a: a, b: b, divergence: min(1, max(0, parts.reduce(unseen) { $0 + $1.bits })),
      vocabulary: width, tokensA: tokensA, tokensB: tokensB,
      tokens: strongest.prefix(options.topTokens).map { at in
        TokenContribution(
          token: vocabulary[Int(merged[at].token)], contribution: parts[at].bits,
          pA: parts[at].pA, pB: parts[at].pB)
      })
  }

  private static func term(_ p: Double, _ middle: Double) -> Double {
    p > 0 ? p * log2(p / middle) : 0
  }

  private static func merge(_ a: Counts, _ b: Counts) -> [(token: UInt32, a: Int, b: Int)] {
    var out: [(token: UInt32, a: Int, b: Int)] = []
    out.reserveCapacity(a.count + b.count)
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i].token < b[j].token) {
        out.append((a[i].token, a[i].count, 0))
        i += 1
      } else if i == a.count || b[j].token < a[i].token {
        out.append((b[j].token, 0, b[j].count))
        j += 1
      } else {
        out.append((a[i].token, a[i].count, b[j].count))
        i += 1
        j += 1
      }
    }
    return out
  }
}
