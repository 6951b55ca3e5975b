/// Pairs of a row and a label that some queries demand of it, most demanded first.
///
/// Scores compare within one merged ranking only, so rankings of queries that demand different
/// labels are merged as rankings of pairs: one order says what is demanded most. Equal pairs are
/// ordered by label, then row.
struct DemandedPairs: Sendable {
  /// The row of each pair.
  let rows: [UInt32]
  /// The label of each pair, as a position in the label set.
  let labels: [UInt32]

  /// Merges rankings.
  ///
  /// - Parameters:
  ///   - rankings: For each label the rankings of the queries that demand it.
  ///   - aggregation: How they are merged.
  /// - Complexity: O(rows · labels + n log n) for n ranked rows in all.
  init(_ rankings: [Int: [Ranking]], by aggregation: any RankAggregation) {
    var rows: [UInt32] = []
    var labels: [UInt32] = []
    var numbered: [Ranking] = []
    for label in rankings.keys.sorted() {
      let own = rankings[label] ?? []
      let count = own.lazy.compactMap { $0.rows.max() }.max().map { Int($0) + 1 } ?? 0
      var numbers = [UInt32?](repeating: nil, count: count)
      for ranking in own { for row in ranking.rows { numbers[Int(row)] = 0 } }
      for row in numbers.indices where numbers[row] != nil {
        numbers[row] = UInt32(rows.count)
        rows.append(UInt32(row))
        labels.append(UInt32(label))
      }
      numbered += own.map { ranking in
        Ranking(rows: ranking.rows.compactMap { numbers[Int($0)] }, scores: ranking.scores)
      }
    }
    let order = aggregation.merge(numbered).rows
    self.rows = order.map { rows[Int($0)] }
    self.labels = order.map { labels[Int($0)] }
  }
}
