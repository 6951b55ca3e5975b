import DatasetLab

extension Ranking {
  /// A ranking whose scores fall evenly.
  static func of(_ rows: [UInt32]) -> Ranking {
    Ranking(rows: rows, scores: rows.indices.map { Double(rows.count - $0) })
  }

  /// Rankings of random rows with random scores.
  static func random(
    _ count: Int, of rows: Int, depths: ClosedRange<Int>, using rng: inout SplitMix64
  ) -> [Ranking] {
    (0..<count).map { _ in
      let depth = Int.random(in: depths, using: &rng)
      let order = (0..<UInt32(rows)).shuffled(using: &rng).prefix(depth)
      let scores = order.map { _ in Double.random(in: 0..<1, using: &rng) }.sorted(by: >)
      return Ranking(rows: Array(order), scores: scores)
    }
  }

  /// Whether the ranking has one row before another; lacking both is neither.
  func prefers(_ a: UInt32, to b: UInt32) -> Bool {
    guard let placeA = rows.firstIndex(of: a) else { return false }
    return rows.firstIndex(of: b).map { placeA < $0 } ?? true
  }
}

/// How many rankings prefer one row to another.
func votes(_ rankings: [Ranking], _ a: UInt32, over b: UInt32) -> Int {
  rankings.count { $0.prefers(a, to: b) }
}

/// All orders of some rows.
func permutations(_ rows: [UInt32]) -> [[UInt32]] {
  if rows.isEmpty { return [[]] }
  return rows.indices.flatMap { first in
    var others = rows
    others.remove(at: first)
    return permutations(others).map { [rows[first]] + $0 }
  }
}
