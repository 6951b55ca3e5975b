/// What the probabilities say about each row's label.
struct ConfidentGuess: Sendable {
  /// The class each row is confidently counted into, or `none`.
  private(set) var classes: [Int32]
  /// Whether the given label is the most probable class of the row, or within `slack` of it.
  private(set) var agrees: [Bool]
  /// The most probable class, the first of equals.
  private(set) var predicted: [Int32]

  /// The class of a row that reaches no threshold.
  static let none: Int32 = -1

  /// Compares every row with the thresholds: one class reached is the guess, of several reached
  /// the most probable class is.
  ///
  /// - Parameters:
  ///   - given: The given label of each row.
  ///   - probabilities: N x K.
  ///   - thresholds: The threshold of each class.
  ///   - threads: How many threads may work at a time.
  init(
    given: [Int32], probabilities: PredictedProbabilities, thresholds: [Double], threads: Int
  ) {
    let width = probabilities.classes
    let bounds = thresholds.map { $0 - ConfidentThresholds.slack }
    var classes = Array(repeating: Self.none, count: given.count)
    var agrees = Array(repeating: false, count: given.count)
    var predicted = classes
    probabilities.values.withUnsafeBufferPointer { values in
      classes.withUnsafeMutableBufferPointer { classes in
        agrees.withUnsafeMutableBufferPointer { agrees in
          predicted.withUnsafeMutableBufferPointer { predicted in
            RowBlocks.forEach(rows: given.count, threads: threads) { rows in
              for row in rows {
                let p = UnsafeBufferPointer(rebasing: values[row * width..<(row + 1) * width])
                let own = Int(given[row])
                let best = Self.firstMaximum(p)
                predicted[row] = Int32(best)
                classes[row] = Self.guess(p, bounds: bounds, best: best)
                agrees[row] = Self.agrees(p, own: own, best: best)
              }
            }
          }
        }
      }
    }
    self.classes = classes
    self.agrees = agrees
    self.predicted = predicted
  }

  private static func firstMaximum(_ p: UnsafeBufferPointer<Double>) -> Int {
    var best = 0
    var highest = p[0]
    for label in 1..<p.count where p[label] > highest {
      best = label
      highest = p[label]
    }
    return best
  }

  /// The argument of the maximum runs over all classes, also those whose threshold is not reached.
  private static func guess(
    _ p: UnsafeBufferPointer<Double>, bounds: [Double], best: Int
  ) -> Int32 {
    var reached = 0
    var last = none
    for label in 0..<p.count where p[label] >= bounds[label] {
      reached += 1
      last = Int32(label)
    }
    return reached > 1 ? Int32(best) : last
  }

  /// Whether the given label would be the first maximum if it had `slack` more.
  private static func agrees(_ p: UnsafeBufferPointer<Double>, own: Int, best: Int) -> Bool {
    let raised = p[own] + ConfidentThresholds.slack
    return own == best || p[best] < raised || (p[best] == raised && own < best)
  }
}
