/// The rows that carry each label, in row order: one counting sort, 4 bytes a row.
struct ClassRows: Sendable {
  private let order: [Int32]
  private let offsets: [Int]

  /// Groups the rows by given label.
  ///
  /// - Parameters:
  ///   - given: The given label of each row, as a position in the label set.
  ///   - classes: K.
  init(given: [Int32], classes: Int) {
    var ends = Array(repeating: 0, count: classes + 1)
    for label in given {
      precondition(
        label >= 0 && Int(label) < classes, "a given label is not a column of the probabilities")
      ends[Int(label) + 1] += 1
    }
    for label in 0..<classes { ends[label + 1] += ends[label] }
    offsets = ends
    var order = Array(repeating: Int32(0), count: given.count)
    for (row, label) in given.enumerated() {
      order[ends[Int(label)]] = Int32(row)
      ends[Int(label)] += 1
    }
    self.order = order
  }

  /// The number of classes, K.
  var classes: Int { offsets.count - 1 }

  /// The number of rows of each class.
  var counts: [Int] { (0..<classes).map { offsets[$0 + 1] - offsets[$0] } }

  /// The rows of a class, lowest first.
  subscript(label: Int) -> ArraySlice<Int32> { order[offsets[label]..<offsets[label + 1]] }
}
