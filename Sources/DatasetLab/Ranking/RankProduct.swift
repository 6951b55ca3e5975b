import Foundation

/// Merges several scores of the same rows into one order: the weighted product of their ranks.
///
/// A row's value is the sum over scores of weight · ln(rank), rank 1 being the lowest score. The
/// logarithm makes the difference between ranks 1 and 10 as large as between 1,000 and 10,000,
/// so that a row that one score puts on top stays near the top. Equal scores share the mean of
/// their ranks; rows that a ranking leaves out share the last place.
/// Source: R. Breitling et al., "Rank products", FEBS Letters 2004,
/// https://doi.org/10.1016/j.febslet.2004.07.055.
public struct RankProduct: Sendable {
  /// The merged value of each row, lower = nearer the top.
  public private(set) var values: [Double]

  /// Starts with rows that are all equal.
  ///
  /// - Parameter rows: N.
  public init(rows: Int) { values = Array(repeating: 0, count: rows) }

  /// Takes in one score of every row.
  ///
  /// - Parameters:
  ///   - scores: One value a row, lower = nearer the top; infinite where the row is left out.
  ///   - weight: How much the score's ranks count.
  ///   - machine: The means.
  /// - Complexity: O(N).
  public mutating func add(
    _ scores: [Double], weight: Double, on machine: Machine = Machine(threads: 1)
  ) {
    precondition(scores.count == values.count, "\(scores.count) scores for \(values.count) rows")
    let order = RowOrder.ascending(scores, on: machine)
    scores.withUnsafeBufferPointer { scores in
      order.withUnsafeBufferPointer { order in
        values.withUnsafeMutableBufferPointer { values in
          machine.forEachBlock(of: order.count, size: Self.blockRows) { _, places in
            func isEqual(_ a: Int, _ b: Int) -> Bool {
              scores[Int(order[a])] == scores[Int(order[b])]
            }
            // A block has the groups of equals that begin in it.
            var start = places.lowerBound
            while start > 0 && start < places.upperBound && isEqual(start, start - 1) { start += 1 }
            while start < places.upperBound {
              var end = start + 1
              while end < order.count && isEqual(end, start) { end += 1 }
              let share = weight * log(Double(start + 1 + end) / 2)
              for at in start..<end { values[Int(order[at])] += share }
              start = end
            }
          }
        }
      }
    }
  }

  /// The rows from the lowest value to the highest, equals by row.
  public var order: [Int] { order(on: Machine(threads: 1)).map(Int.init) }

  /// The rows from the lowest value to the highest, equals by row.
  func order(on machine: Machine) -> [UInt32] { RowOrder.ascending(values, on: machine) }

  /// The rows from the lowest value to the highest, equals by a number of each.
  package func order(equalsBy number: [Int], on machine: Machine) -> [UInt32] {
    var order = order(on: machine)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count && values[Int(order[end])] == values[Int(order[start])] { end += 1 }
      if end > start + 1 { order[start..<end].sort { number[Int($0)] < number[Int($1)] } }
      start = end
    }
    return order
  }

  private static let blockRows = 1 << 14
}
