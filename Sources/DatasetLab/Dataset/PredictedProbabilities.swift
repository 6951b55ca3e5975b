/// Class probabilities of every row: N x K, row-major, columns in `LabelSet` order.
///
/// Held in Double, so that comparisons against thresholds come out as in the reference
/// implementations.
public struct PredictedProbabilities: Sendable {
  /// The number of rows, N.
  public let rows: Int
  /// The number of classes, K.
  public let classes: Int
  /// The N x K values, row-major.
  public private(set) var values: [Double]

  /// Wraps values that were checked where they came from.
  ///
  /// - Parameters:
  ///   - rows: N.
  ///   - classes: K.
  ///   - values: N x K values, row-major, each row summing to one.
  public init(rows: Int, classes: Int, values: [Double]) {
    precondition(
      values.count == rows * classes, "\(values.count) values are not \(rows) x \(classes)")
    self.rows = rows
    self.classes = classes
    self.values = values
  }

  /// The probability of a class for a row.
  public subscript(row: Int, label: Int) -> Double { values[row * classes + label] }

  /// Puts every row where an order of all rows has it.
  mutating func arrange(_ order: [Int]) { values.arrange(order, width: classes) }

  /// The most probable class of a row; the first of equals.
  public func argmax(_ row: Int) -> Int {
    var best = 0
    for label in 1..<max(1, classes) where self[row, label] > self[row, best] { best = label }
    return best
  }
}
