import Foundation

/// The folds whose models are trained side by side, one problem each.
struct FoldGroup {
  let folds: Range<Int>
  let assignment: Folds
  let given: [Int32]
  let classes: Int
  let design: DesignMatrix
  let options: CrossFit.Options
  let machine: Machine

  /// Chooses the penalties and trains the final models.
  ///
  /// - Parameters:
  ///   - place: Which of the groups this is.
  ///   - work: Where finished parts are kept.
  /// - Returns: What was chosen, and the models.
  func train(as place: Int, _ work: WorkFile?) -> (Tuning, Fit) {
    var optimiser = LimitedMemoryBFGS(design: design, each: each, on: machine)
    let tuned = work.piece("tuning \(place)") { tune(with: &optimiser) }
    return (tuned, work.piece("models \(place)") { fit(tuned, with: &optimiser) })
  }

  /// The same, with the penalties chosen on some of the rows.
  func train(as place: Int, tuningOn rows: [Int], _ work: WorkFile?) -> (Tuning, Fit) {
    let tuned = work.piece("tuning \(place)") {
      let part = selecting(rows)
      var optimiser = LimitedMemoryBFGS(design: part.design, each: each, on: machine)
      return part.tune(with: &optimiser)
    }
    return (tuned, work.piece("models \(place)") { fit(tuned, tunedOn: rows) })
  }

  /// The same task on some of the rows.
  private func selecting(_ rows: [Int]) -> FoldGroup {
    var options = options
    options.recordsTraining = false
    return FoldGroup(
      folds: folds, assignment: assignment.selecting(rows), given: rows.map { given[$0] },
      classes: classes, design: design.selecting(rows, on: machine), options: options,
      machine: machine)
  }

  /// What tuning chose for each problem, and models to start the final ones from.
  struct Tuning {
    var penalties: [Double]
    var temperatures: [Double]
    var start: RowVector
    var gramProducts = 0
    /// What was said of training rows on the way, where that was wanted.
    var record: TrainingRecord?
  }

  /// Trained models and what they took.
  struct Fit {
    var models: LinearModels
    var gramProducts: Int
    var converged: Bool
    var record: TrainingRecord?
  }

  /// The final models, trained on all rows outside their fold; where the input is ignored, what
  /// comes out does not matter.
  private func fit(_ tuning: Tuning, with optimiser: inout LimitedMemoryBFGS) -> Fit {
    let loss = loss(isTuning: false)
    var solution = tuning.start
    var record = tuning.record
    let trains = record == nil ? [] : trainees(isTuning: false)
    let effort = optimiser.minimise(
      &solution, loss: loss, penalties: finite(tuning.penalties), tolerance: options.tolerance
    ) { epoch in
      record?.append(
        epoch, of: each, given: given, labels: classes, trains: trains,
        for: folds.map { _ in true }, on: machine)
      return true
    }
    return Fit(
      models: LinearModels(solution, of: design, on: machine), gramProducts: effort.gramProducts,
      converged: effort.converged, record: record)
  }

  /// The same where the penalties were chosen on some of the rows only.
  private func fit(_ tuning: Tuning, tunedOn rows: [Int]) -> Fit {
    var models = LinearModels(tuning.start, ofRows: rows, in: design, on: machine)
    var optimiser = ConjugateGradients(design: design, each: each, sampling: rows, on: machine)
    let effort = optimiser.minimise(
      &models, loss: loss(isTuning: false), penalties: finite(tuning.penalties),
      tolerance: options.tolerance)
    return Fit(
      models: models, gramProducts: effort.gramProducts, converged: effort.converged, record: nil)
  }

  /// Penalties to train with where some may say that the input is ignored.
  private func finite(_ penalties: [Double]) -> [Double] {
    penalties.map { $0.isFinite ? $0 : options.penalties[0] }
  }

  /// Which lanes belong to which fold.
  var each: ProblemLanes {
    let lanes = LaneMatrix.lanes(problems: folds.count, classes: classes)
    return ProblemLanes(problems: folds.count, classes: classes, lanes: lanes)
  }

  /// Whether a row trains a fold's model.
  func trains(_ row: Int, fold: Int, isTuning: Bool) -> Bool {
    Int(assignment.fold[row]) != fold && !assignment.isLeftOut[row]
      && !(isTuning && assignment.isTuning(row, fold: fold))
  }

  /// Which of the models each row trains, one bit a problem.
  func trainees(isTuning: Bool) -> [UInt64] {
    let (cells, examples) = assignment.cells
    let models = examples.map { row in
      folds.reduce(UInt64(0)) { bits, fold in
        trains(row, fold: fold, isTuning: isTuning)
          ? bits | 1 << UInt64(fold - folds.lowerBound) : bits
      }
    }
    return cells.map { models[Int($0)] }
  }

  func loss(isTuning: Bool) -> SoftmaxLoss {
    let (cells, examples) = assignment.cells
    let weights = examples.map { row in
      folds.map { trains(row, fold: $0, isTuning: isTuning) ? Float(1) : 0 }
    }
    return SoftmaxLoss(given: given, classes: classes, cells: cells, weights: weights)
  }
}
