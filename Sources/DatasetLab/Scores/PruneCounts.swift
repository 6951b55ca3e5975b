/// How many rows of each label are to be flagged, and towards which class.
///
/// The calibrated confident joint, changed so that every label keeps at least one row.
struct PruneCounts: Sendable {
  /// Off the diagonal the rows to be flagged, on it the rows to be kept.
  let counts: ClassMatrix<Int>

  /// The least number of rows that a label keeps; labels with no more rows are left alone.
  static let leastKept = 1

  /// Raises the diagonal to `leastKept` and takes that evenly from the row's other cells.
  ///
  /// What falls below zero becomes zero, what is no integer is cut off; a raised diagonal can so
  /// cost more than it gains.
  ///
  /// - Parameter calibrated: The calibrated confident joint.
  init(calibrated: ClassMatrix<Int>) {
    var counts = calibrated
    for given in 0..<calibrated.classes {
      let kept = calibrated[given: given, true: given]
      let raised = max(kept, Self.leastKept)
      if raised == kept { continue }
      let cells = (0..<calibrated.classes).map { calibrated[given: given, true: $0] }
      // One is taken off for the diagonal, also where the diagonal is zero.
      let occupied = max(cells.count { $0 != 0 } - 1, 1)
      let share = Double(raised - kept) / Double(occupied)
      for truth in cells.indices {
        counts[given: given, true: truth] = Int(max(Double(cells[truth]) - share, 0))
      }
      counts[given: given, true: given] = raised
    }
    self.counts = counts
  }

  /// The classes towards which rows of a label are to be flagged, and how many rows.
  ///
  /// - Parameter given: The label.
  /// - Returns: The classes in label order, with numbers above zero.
  func targets(of given: Int) -> [(truth: Int, count: Int)] {
    (0..<counts.classes).compactMap { truth in
      let count = counts[given: given, true: truth]
      return truth != given && count > 0 ? (truth, count) : nil
    }
  }
}
