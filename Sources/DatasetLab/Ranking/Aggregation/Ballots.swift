/// Rankings turned round: for every candidate, what the rankings that have it say.
struct Ballots {
  /// The rankings that have any rows.
  let rankings: [Ranking]
  /// The candidates, which are the rows that any ranking has, ascending.
  let rows: [UInt32]

  /// Where the entries of each candidate start, and the end of the last.
  private let starts: [Int]
  /// The entry of every ranked row, ranking after ranking.
  private let entries: [Int]

  /// Collects the candidates.
  ///
  /// - Parameter given: Any number of rankings.
  /// - Complexity: O(n) for n ranked rows in all, and the greatest row.
  init(_ given: [Ranking]) {
    rankings = given.filter { $0.count > 0 }
    let bound = (rankings.lazy.compactMap { $0.rows.max() }.max()).map { Int($0) + 1 } ?? 0
    var next = [Int](repeating: 0, count: bound)
    for ranking in rankings { for row in ranking.rows { next[Int(row)] += 1 } }
    var rows: [UInt32] = []
    var starts = [0]
    var end = 0
    for row in 0..<bound where next[row] > 0 {
      rows.append(UInt32(row))
      (next[row], end) = (end, end + next[row])
      starts.append(end)
    }
    let firsts = rankings.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    var entries = [Int](repeating: 0, count: end)
    // Position by position, so that what falls with the rank needs no sorting.
    for position in 0..<(rankings.lazy.map(\.count).max() ?? 0) {
      for (ranking, first) in zip(rankings, firsts) where position < ranking.count {
        let row = Int(ranking.rows[position])
        entries[first + position] = next[row]
        next[row] += 1
      }
    }
    self.rows = rows
    self.starts = starts
    self.entries = entries
  }

  /// What the points that a candidate gets come to.
  ///
  /// - Parameters:
  ///   - points: Those that a ranking gives to its rows, in its order.
  ///   - combined: The value of one candidate's points, which are ascending.
  /// - Returns: A value for each candidate.
  /// - Complexity: O(n log n) for n ranked rows in all.
  func values(
    _ points: (Ranking) -> [Double], combined: (ArraySlice<Double>) -> Double
  ) -> [Double] {
    var given = [Double](repeating: 0, count: entries.count)
    var at = 0
    for ranking in rankings {
      for point in points(ranking) {
        given[entries[at]] = point
        at += 1
      }
    }
    given.withUnsafeMutableBufferPointer { given in
      for candidate in rows.indices {
        let entries = starts[candidate]..<starts[candidate + 1]
        var own = UnsafeMutableBufferPointer(rebasing: given[entries])
        own.sort()
      }
    }
    return rows.indices.map { combined(given[starts[$0]..<starts[$0 + 1]]) }
  }

  /// The candidates in order of their values, highest first.
  ///
  /// - Parameter values: One for each candidate.
  /// - Returns: Positions in `rows`; equals by reciprocal rank fusion, and then by row.
  func order(by values: [Double]) -> [Int] {
    let fused = ReciprocalRankFusion().values(in: self)
    return rows.indices.sorted { a, b in
      if values[a] != values[b] { return values[a] > values[b] }
      return fused[a] != fused[b] ? fused[a] > fused[b] : a < b
    }
  }

  /// The ranking of the candidates by their values.
  ///
  /// - Parameter values: One for each candidate, higher = better.
  /// - Returns: All candidates with their values.
  func ranking(by values: [Double]) -> Ranking {
    let order = order(by: values)
    return Ranking(rows: order.map { rows[$0] }, scores: order.map { values[$0] })
  }
}
