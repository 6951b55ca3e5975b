/// The candidates that methods of quadratic cost and more can afford: those with the most
/// reciprocal rank fusion points.
///
/// All others follow them in that order, and play no part in what happens above.
struct TopRows {
  /// How many rows these methods order by default.
  static let limit = 500

  /// The top rows, best first by reciprocal rank fusion.
  let rows: [UInt32]
  /// The same, as positions among the candidates.
  let candidates: [Int]
  /// All other rows, best first by reciprocal rank fusion.
  let rest: [UInt32]
  /// For each ranking the place of every top row among those that it has, from 0; for all that it
  /// lacks, the number of those.
  let places: [[Int32]]
  /// The number of top rows that each ranking has.
  let sizes: [Int]

  /// Finds the top rows.
  ///
  /// - Parameters:
  ///   - ballots: The rankings.
  ///   - limit: The most rows to take.
  /// - Complexity: O(n log n) for n ranked rows in all.
  init(of ballots: Ballots, limit: Int) {
    let order = ballots.order(by: [Double](repeating: 0, count: ballots.rows.count))
    candidates = Array(order.prefix(limit))
    rows = candidates.map { ballots.rows[$0] }
    rest = order.dropFirst(limit).map { ballots.rows[$0] }
    var indices = [Int32](repeating: -1, count: (ballots.rows.last).map { Int($0) + 1 } ?? 0)
    for (index, row) in rows.enumerated() { indices[Int(row)] = Int32(index) }
    let ranked = ballots.rankings.map { ranking in
      ranking.rows.map { indices[Int($0)] }.filter { $0 >= 0 }
    }
    sizes = ranked.map(\.count)
    places = ranked.map { [count = rows.count] ranked in
      var places = [Int32](repeating: Int32(ranked.count), count: count)
      for (place, index) in ranked.enumerated() { places[Int(index)] = Int32(place) }
      return places
    }
  }

  /// The number of top rows.
  var count: Int { rows.count }

  /// The merged ranking that has the top rows in a given order.
  ///
  /// - Parameter order: Positions in `rows`, best first.
  /// - Returns: All rows; the last has the score 1, and every other one more than the next.
  func ranking(inOrder order: [Int]) -> Ranking {
    let all = order.map { rows[$0] } + rest
    return Ranking(rows: all, scores: all.indices.map { Double(all.count - $0) })
  }

  /// The merged ranking that has the top rows in order of their values.
  ///
  /// - Parameters:
  ///   - values: One for each top row, higher = better.
  ///   - ofRest: The value of a row below them by its rank, from 1; lower than every value, and
  ///     no rank's higher than that of the rank before.
  /// - Returns: All rows with their values; equals by reciprocal rank fusion.
  func ranking(by values: [Double], ofRest: (Int) -> Double) -> Ranking {
    let order = rows.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
    return Ranking(
      rows: order.map { rows[$0] } + rest,
      scores: order.map { values[$0] } + rest.indices.map { ofRest(count + $0 + 1) })
  }
}
