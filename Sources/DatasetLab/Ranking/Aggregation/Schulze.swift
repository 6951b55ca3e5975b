/// The number of rows that a row beats along the strongest paths of majorities.
///
/// A majority is as strong as the number of rankings that prefer the winner; a path from row to
/// row is as strong as its weakest majority. A row beats another if its strongest path to it is
/// stronger than that back. A ranking prefers the rows it has to those it lacks, and has no
/// preference among the latter. Only the rows with most reciprocal rank fusion points, at most
/// `limit`, are compared; the others lose to them, and among each other to those with more points.
/// Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and
/// condorcet-consistent single-winner election method", 2011,
/// https://doi.org/10.1007/s00355-010-0475-4.
public struct Schulze: RankAggregation {
  /// The most rows that are compared.
  public let limit: Int

  /// Creates the method.
  ///
  /// - Parameter limit: The most rows that are compared.
  public init(limit: Int = 500) { self.limit = limit }

  /// Merges rankings.
  ///
  /// - Parameter rankings: Any number of rankings over the same rows.
  /// - Returns: The merged ranking, best first; scores are the numbers of rows beaten.
  /// - Complexity: O(m n² + n³) for m rankings and n rows, at most `limit`.
  public func merge(_ rankings: [Ranking]) -> Ranking {
    let top = TopRows(of: Ballots(rankings), limit: limit)
    let paths = Self.strongestPaths(PreferenceMatrix(top))
    let n = top.count
    let values = (0..<n).map { a in
      Double((0..<n).count { paths[a * n + $0] > paths[$0 * n + a] } + top.rest.count)
    }
    return top.ranking(by: values) { rank in Double(n + top.rest.count - rank) }
  }

  /// The strength of the strongest path between every two rows (Floyd and Warshall).
  private static func strongestPaths(_ preferences: PreferenceMatrix) -> [Int32] {
    let n = preferences.count
    var paths = preferences.votes
    for a in 0..<n {
      for b in 0..<n where !preferences.beats(a, b) { paths[a * n + b] = 0 }
    }
    paths.withUnsafeMutableBufferPointer { paths in
      for middle in 0..<n {
        for a in 0..<n where a != middle {
          let first = paths[a * n + middle]
          for b in 0..<n {
            let whole = min(first, paths[middle * n + b])
            paths[a * n + b] = max(paths[a * n + b], whole)
          }
        }
      }
    }
    return paths
  }
}
