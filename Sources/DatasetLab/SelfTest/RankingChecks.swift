extension ReferenceCases.Group<DivergenceCase> {
  /// The divergence of every two labels, after add-one smoothing.
  func check() -> SelfTest.Check {
    var check = SelfTest.Check("Jensen-Shannon divergence", source: source, tolerance: 1e-8)
    for one in cases {
      let found = LabelDivergence(
        corpus: Corpus(words: one.rows), given: one.given,
        classes: Int(one.given.max() ?? 0) + 1)
      check.compare(found.pairs.map(\.divergence), with: one.bits, "bits")
    }
    return check
  }
}

extension ReferenceCases.Group<BM25Case> {
  /// Every row's score for every query, by every method.
  func check(on machine: Machine) -> SelfTest.Check {
    var check = SelfTest.Check("BM25", source: source, tolerance: 1e-5)
    for one in cases {
      let corpus = Corpus(words: one.rows)
      let queries = one.queries.map { query in
        query.split(separator: " ").compactMap { corpus.id(of: String($0)) }
      }
      for variant in BM25Variant.allCases {
        let index = BM25(corpus, variant: variant, k1: 1.2, b: 0.75, delta: 0.5)
        let found = index.rank(queries, depth: one.rows.count, on: machine).map { ranking in
          // Rows that share no token with the query all have the least score, and are not listed.
          ranking.rows.indices.map { (Int(ranking.rows[$0]), Double(ranking.scores[$0])) }
        }
        for (listed, expected) in zip(found, one.scores[variant.rawValue] ?? []) {
          var scores = expected.map { _ in expected.min() ?? 0 }
          for (row, score) in listed { scores[row] = score }
          check.compare(scores, with: expected, variant.rawValue)
        }
      }
    }
    return check
  }
}

extension ReferenceCases.Group<AggregationCase> {
  /// Every row's merged score, by every method that the reference has.
  func check() -> SelfTest.Check {
    var check = SelfTest.Check("rank aggregation", source: source, tolerance: 1e-8)
    for one in cases {
      let rankings = one.rankings.map { Ranking(rows: $0.rows, scores: $0.scores) }
      for (name, expected) in one.merged.sorted(by: { $0.key < $1.key }) {
        let merged = AggregationMethod(rawValue: name)?.aggregation.merge(rankings)
        let scores = merged.map { Dictionary(zip($0.rows, $0.scores)) { first, _ in first } } ?? [:]
        let rows = expected.keys.compactMap(UInt32.init).sorted()
        check.compare(
          rows.map { scores[$0] ?? .nan }, with: rows.map { expected["\($0)"] ?? .nan }, name)
      }
    }
    return check
  }
}

extension Corpus {
  /// Rows of words with blanks between them.
  fileprivate init(words rows: [String]) {
    self.init(rows.map { $0.split(separator: " ").map(String.init) })
  }
}
