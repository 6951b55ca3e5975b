import Foundation

/// The formulae that go by the name of BM25.
///
/// With N rows of which df have the token, tf occurrences in the row, and n = 1 - b + b · length /
/// mean length:
///
/// | variant | worth of a token | share of it that a row gets |
/// |---|---|---|
/// | `lucene` | ln(1 + (N - df + 0.5) / (df + 0.5)) | tf / (k1 n + tf) |
/// | `robertson` | ln(max(1, (N - df + 0.5) / (df + 0.5))) | tf / (k1 n + tf) |
/// | `atire` | ln(N / df) | (k1 + 1) tf / (k1 n + tf) |
/// | `bm25l` | ln((N + 1) / (df + 0.5)) | (k1 + 1) (tf / n + δ) / (k1 + tf / n + δ) |
/// | `bm25+` | ln((N + 1) / df) | (k1 + 1) tf / (k1 n + tf) + δ |
///
/// In the last two a row without the token gets a share too, which is that of tf = 0.
/// Source: C. Kamphuis et al., "Which BM25 do you mean?", 2020,
/// https://doi.org/10.1007/978-3-030-45442-5_4; as in X. H. Lù, "BM25S", 2024,
/// https://arxiv.org/abs/2407.03618.
public enum BM25Variant: String, Sendable, CaseIterable {
  /// Lucene's: no token is worth less than nothing.
  case lucene
  /// The original; tokens of at least half of the rows are worth nothing.
  case robertson
  /// That of the search engine ATIRE; tokens of all rows are worth nothing.
  case atire
  /// That of Lv and Zhai which holds long rows back less.
  case bm25l
  /// That of Lv and Zhai which gives every occurrence at least δ.
  case bm25plus = "bm25+"

  /// What a token is worth that `frequency` of `rows` rows have; not negative.
  func worth(frequency: Int, rows: Int) -> Double {
    let df = Double(frequency)
    let n = Double(rows)
    return switch self {
    case .lucene: log(1 + (n - df + 0.5) / (df + 0.5))
    case .robertson: log(max(1, (n - df + 0.5) / (df + 0.5)))
    case .atire: log(n / df)
    case .bm25l: log((n + 1) / (df + 0.5))
    case .bm25plus: log((n + 1) / df)
    }
  }

  /// The share of a token's worth that a row with `count` occurrences gets above a row with none.
  ///
  /// `norm` is k1 n.
  func share(count tf: Double, norm: Double, k1: Double, delta: Double) -> Double {
    switch self {
    case .lucene, .robertson: return tf / (norm + tf)
    case .atire, .bm25plus: return (k1 + 1) * tf / (norm + tf)
    case .bm25l:
      let c = k1 * tf / norm + delta
      return (k1 + 1) * c / (k1 + c) - shareOfNone(k1: k1, delta: delta)
    }
  }

  /// The share of a token's worth that a row without it gets.
  func shareOfNone(k1: Double, delta: Double) -> Double {
    switch self {
    case .lucene, .robertson, .atire: 0
    case .bm25l: (k1 + 1) * delta / (k1 + delta)
    case .bm25plus: delta
    }
  }
}
