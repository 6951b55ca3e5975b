/// How well chosen rows of a pool cover each specification, known before anything is trained: the
/// share of the specification's best rows, of the label that it demands, that are among them.
struct SpecificationCoverage {
  /// How many of a specification's rows are its best.
  static let best = 100

  /// The best rows of each specification.
  private let rows: [[Int]]

  /// - Parameters:
  ///   - rankings: For each specification the rows of the pool, best first.
  ///   - demanded: The label that each specification demands.
  ///   - given: The label of each row of the pool.
  init(rankings: [[Int]], demanded: [Int32], given: [Int32]) {
    rows = zip(rankings, demanded).map { ranking, label in
      Array(ranking.lazy.filter { given[$0] == label }.prefix(Self.best))
    }
  }

  /// The share of each specification's best rows that were chosen, 0 to 1; 0 where it has none.
  func shares(of chosen: some Sequence<Int>) -> [Double] {
    let chosen = Set(chosen)
    return rows.map { rows in
      rows.isEmpty ? 0 : Double(rows.count { chosen.contains($0) }) / Double(rows.count)
    }
  }
}
