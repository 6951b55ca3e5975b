/// How many rankings prefer each of some rows to each other.
///
/// A ranking prefers the row that it ranks better, and every row that it has to every one that it
/// lacks; between two that it lacks it has no preference.
struct PreferenceMatrix {
  /// The number of rows.
  let count: Int
  /// The number of rankings that prefer the row to the column, row after row.
  let votes: [Int32]

  /// Counts the preferences.
  ///
  /// - Parameter top: The rows, whose order is that of the matrix.
  /// - Complexity: O(n²) for n rows and every ranking.
  init(_ top: TopRows) {
    let n = top.count
    var votes = [Int32](repeating: 0, count: n * n)
    votes.withUnsafeMutableBufferPointer { votes in
      for places in top.places {
        places.withUnsafeBufferPointer { places in
          for a in 0..<n {
            let place = places[a]
            for b in 0..<n { votes[a * n + b] &+= place < places[b] ? 1 : 0 }
          }
        }
      }
    }
    count = n
    self.votes = votes
  }

  /// The number of rankings that prefer one row to another.
  subscript(a: Int, b: Int) -> Int32 { votes[a * count + b] }

  /// How many more rankings prefer one row to the other than the other way round.
  func margin(_ a: Int, _ b: Int) -> Int32 { self[a, b] - self[b, a] }

  /// Whether more rankings prefer one row to the other than the other way round.
  func beats(_ a: Int, _ b: Int) -> Bool { margin(a, b) > 0 }
}
