/// What models said of their own training rows while they were being trained, summed up row by row
/// over models and epochs.
package struct TrainingRecord: Sendable {
  /// The sums of one row.
  package struct Row: Sendable, BitwiseCopyable {
    /// How often the row was looked at: epochs, over all models that train on it.
    package fileprivate(set) var epochs: Int32 = 0
    /// How often its label was the most probable one.
    package fileprivate(set) var right: Int32 = 0
    /// How often it was and in the same model's next epoch no longer was.
    package fileprivate(set) var forgotten: Int32 = 0
    /// The epochs in `errors`.
    package fileprivate(set) var early: Int32 = 0
    /// The sum of p(given label).
    package fileprivate(set) var confidence = 0.0
    /// The sum of its squares.
    package fileprivate(set) var squares = 0.0
    /// The sum of |p - one-hot label| in early epochs.
    package fileprivate(set) var errors = 0.0
    /// One bit a model: whether the label was the most probable one in the last epoch.
    fileprivate var wasRight: UInt64 = 0
  }

  /// The sums, by row.
  package private(set) var rows: [Row]
  /// How many epochs each model had.
  package private(set) var epochs: [Int]

  /// An epoch is early up to the third: about a tenth of training.
  package static let earlyEpochs: Int32 = 3

  /// Whether every row has been looked at: not where models are at their minimum from the start.
  package var isComplete: Bool { rows.allSatisfy { $0.epochs > 0 } }

  /// Starts before the first epoch of some models.
  init(rows: Int, models: Int) {
    self.rows = Array(repeating: Row(), count: rows)
    epochs = Array(repeating: 0, count: models)
  }

  /// Goes on from a record that was written down.
  init(rows: [Row], epochs: [Int]) {
    self.rows = rows
    self.epochs = epochs
  }

  /// The record with that of further models.
  func appending(_ other: TrainingRecord) -> TrainingRecord {
    var both = self
    both.epochs += other.epochs
    for (row, more) in other.rows.enumerated() {
      both.rows[row].epochs += more.epochs
      both.rows[row].right += more.right
      both.rows[row].forgotten += more.forgotten
      both.rows[row].early += more.early
      both.rows[row].confidence += more.confidence
      both.rows[row].squares += more.squares
      both.rows[row].errors += more.errors
    }
    return both
  }

  /// The record of models that go on from some of these, each from the one that is named.
  func continuing(as models: [Int]) -> TrainingRecord {
    var next = self
    next.epochs = models.map { epochs[$0] }
    for row in rows.indices {
      next.rows[row].wasRight = models.enumerated().reduce(0) { bits, model in
        bits | (rows[row].wasRight >> UInt64(model.element) & 1) << UInt64(model.offset)
      }
    }
    return next
  }

  /// Takes in an epoch.
  ///
  /// - Parameters:
  ///   - epoch: The models.
  ///   - each: Their lanes, of which a class beyond the labels is left out of account.
  ///   - given: The label of each row.
  ///   - labels: K.
  ///   - trains: Which models each row trains, one bit a model.
  ///   - open: The models that are of interest.
  ///   - machine: The means.
  mutating func append(
    _ epoch: Epoch, of each: ProblemLanes, given: [Int32], labels: Int, trains: [UInt64],
    for open: [Bool], on machine: Machine
  ) {
    var moved: UInt64 = 0
    for model in epochs.indices where epoch.hasMoved[model] && open[model] {
      epochs[model] += 1
      moved |= 1 << UInt64(model)
    }
    let isEarly = epochs.map { $0 <= Self.earlyEpochs }
    rows.withUnsafeMutableBufferPointer { rows in
      machine.forEachBlock(of: rows.count, size: LaneMatrix.blockRows) { _, range in
        var p = [Float](repeating: 0, count: each.classes)
        for row in range {
          var models = trains[row] & moved
          while models != 0 {
            let model = models.trailingZeroBitCount
            models &= models - 1
            each.probabilities(of: model, row: row, in: epoch.probabilities, into: &p)
            rows[row].look(
              at: p, labels: labels, areAll: labels == each.classes, given: Int(given[row]),
              model: model, isEarly: isEarly[model])
          }
        }
      }
    }
  }
}

extension TrainingRecord.Row {
  /// Takes in the probabilities of the labels, which sum to less than one unless they are all.
  fileprivate mutating func look(
    at p: [Float], labels: Int, areAll: Bool, given: Int, model: Int, isEarly: Bool
  ) {
    var rival = Float(0)
    for label in 0..<labels where label != given { rival = max(rival, p[label]) }
    let sum = areAll ? 1 : (0..<labels).reduce(Float(0)) { $0 + p[$1] }
    let own = Double(p[given] / sum)
    epochs += 1
    confidence += own
    squares += own * own
    let bit: UInt64 = 1 << UInt64(model)
    if p[given] > rival {
      right += 1
      wasRight |= bit
    } else if wasRight & bit != 0 {
      forgotten += 1
      wasRight &= ~bit
    }
    if isEarly {
      early += 1
      let square = (0..<labels).reduce(Float(0)) { $0 + p[$1] * p[$1] }
      errors += max(0, 1 - 2 * own + Double(square / (sum * sum))).squareRoot()
    }
  }
}
