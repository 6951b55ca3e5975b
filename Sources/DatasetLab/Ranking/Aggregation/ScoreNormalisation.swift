/// How the scores of different rankings are brought to one scale before they are combined.
///
/// Where all scores of a ranking are equal there is nothing to tell its rows apart by, yet it has
/// found them: `minMax` gives each 1, as to every best row, and `sum` an equal share. (The library
/// ranx gives 0 in both cases, as to rows not found.)
public enum ScoreNormalisation: Sendable, CaseIterable {
  /// The least score becomes 0, the greatest 1.
  case minMax
  /// The least score becomes 0, and all add up to 1.
  case sum
  /// Mean 0 and variance 1, over the ranked rows; all 0 where all are equal.
  case z

  /// The scores on the common scale.
  ///
  /// - Parameter scores: At least one, descending, all finite.
  /// - Returns: As many, descending.
  /// - Complexity: O(n).
  public func normalised(_ scores: [Double]) -> [Double] {
    guard let best = scores.first, let least = scores.last, best > least else {
      return scores.map { _ in valueOfEquals(scores.count) }
    }
    switch self {
    case .minMax:
      return scores.map { ($0 - least) / (best - least) }
    case .sum:
      let total = scores.reduce(0) { $0 + ($1 - least) }
      return scores.map { ($0 - least) / total }
    case .z:
      let count = Double(scores.count)
      let mean = scores.reduce(0, +) / count
      let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return scores.map { ($0 - mean) / variance.squareRoot() }
    }
  }

  private func valueOfEquals(_ count: Int) -> Double {
    switch self {
    case .minMax: 1
    case .sum: 1 / Double(count)
    case .z: 0
    }
  }
}
