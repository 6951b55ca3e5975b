/// How far two orders of the same things agree, pair by pair: Kendall's tau-b, from -1 (reversed)
/// to 1 (the same).
///
/// (concordant - discordant pairs) / √((pairs not tied in x) (pairs not tied in y)).
/// Source: M. G. Kendall, "The treatment of ties in ranking problems", 1945,
/// https://doi.org/10.1093/biomet/33.3.239; in n log n steps, W. R. Knight, 1966,
/// https://doi.org/10.1080/01621459.1966.10480879.
public enum KendallTau {
  /// Compares two rankings by the rows that both have.
  ///
  /// - Parameters:
  ///   - a: A ranking; rows of equal scores are tied.
  ///   - b: Another.
  /// - Returns: Tau-b; nil for fewer than two rows in common, or if all of them are tied in one.
  /// - Complexity: O(n log n).
  public static func between(_ a: Ranking, _ b: Ranking) -> Double? {
    let scores = Dictionary(uniqueKeysWithValues: zip(b.rows, b.scores))
    let pairs = zip(a.rows, a.scores).compactMap { row, score in
      scores[row].map { (x: score, y: $0) }
    }
    return between(pairs.map(\.x), pairs.map(\.y))
  }

  /// Compares two lists of values of the same things.
  ///
  /// - Parameters:
  ///   - x: N values, none of them NaN.
  ///   - y: N values, none of them NaN.
  /// - Returns: Tau-b; nil for fewer than two things, or if all values of one list are equal.
  /// - Complexity: O(n log n).
  public static func between(_ x: [Double], _ y: [Double]) -> Double? {
    precondition(x.count == y.count, "\(x.count) values against \(y.count)")
    let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    let inX = tiedPairs(order) { x[$0] == x[$1] }
    let inBoth = tiedPairs(order) { x[$0] == x[$1] && y[$0] == y[$1] }
    var values = order.map { y[$0] }
    let discordant = sort(&values, 0..<values.count)
    let inY = tiedPairs(Array(values.indices)) { values[$0] == values[$1] }
    let all = x.count * (x.count - 1) / 2
    if all == inX || all == inY { return nil }
    let difference = all - inX - inY + inBoth - 2 * discordant
    return Double(difference) / (Double(all - inX) * Double(all - inY)).squareRoot()
  }

  /// The number of pairs of equals in a sorted list.
  private static func tiedPairs(_ order: [Int], _ isEqual: (Int, Int) -> Bool) -> Int {
    var (pairs, equals) = (0, 0)
    for (a, b) in zip(order, order.dropFirst()) {
      equals = isEqual(a, b) ? equals + 1 : 0
      pairs += equals
    }
    return pairs
  }

  /// Sorts part of a list by merging; returns the number of pairs that stood in the wrong order.
  private static func sort(_ values: inout [Double], _ range: Range<Int>) -> Int {
    if range.count < 2 { return 0 }
    let middle = (range.lowerBound + range.upperBound) / 2
    var wrong = sort(&values, range.lowerBound..<middle)
    wrong += sort(&values, middle..<range.upperBound)
    var (left, right) = (range.lowerBound, middle)
    var merged: [Double] = []
    merged.reserveCapacity(range.count)
    while left < middle || right < range.upperBound {
      if right == range.upperBound || (left < middle && values[left] <= values[right]) {
        merged.append(values[left])
        left += 1
      } else {
        wrong += middle - left
        merged.append(values[right])
        right += 1
      }
    }
    values.replaceSubrange(range, with: merged)
    return wrong
  }
}
