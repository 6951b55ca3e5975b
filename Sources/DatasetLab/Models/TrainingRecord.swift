/// What models said of their own training rows while they were being trained, summed up row by row
/// over models and epochs.
package struct TrainingRecord: Sendable {
  /// The sums of one row.
  package struct Row: Sendable {
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
    /// One bit a problem: whether the label was the most probable one in the last epoch.
    fileprivate var wasRight: UInt64 = 0
  }

  /// The sums, by row.
  package private(set) var rows: [Row]
  /// How many epochs each model had, by fold.
  package private(set) var epochs: [Int] = []

  /// An epoch is early up to the third: about a tenth of training.
  package static let earlyEpochs: Int32 = 3

  /// Whether every row has been looked at: not where models are at their minimum from the start.
  package var isComplete: Bool { rows.allSatisfy { $0.epochs > 0 } }

  /// Which models each row trains, one bit a problem, while they are tuned and afterwards.
  private let trains: (tuning: [UInt64], final: [UInt64])

  /// Starts before the first epoch of a group's models.
  init(of group: FoldGroup) {
    rows = Array(repeating: Row(), count: group.given.count)
    epochs = group.folds.map { _ in 0 }
    trains = (group.trainees(isTuning: true), group.trainees(isTuning: false))
  }

  /// The record with that of the next folds' models.
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

  /// Takes in an epoch of a group's models.
  ///
  /// - Parameters:
  ///   - epoch: The models.
  ///   - group: Whose models they are.
  ///   - isTuning: Whether they are being tuned.
  ///   - open: Which of them are of interest.
  mutating func append(_ epoch: Epoch, of group: FoldGroup, isTuning: Bool, for open: [Bool]) {
    var moved: UInt64 = 0
    for problem in epochs.indices where epoch.hasMoved[problem] && open[problem] {
      epochs[problem] += 1
      moved |= 1 << UInt64(problem)
    }
    let isEarly = epochs.map { $0 <= Self.earlyEpochs }
    let (classes, lanes) = (group.classes, epoch.margins.lanes)
    let probabilities = epoch.probabilities.values.base
    let trains = isTuning ? trains.tuning : trains.final
    rows.withUnsafeMutableBufferPointer { rows in
      group.machine.forEachBlock(of: rows.count, size: LaneMatrix.blockRows) { _, range in
        for row in range {
          var models = trains[row] & moved
          while models != 0 {
            let problem = models.trailingZeroBitCount
            models &= models - 1
            rows[row].look(
              at: probabilities + row * lanes + problem * classes, classes: classes,
              given: Int(group.given[row]), problem: problem, isEarly: isEarly[problem])
          }
        }
      }
    }
  }
}

extension FoldGroup {
  /// Which of the group's models each row trains, one bit a problem.
  fileprivate func trainees(isTuning: Bool) -> [UInt64] {
    given.indices.map { row in
      folds.reduce(0) { bits, fold in
        trains(row, fold: fold, isTuning: isTuning)
          ? bits | 1 << UInt64(fold - folds.lowerBound) : bits
      }
    }
  }
}

extension TrainingRecord.Row {
  /// Takes in the probabilities of the labels.
  fileprivate mutating func look(
    at p: UnsafePointer<Float>, classes: Int, given: Int, problem: Int, isEarly: Bool
  ) {
    let own = p[given]
    var rival: Float = 0
    var square = 1 - 2 * own
    for label in 0..<classes {
      square += p[label] * p[label]
      if label != given { rival = max(rival, p[label]) }
    }
    epochs += 1
    confidence += Double(own)
    squares += Double(own) * Double(own)
    let bit: UInt64 = 1 << UInt64(problem)
    if own > rival {
      right += 1
      wasRight |= bit
    } else if wasRight & bit != 0 {
      forgotten += 1
      wasRight &= ~bit
    }
    if isEarly {
      early += 1
      errors += Double(max(0, square).squareRoot())
    }
  }
}
