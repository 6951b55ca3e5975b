import DatasetLab

/// A small sparse problem made of integers: the same, to the bit, as that of
/// fixtures/softmax_regression/generate.py.
struct SparseProblem {
  static let columns = 40
  static let entries = 6

  var features: FeatureMatrix
  var given: [Int32]
  let classes: Int

  /// A row has six columns with values of 1/8 to 1; its label is its first column's class, or in
  /// one row of four anything.
  init(seed: UInt64, classes: Int, rows: Int = 240, columns: Int = Self.columns) {
    var rng = SplitMix64(seed: seed)
    var indices: [UInt32] = []
    var values: [Float] = []
    var given: [Int32] = []
    for row in 0..<rows {
      while indices.count < (row + 1) * Self.entries {
        let column = UInt32(rng.next() % UInt64(columns))
        if !indices[(row * Self.entries)...].contains(column) { indices.append(column) }
      }
      for _ in 0..<Self.entries { values.append(Float(1 + rng.next() % 8) / 8) }
      let isGuess = rng.next() % 4 == 0
      let label = isGuess ? rng.next() : UInt64(indices[row * Self.entries])
      given.append(Int32(label % UInt64(classes)))
    }
    let starts = (0...rows).map { Int64($0 * Self.entries) }
    features = FeatureMatrix(columns: columns, starts: starts, indices: indices, values: values)
    self.given = given
    self.classes = classes
  }

  /// The same features with labels that follow from them by a linear rule, but for one row of
  /// eight.
  init(linear seed: UInt64, classes: Int, rows: Int) {
    self.init(seed: seed, classes: classes, rows: rows)
    var rng = SplitMix64(seed: seed)
    for row in 0..<rows where rng.next() % 8 > 0 {
      var sums = [Float](repeating: 0, count: classes)
      for entry in features.entries(of: row) {
        sums[Int(features.indices[entry]) % classes] += features.values[entry]
      }
      given[row] = Int32(sums.indices.max { sums[$0] < sums[$1] } ?? 0)
    }
  }

  var checksum: UInt64 {
    let numbers = features.indices.map { UInt64($0) } + features.values.map { UInt64($0 * 8) }
    return (numbers + given.map(UInt64.init)).reduce(0) { $0 &* 31 &+ $1 }
  }

  /// The same numbers as dense vectors.
  var dense: [Float] {
    var values = [Float](repeating: 0, count: features.rows * features.columns)
    for row in 0..<features.rows {
      for entry in features.entries(of: row) {
        values[row * features.columns + Int(features.indices[entry])] = features.values[entry]
      }
    }
    return values
  }

  /// Folds that depend on the number of the row only.
  func folds(_ count: Int = 5) -> Folds {
    var rng = SplitMix64(seed: 99)
    return Folds(
      hashes: given.map { _ in rng.next() }, given: given, classes: classes, count: count)
  }

  func crossFit(
    folds: Folds? = nil, options: CrossFit.Options = .init(),
    on machine: Machine = .init(threads: 1)
  ) -> CrossFit {
    CrossFit(
      features: FactoredFeatures(features), given: given, classes: classes,
      folds: folds ?? self.folds(),
      options: options, on: machine)
  }

  /// Some of the rows, or all in another order.
  func picking(_ rows: [Int]) -> SparseProblem {
    var copy = self
    let entries = rows.flatMap { features.entries(of: $0) }
    copy.features = FeatureMatrix(
      columns: features.columns, starts: (0...rows.count).map { Int64($0 * Self.entries) },
      indices: entries.map { features.indices[$0] }, values: entries.map { features.values[$0] })
    copy.given = rows.map { given[$0] }
    return copy
  }
}

/// The greatest difference of two lists of numbers.
func greatestGap(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count, "lists of \(a.count) and \(b.count) numbers")
  return zip(a, b).map { abs($0 - $1) }.max() ?? 0
}
