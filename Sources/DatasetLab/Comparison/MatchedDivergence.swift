import Foundation

/// How differently two labels are worded in each of several data sets, in samples of one size.
///
/// Smoothing makes labels with few tokens look alike, so the divergence of labels as an audit has
/// it cannot be compared between data sets. Here as many tokens are drawn for every label of every
/// data set, half of what the smallest has, in whole texts and without replacement: whatever its
/// size, a data set's samples then have the divergence that so many tokens have on average. (With
/// replacement the smaller would seem the more divergent.) One count for every word of all data
/// sets is added, and the Jensen-Shannon divergence taken (`LabelDivergence`), many times. Values
/// are comparable with one another, not with the unmatched ones. Half-samples of the smallest label
/// vary as all of it does.
/// Source: P. McCarthy, "Pseudo-replication: half samples", 1969,
/// https://doi.org/10.2307/1402116.
public struct MatchedDivergence: Sendable {
  /// A pair of labels in a data set.
  public struct Pair: Sendable, Hashable {
    /// The data set.
    public let dataset: Int
    /// The first label.
    public let a: Int
    /// The second label.
    public let b: Int
    /// The mean divergence in bits, 0 (worded alike) to 1.
    public let mean: Double
    /// The 2.5th percentile of the samples.
    public let low: Double
    /// The 97.5th percentile.
    public let high: Double
  }

  /// The tokens drawn for each label.
  public let tokens: Int
  /// All pairs of labels, by pair and then data set; of more than `mostLabels` labels those of
  /// the most frequent.
  public let pairs: [Pair]

  /// How many samples are drawn.
  public static let resamples = 200
  /// The most tokens that are drawn for a label.
  public static let mostTokens = 50_000
  /// The most labels whose pairs are compared.
  public static let mostLabels = 6

  /// Draws and compares.
  ///
  /// - Parameters:
  ///   - data: The data sets.
  ///   - seed: Draws the samples.
  ///   - machine: The means; values do not depend on them.
  /// - Complexity: O(pairs · data sets · `resamples` · (tokens + words)).
  public init(_ data: ComparisonData, seed: UInt64, on machine: Machine) {
    let classes = data.labels.count
    let rowsOf = data.datasets.indices.map { dataset -> [[Int]] in
      var rows = [[Int]](repeating: [], count: classes)
      for row in data.rows(of: dataset) where !data.words.tokens(of: row).isEmpty {
        rows[Int(data.given[row])].append(row)
      }
      return rows
    }
    let sizes = rowsOf.joined().map { rows in
      rows.reduce(0) { $0 + data.words.tokens(of: $1).count }
    }
    let tokens = min(Self.mostTokens, (sizes.min() ?? 0) / 2)
    let frequent = (0..<classes).map { label in (rowsOf.map { $0[label].count }.min() ?? 0, label) }
      .sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(Self.mostLabels).map(\.1).sorted()
    let tasks = frequent.indices.flatMap { first in
      frequent[(first + 1)...].flatMap { b in
        data.datasets.indices.map { (dataset: $0, a: frequent[first], b: b) }
      }
    }
    var pairs = [Pair?](repeating: nil, count: tasks.count)
    pairs.withUnsafeMutableBufferPointer { pairs in
      machine.forEachBlock(of: tasks.count, size: 1) { at, _ in
        let task = tasks[at]
        var rows = [rowsOf[task.dataset][task.a], rowsOf[task.dataset][task.b]]
        var rng = SplitMix64(seed: ByteHash.mix(seed &+ UInt64(at)))
        var sample = MatchedSample(words: data.words)
        let values = (0..<Self.resamples).map { _ in
          sample.divergence(&rows, tokens: tokens, using: &rng)
        }.sorted()
        pairs[at] = Pair(
          dataset: task.dataset, a: task.a, b: task.b,
          mean: values.reduce(0, +) / Double(values.count), low: values[values.count / 40],
          high: values[values.count - 1 - values.count / 40])
      }
    }
    self.tokens = tokens
    self.pairs = pairs.compactMap { $0 }
  }
}

/// Draws as many tokens for two labels and compares how often each comes.
private struct MatchedSample {
  let words: Corpus
  private var counts: [SIMD2<Int32>]

  init(words: Corpus) {
    self.words = words
    counts = Array(repeating: .zero, count: words.vocabulary.count)
  }

  /// Draws from the two labels' rows, which it puts into another order.
  mutating func divergence(
    _ rows: inout [[Int]], tokens: Int, using rng: inout SplitMix64
  ) -> Double {
    for at in counts.indices { counts[at] = .zero }
    for side in rows.indices {
      var left = tokens
      var drawn = 0
      while left > 0 {
        rows[side].swapAt(drawn, Int.random(in: drawn..<rows[side].count, using: &rng))
        let own = words.tokens(of: rows[side][drawn]).prefix(left)
        for token in own { counts[Int(token)][side] += 1 }
        left -= own.count
        drawn += 1
      }
    }
    // Words of neither label have the same probability under both and add nothing.
    let total = Double(tokens + counts.count)
    var bits = 0.0
    for count in counts where count != .zero && count[0] != count[1] {
      let (p, q) = (Double(count[0] + 1) / total, Double(count[1] + 1) / total)
      bits += LabelDivergence.part(p, q)
    }
    return min(1, max(0, bits))
  }
}
