/// Classifiers of the same family on different sets of rows, trained side by side over one design
/// and asked about all rows.
///
/// Rows that no set has cost a model nothing but their margins, so training rows, a pool and test
/// cases can share one matrix.
package struct SubsetModels: Sendable {
  /// The number of models.
  package let count: Int
  /// K.
  package let classes: Int
  /// Margins without the intercepts, by group of models: rows x lanes.
  private let margins: [LaneMatrix]
  private let shifts: [[Float]]
  private let each: [ProblemLanes]
  private let together: Int

  /// Trains one model on each set.
  ///
  /// - Parameters:
  ///   - design: What the models see of N rows.
  ///   - given: The label of each row; of rows that are in no set it is not looked at.
  ///   - classes: K.
  ///   - sets: The training rows of each model; no row twice in a set.
  ///   - penalty: λ, for all models.
  ///   - tolerance: The share of the objective by which a model may miss its minimum.
  ///   - machine: The means.
  /// - Complexity: As many passes over the features as the slowest model of each group needs.
  package init(
    design: DesignMatrix, given: [Int32], classes: Int, sets: [[Int]], penalty: Double,
    tolerance: Double = 5e-4, on machine: Machine
  ) {
    self.init(
      design: design, given: given, classes: classes, sets: sets,
      penalties: sets.map { _ in penalty }, tolerance: tolerance, on: machine)
  }

  /// Trains one model on each set, with a penalty of its own.
  init(
    design: DesignMatrix, given: [Int32], classes: Int, sets: [[Int]], penalties: [Double],
    tolerance: Double = 5e-4, on machine: Machine
  ) {
    precondition(sets.count == penalties.count, "sets and penalties differ in number")
    count = sets.count
    self.classes = classes
    together = max(1, 64 / classes)
    var margins: [LaneMatrix] = []
    var shifts: [[Float]] = []
    var each: [ProblemLanes] = []
    for first in stride(from: 0, to: sets.count, by: together) {
      let range = first..<min(sets.count, first + together)
      let group = sets[range]
      let (cells, weights) = Self.cells(group, rows: given.count)
      let loss = SoftmaxLoss(given: given, classes: classes, cells: cells, weights: weights)
      var optimiser = LimitedMemoryBFGS(design: design, each: loss.each, on: machine)
      var solution = RowVector(rows: given.count, each: loss.each)
      _ = optimiser.minimise(
        &solution, loss: loss, penalties: Array(penalties[range]), tolerance: tolerance)
      margins.append(solution.margins)
      shifts.append(solution.shift)
      each.append(solution.each)
    }
    self.margins = margins
    self.shifts = shifts
    self.each = each
  }

  /// The probabilities that a model gives some rows, which it may have been trained on.
  package func probabilities(_ model: Int, rows: some Sequence<Int>) -> PredictedProbabilities {
    let (group, place) = model.quotientAndRemainder(dividingBy: together)
    let each = each[group]
    var values: [Double] = []
    var own = [Double](repeating: 0, count: classes)
    var asked = 0
    for row in rows {
      each.logits(
        of: place, row: row, in: margins[group], shift: shifts[group], into: &own)
      Softmax.replace(&own)
      values += own
      asked += 1
    }
    return PredictedProbabilities(rows: asked, classes: classes, values: values)
  }

  /// Numbers the combinations of sets that rows are in, and says what each weighs in each set.
  private static func cells(
    _ sets: ArraySlice<[Int]>, rows: Int
  ) -> (cells: [Int32], weights: [[Float]]) {
    var membership = [UInt64](repeating: 0, count: rows)
    for (bit, set) in sets.enumerated() {
      for row in set { membership[row] |= 1 << UInt64(bit) }
    }
    var numberOf: [UInt64: Int32] = [:]
    var weights: [[Float]] = []
    let cells = membership.map { member -> Int32 in
      if let number = numberOf[member] { return number }
      let number = Int32(weights.count)
      numberOf[member] = number
      weights.append((0..<sets.count).map { member >> UInt64($0) & 1 == 1 ? 1 : 0 })
      return number
    }
    return (cells, weights)
  }
}
