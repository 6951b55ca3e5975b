/// Merges rankings into one.
///
/// The result is the same to the bit in whatever order the rankings are given: points are added up
/// as whole numbers of 2^-40. Rows that get equal points are ordered by row. A row's rank is its
/// position, so rows that a ranker scored the same are ranked by row.
public protocol RankAggregation: Sendable {
  /// What a ranking gives to the rows it ranks, and to those that only others rank.
  ///
  /// - Parameters:
  ///   - ranking: One ranking.
  ///   - candidates: The number of rows that any ranking has.
  /// - Returns: The points of each ranked row, and the points of every other candidate.
  func points(_ ranking: Ranking, candidates: Int) -> (ranked: [Double], others: Double)
}

extension RankAggregation {
  /// Merges rankings; rows that none of them has stay out.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; the score is the sum of points.
  /// - Complexity: O(n log n) for n ranked rows in all.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let rows = (rankings.lazy.compactMap { $0.rows.max() }.max()).map { Int($0) + 1 } ?? 0
    var sums = [Int64](repeating: 0, count: rows)
    var isCandidate = [Bool](repeating: false, count: rows)
    for ranking in rankings { for row in ranking.rows { isCandidate[Int(row)] = true } }
    let candidates = isCandidate.count { $0 }
    var forAll: Int64 = 0
    for ranking in rankings {
      let (ranked, others) = points(ranking, candidates: candidates)
      let base = Self.fixed(others)
      forAll += base
      for (row, value) in zip(ranking.rows, ranked) { sums[Int(row)] += Self.fixed(value) - base }
    }
    let order = sums.indices.filter { isCandidate[$0] }.sorted { a, b in
      sums[a] != sums[b] ? sums[a] > sums[b] : a < b
    }
    return Ranking(
      rows: order.map { UInt32($0) },
      scores: order.map { Float(Double(sums[$0] + forAll) * 0x1p-40) })
  }

  private static func fixed(_ value: Double) -> Int64 { Int64((value * 0x1p40).rounded()) }
}

/// The methods a command can name.
public enum AggregationMethod: String, Sendable, CaseIterable {
  /// Reciprocal rank fusion.
  case rrf
  /// Borda's count.
  case borda
  /// The sum of min-max normalised scores.
  case combsum

  /// The method itself.
  public var aggregation: any RankAggregation {
    switch self {
    case .rrf: ReciprocalRankFusion()
    case .borda: BordaCount()
    case .combsum: CombSUM()
    }
  }
}
