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
  ///   - threads: How many threads may work at a time; the result does not depend on it.
  /// - Complexity: O(tokens + the sum over pairs of their distinct tokens).
  public init(
    corpus: Corpus, given: [Int32], classes: Int, options: Options = Options(), threads: Int = 1
  ) {
    let counts = TokenCounts.ofLabels(
      corpus, rows: ClassRows(given: given, classes: classes), threads: threads)
    let vocabulary = corpus.vocabulary
    let couples = (0..<classes).flatMap { a in
      (a + 1..<max(a + 1, classes)).map { b in (a, b) }
    }
    pairs = RowBlocks.map(tasks: couples.count, threads: threads) { at in
      let (a, b) = couples[at]
      return Self.compare(a, b, counts: counts, vocabulary: vocabulary, options: options)
    }
  }

  private static func compare(
    _ a: Int, _ b: Int, counts: [TokenCounts], vocabulary: Vocabulary, options: Options
  ) -> Pair {
    let merged = counts[a].merged(with: counts[b])
    let (tokensA, tokensB) = (counts[a].total, counts[b].total)
    let width = options.scope == .dataset ? vocabulary.count : merged.count
    let totalA = Double(tokensA) + options.alpha * Double(width)
    let totalB = Double(tokensB) + options.alpha * Double(width)

    func part(_ countA: Int, _ countB: Int) -> (bits: Double, pA: Double, pB: Double) {
      let pA = (Double(countA) + options.alpha) / totalA
      let pB = (Double(countB) + options.alpha) / totalB
      return (Self.part(pA, pB), pA, pB)
    }
    let parts = merged.map { part($0.a, $0.b) }
    // Tokens of neither label all contribute the same.
    let unseen = width > merged.count ? Double(width - merged.count) * part(0, 0).bits : 0
    func isStronger(_ a: Int, _ b: Int) -> Bool {
      parts[a].bits != parts[b].bits
        ? parts[a].bits > parts[b].bits : merged[a].token < merged[b].token
    }
    let strongest = first(options.topTokens, of: parts.count, by: isStronger)
    return Pair(
      a: a, b: b, divergence: min(1, max(0, parts.reduce(unseen) { $0 + $1.bits })),
      vocabulary: width, tokensA: tokensA, tokensB: tokensB,
      tokens: strongest.map { at in
        TokenContribution(
          token: vocabulary[Int(merged[at].token)], contribution: parts[at].bits,
          pA: parts[at].pA, pB: parts[at].pB)
      })
  }

  /// What a token adds to the divergence, in bits, that has these probabilities.
  static func part(_ pA: Double, _ pB: Double) -> Double {
    let middle = (pA + pB) / 2
    return (term(pA, middle) + term(pB, middle)) / 2
  }

  private static func term(_ p: Double, _ middle: Double) -> Double {
    p > 0 ? p * log2(p / middle) : 0
  }

  /// The numbers below `count` that come first, in order, without sorting the others.
  private static func first(
    _ most: Int, of count: Int, by precedes: (Int, Int) -> Bool
  ) -> [Int] {
    var chosen: [Int] = []
    for next in 0..<count {
      if chosen.count == most {
        guard let last = chosen.last, precedes(next, last) else { continue }
        chosen.removeLast()
      }
      let place = chosen.firstIndex { precedes(next, $0) } ?? chosen.endIndex
      chosen.insert(next, at: place)
    }
    return chosen
  }
}
