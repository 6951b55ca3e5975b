/// Ranks rows for queries by the words they share, by sentence vectors, or by both.
public struct QueryRanker: Sendable {
  /// What rows are ranked by.
  public enum Kind: String, Sendable, CaseIterable {
    /// Shared words.
    case bm25
    /// The cosine of sentence vectors.
    case dense
    /// Both; a query has two rankings.
    case hybrid

    /// Whether vectors of rows and of queries are needed.
    public var needsVectors: Bool { self != .bm25 }
  }

  /// When the queries of one specification become one ranking.
  public enum Merging: String, Sendable, CaseIterable {
    /// Before retrieval: they are one query.
    case before
    /// After retrieval: their rankings are merged.
    case after
  }

  private let words: Corpus
  private let index: BM25?
  private let cosine: CosineRanker?

  /// Prepares the rows.
  ///
  /// - Parameters:
  ///   - kind: What they are ranked by.
  ///   - words: The words of the rows.
  ///   - variant: The formula of BM25.
  ///   - vectors: The vectors of the rows, which `dense` and `hybrid` need.
  ///   - machine: The means; results do not depend on them.
  public init(
    _ kind: Kind = .bm25, words: Corpus, variant: BM25Variant = .lucene,
    vectors: Embeddings? = nil, on machine: Machine
  ) {
    precondition(!kind.needsVectors || vectors != nil, "\(kind.rawValue) needs vectors")
    self.words = words
    index = kind == .dense ? nil : BM25(words, variant: variant)
    cosine = kind == .bm25 ? nil : vectors.map { CosineRanker($0, on: machine) }
  }

  /// The rankings of each query: one, or by words and by vectors.
  ///
  /// - Parameters:
  ///   - queries: The queries, with vectors where rows are ranked by them.
  ///   - depth: The most rows a ranking has.
  ///   - machine: The means; results do not depend on them.
  /// - Returns: One or two rankings per query.
  public func rank(_ queries: [Query], depth: Int, on machine: Machine) -> [[Ranking]] {
    var rankings = [[Ranking]](repeating: [], count: queries.count)
    if let index {
      let found = index.rank(queries.map { $0.tokens(in: words) }, depth: depth, on: machine)
      for query in queries.indices { rankings[query].append(found[query]) }
    }
    if let cosine {
      let found = cosine.rank(queries.map(\.vector), depth: depth, on: machine)
      for query in queries.indices { rankings[query].append(found[query]) }
    }
    return rankings
  }
}
