/// Models trained on the same rows with different corrections, side by side.
struct Retraining: Sendable {
  /// A model's training rows: all of them with some changed.
  struct Correction: Sendable, Hashable {
    /// The rows to change and the labels that they should have.
    var proposals: [CorrectionLists.Proposal]
    /// What is done to them; a row whose label is as proposed keeps it, or goes.
    var action: CorrectionExperiment.Action
  }

  /// The labels that each model gives to the held-out rows.
  let heldout: [[Int32]]
  /// The labels that each model gives to the tests.
  let tests: [[Int32]]

  /// Trains a model for every correction.
  ///
  /// A row with another label is another row of the design, so that one set of rows may have it
  /// as it was and another as it should be.
  ///
  /// - Parameters:
  ///   - corrections: What is changed, by model; rows are places in `base`.
  ///   - data: The data.
  ///   - base: The rows to train on.
  ///   - given: Their labels before any correction.
  ///   - heldout: The rows to be asked about.
  ///   - penalty: λ.
  ///   - machine: The means.
  init(
    _ corrections: [Correction], data: CorrectionData, base: [Int], given: [Int32],
    heldout: [Int], penalty: Double, on machine: Machine
  ) {
    var rows = base
    var labels = given
    var copyOf: [CorrectionLists.Proposal: Int] = [:]
    let sets = corrections.map { correction -> [Int] in
      var isIn = [Bool](repeating: true, count: base.count)
      var copies: [Int] = []
      for proposal in correction.proposals {
        if correction.action == .remove {
          isIn[proposal.row] = false
        } else if proposal.label != given[proposal.row] {
          isIn[proposal.row] = false
          let copy = copyOf[proposal] ?? rows.count
          if copy == rows.count {
            copyOf[proposal] = copy
            rows.append(base[proposal.row])
            labels.append(proposal.label)
          }
          copies.append(copy)
        }
      }
      return isIn.indices.filter { isIn[$0] } + copies
    }
    let heldoutRows = rows.count..<rows.count + heldout.count
    let testRows = heldoutRows.upperBound..<heldoutRows.upperBound + data.tests.count
    rows += heldout + data.testRows
    labels += heldout.map { data.truth[$0] } + data.tests.map { _ in 0 }
    let design = DesignMatrix(
      rows: rows.count, features: data.features.selecting(rows, on: machine), on: machine)
    let models = SubsetModels(
      design: design, given: labels, classes: data.labels.count, sets: sets, penalty: penalty,
      on: machine)
    func predicted(_ rows: Range<Int>) -> [[Int32]] {
      sets.indices.map { model in
        let answers = models.probabilities(model, rows: rows)
        return (0..<rows.count).map { Int32(answers.argmax($0)) }
      }
    }
    self.heldout = predicted(heldoutRows)
    tests = predicted(testRows)
  }
}
