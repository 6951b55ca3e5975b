/// The rows of a data set ranked for each specification and for each label that one demands.
public struct SpecificationRanking: Sendable {
  /// The specifications, in the order in which they were given.
  public let specifications: [Specification]
  /// The merged ranking of each specification's queries, cut at the depth.
  public let bySpecification: [Ranking]
  /// The merged ranking of all queries that demand a label, by position in the label set; labels
  /// without a specification have none. Not cut, so that every row any query found is in it.
  public let byLabel: [Int: Ranking]

  private let labels: LabelSet

  /// A specification that a row contradicts.
  public struct Contradiction: Sendable, Hashable {
    /// The specification's position.
    public let specification: Int
    /// The label it demands, as a position in the label set.
    public let label: Int
    /// The row's rank among the rows that do not carry that label, from 1.
    public let rank: Int
  }

  /// Ranks the rows.
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
    self.specifications = specifications
    self.labels = labels
    let index = BM25(words)
    let aggregation = method.aggregation
    var bySpecification = [Ranking](repeating: Ranking(), count: specifications.count)
    var byLabel: [Int: Ranking] = [:]
    for label in 0..<labels.count {
      let places = specifications.indices.filter { specifications[$0].label == labels[label] }
      if places.isEmpty { continue }
      let queries = places.flatMap { place in
        specifications[place].queries.map { (place, Self.tokens($0, in: words)) }
      }
      let rankings = index.rank(queries.map(\.1), depth: depth, on: machine)
      for place in places {
        let own = rankings.indices.filter { queries[$0].0 == place }.map { rankings[$0] }
        bySpecification[place] = aggregation.merge(own).prefix(depth)
      }
      byLabel[label] = aggregation.merge(rankings)
    }
    self.bySpecification = bySpecification
    self.byLabel = byLabel
  }

  /// For every row the specification that it contradicts most, if any.
  ///
  /// For each label the rows that carry it already are dropped and the others ranked anew; of
  /// several labels the one with the better rank counts, and of that label's specifications the
  /// one that ranks the row best.
  ///
  /// - Parameter given: The label of each row.
  /// - Returns: One entry a row, nil where no specification speaks against its label.
  public func contradictions(given: [Int32]) -> [Contradiction?] {
    var found = [Contradiction?](repeating: nil, count: given.count)
    for label in byLabel.keys.sorted() {
      guard let ranking = byLabel[label] else { continue }
      let best = bestSpecification(label: label, rows: given.count)
      var rank = 0
      for row in ranking.rows.map(Int.init) where Int(given[row]) != label {
        rank += 1
        guard best[row] >= 0, rank < found[row]?.rank ?? .max else { continue }
        found[row] = Contradiction(specification: best[row], label: label, rank: rank)
      }
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

  /// The words of a query that some row has.
  package static func tokens(_ query: String, in words: Corpus) -> [UInt32] {
    TextNormaliser.normalised(query).split(whereSeparator: \.isWhitespace)
      .flatMap { Tokenizer.words(of: String($0)) }.compactMap { words.id(of: $0) }
  }
}
