/// The rows of a data set ranked for each specification and for each label that one demands.
public struct SpecificationRanking: Sendable {
  /// The specifications, in the order in which they were given.
  public let specifications: [Specification]
  /// The merged ranking of each specification's queries, cut at the depth.
  public let bySpecification: [Ranking]
  /// The merged ranking of all queries that demand a label, by position in the label set; labels
  /// without a specification have none. Not cut, so that every row any query found is in it.
  public let byLabel: [Int: Ranking]

  private let pairs: DemandedPairs
  private let labels: LabelSet

  /// A specification that a row contradicts.
  public struct Contradiction: Sendable, Hashable {
    /// The specification's position.
    public let specification: Int
    /// The label it demands, as a position in the label set.
    public let label: Int
    /// The row's rank among all rows that contradict a specification, from 1.
    public let rank: Int

    /// Creates a contradiction.
    ///
    /// - Parameters:
    ///   - specification: The specification's position.
    ///   - label: The label it demands, as a position in the label set.
    ///   - rank: The row's rank among all rows that contradict a specification, from 1.
    public init(specification: Int, label: Int, rank: Int) {
      self.specification = specification
      self.label = label
      self.rank = rank
    }
  }

  /// Ranks the rows by the words that they share with the queries, by Lucene's BM25.
  ///
  /// - Parameters:
  ///   - specifications: At least one query each.
  ///   - words: The rows' words; queries are cut up in the same way.
  ///   - labels: The labels of the data set, which has those of the specifications.
  ///   - depth: How many rows each query ranks, and each specification keeps.
  ///   - method: How rankings are merged.
  ///   - machine: The means.
  public init(
    _ specifications: [Specification], words: Corpus, labels: LabelSet, depth: Int = 1000,
    method: AggregationMethod = .rrf, on machine: Machine
  ) {
    self.init(
      specifications, queries: specifications.map { $0.queries.map { Query($0) } },
      ranker: QueryRanker(words: words, on: machine), labels: labels, depth: depth,
      method: method, on: machine)
  }

  /// Ranks the rows.
  ///
  /// - Parameters:
  ///   - specifications: The specifications.
  ///   - queries: The queries of each, at least one, with vectors where the ranker needs them.
  ///   - ranker: What ranks the rows for a query.
  ///   - labels: The labels of the data set, which has those of the specifications.
  ///   - merging: Whether the queries of a specification are ranked for as one, or one by one.
  ///   - depth: How many rows each query ranks, and each specification keeps.
  ///   - method: How rankings are merged.
  ///   - machine: The means.
  public init(
    _ specifications: [Specification], queries: [[Query]], ranker: QueryRanker, labels: LabelSet,
    merging: QueryRanker.Merging = .after, depth: Int = 1000, method: AggregationMethod = .rrf,
    on machine: Machine
  ) {
    precondition(queries.count == specifications.count, "each specification has its queries")
    self.specifications = specifications
    self.labels = labels
    let aggregation = method.aggregation
    var bySpecification = [Ranking](repeating: Ranking(), count: specifications.count)
    var byLabel: [Int: Ranking] = [:]
    var demanding: [Int: [Ranking]] = [:]
    for label in 0..<labels.count {
      let places = specifications.indices.filter { specifications[$0].label == labels[label] }
      if places.isEmpty { continue }
      let asked = places.flatMap { place in
        let own = merging == .before ? [Query(merging: queries[place])] : queries[place]
        return own.map { (place: place, query: $0) }
      }
      let rankings = ranker.rank(asked.map(\.query), depth: depth, on: machine)
      for place in places {
        let own = asked.indices.filter { asked[$0].place == place }.flatMap { rankings[$0] }
        bySpecification[place] = aggregation.merge(own).prefix(depth)
      }
      let all = rankings.flatMap { $0 }
      byLabel[label] = aggregation.merge(all)
      demanding[label] = all
    }
    pairs = DemandedPairs(demanding, by: aggregation)
    self.bySpecification = bySpecification
    self.byLabel = byLabel
  }

  /// For every row the specification that it contradicts most, if any.
  ///
  /// All queries' rankings are merged over pairs of a row and the label demanded. Pairs whose row
  /// carries the label already are dropped, and the others ranked anew: a label that many queries
  /// demand has more of the top than one of few. Of several labels the first pair counts, and of
  /// that label's specifications the one that ranks the row best.
  ///
  /// - Parameter given: The label of each row.
  /// - Returns: One entry a row, nil where no specification speaks against its label.
  public func contradictions(given: [Int32]) -> [Contradiction?] {
    var found = [Contradiction?](repeating: nil, count: given.count)
    let best = byLabel.keys.reduce(into: [:]) {
      $0[$1] = bestSpecification(label: $1, rows: given.count)
    }
    var rank = 0
    for (row, label) in zip(pairs.rows, pairs.labels).map({ (Int($0), Int($1)) }) {
      guard Int(given[row]) != label, found[row] == nil, let place = best[label]?[row], place >= 0
      else { continue }
      rank += 1
      found[row] = Contradiction(specification: place, label: label, rank: rank)
    }
    return found
  }

  /// The specification that ranks each row best among those whose rankings `byLabel` merged.
  private func bestSpecification(label: Int, rows: Int) -> [Int] {
    var best = [Int](repeating: -1, count: rows)
    var ranks = [Int](repeating: .max, count: rows)
    for (place, ranking) in bySpecification.enumerated()
    where specifications[place].label == labels[label] {
      for (position, row) in ranking.rows.enumerated() where position < ranks[Int(row)] {
        ranks[Int(row)] = position
        best[Int(row)] = place
      }
    }
    return best
  }
}
