/// How many rows of each label are to be flagged, and towards which class.
///
/// The calibrated confident joint, changed so that every label keeps at least one row.
struct PruneCounts: Sendable {
  /// Off the diagonal the rows to be flagged, on it the rows to be kept.
  let counts: ClassMatrix<Int>

  /// The least number of rows that a label keeps; labels with no more rows are left alone.
  static let leastKept = 1

  /// Raises the diagonal to `leastKept`, for which each of the row's other cells loses one.
  ///
  /// The reference implementation takes an even share from each occupied cell and cuts off the
  /// fraction; a share is above zero and at most one, so that comes to one.
  ///
  /// - Parameter calibrated: The calibrated confident joint.
  init(calibrated: ClassMatrix<Int>) {
    var counts = calibrated
    let labels = 0..<calibrated.classes
    for given in labels where calibrated[given: given, true: given] < Self.leastKept {
      for truth in labels {
        counts[given: given, true: truth] = max(calibrated[given: given, true: truth] - 1, 0)
      }
      counts[given: given, true: given] = Self.leastKept
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
