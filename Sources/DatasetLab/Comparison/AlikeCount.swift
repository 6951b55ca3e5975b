/// How many texts of two data sets, or of one, are alike, and how many of those differ in label.
///
/// Larger data sets have more pairs, so the same is counted in samples: of as many rows from each
/// data set as the smallest has, in which every label has the share that it has in its data set.
public struct AlikeCount: Sendable, Hashable {
  /// The first data set.
  public let a: Int
  /// The second, or the first again.
  public let b: Int
  /// The number of pairs of texts that are the same or nearly so; texts that say the same in the
  /// same data set with the same label count as one, and once as a pair.
  public let alike: Int
  /// Those whose labels differ.
  public let inconsistent: Int
  /// The rows of a sample from each data set.
  public let sampleRows: Int
  /// The mean of the inconsistent pairs in samples.
  public let sampled: Double
  /// The 2.5th percentile of those.
  public let sampledLow: Double
  /// The 97.5th percentile.
  public let sampledHigh: Double

  /// How many samples are drawn.
  public static let samples = 100

  static func all(_ data: ComparisonData, alike: AlikeTexts, seed: UInt64) -> [AlikeCount] {
    let count = data.datasets.count
    let size = data.datasets.map(\.count).min() ?? 0
    func place(_ pair: AlikeTexts.Pair) -> Int {
      let (a, b) = (alike.cells[pair.a].dataset, alike.cells[pair.b].dataset)
      return min(a, b) * count + max(a, b)
    }
    func differs(_ pair: AlikeTexts.Pair) -> Bool {
      alike.cells[pair.a].label != alike.cells[pair.b].label
    }
    var totals = [(alike: Int, inconsistent: Int)](repeating: (0, 0), count: count * count)
    for pair in alike.pairs {
      totals[place(pair)].alike += 1
      totals[place(pair)].inconsistent += differs(pair) ? 1 : 0
    }
    let inconsistent = alike.pairs.filter(differs)
    var sampled = [[Int]](repeating: [], count: count * count)
    var rng = SplitMix64(seed: ByteHash.mix(seed &+ 43))
    for _ in 0..<samples {
      let isDrawn = drawn(data, size: size, using: &rng)
      let hasRow = alike.cells.map { cell in cell.rows.contains { isDrawn[$0] } }
      var own = [Int](repeating: 0, count: count * count)
      for pair in inconsistent where hasRow[pair.a] && hasRow[pair.b] { own[place(pair)] += 1 }
      for at in own.indices { sampled[at].append(own[at]) }
    }
    return (0..<count).flatMap { a in
      (a..<count).map { b in
        let at = a * count + b
        let sorted = sampled[at].sorted()
        return AlikeCount(
          a: a, b: b, alike: totals[at].alike, inconsistent: totals[at].inconsistent,
          sampleRows: size, sampled: Double(sorted.reduce(0, +)) / Double(samples),
          sampledLow: Double(sorted[samples / 40]),
          sampledHigh: Double(sorted[samples - 1 - samples / 40]))
      }
    }
  }

  /// Which rows are in a sample.
  private static func drawn(
    _ data: ComparisonData, size: Int, using rng: inout SplitMix64
  ) -> [Bool] {
    var isDrawn = [Bool](repeating: false, count: data.given.count)
    for dataset in data.datasets.indices {
      let rows = data.rows(of: dataset)
      let share = Double(size) / Double(rows.count)
      var byLabel = [[Int]](repeating: [], count: data.labels.count)
      for row in rows { byLabel[Int(data.given[row])].append(row) }
      for own in byLabel {
        let wanted = Int((Double(own.count) * share).rounded())
        for row in own.shuffled(using: &rng).prefix(wanted) { isDrawn[row] = true }
      }
    }
    return isDrawn
  }
}
