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
    let tuned = work.piece("tuning \(place)") { tune() }
    return (tuned, work.piece("models \(place)") { fit(tuned) })
  }

  /// The same, with the penalties chosen on some of the rows.
  func train(as place: Int, tuningOn rows: [Int], _ work: WorkFile?) -> (Tuning, Fit) {
    let tuned = work.piece("tuning \(place)") { selecting(rows).tune() }
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

  /// What tuning chose for each fold, and models to start the final ones from.
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
  private func fit(_ tuning: Tuning) -> Fit {
    let loss = loss
    var optimiser = LimitedMemoryBFGS(design: design, each: each, on: machine)
    var solution = tuning.start
    var record = tuning.record
    let trains = record == nil ? [] : trainees
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
      &models, loss: loss, penalties: finite(tuning.penalties),
      tolerance: options.tolerance)
    return Fit(
      models: models, gramProducts: effort.gramProducts, converged: effort.converged, record: nil)
  }

  /// Penalties to train with where some may say that the input is ignored.
  private func finite(_ penalties: [Double]) -> [Double] {
    penalties.map { $0.isFinite ? $0 : options.penalties[0] }
  }

  /// Which lanes belong to which fold.
  var each: ProblemLanes { ProblemLanes(problems: folds.count, classes: classes) }

  /// Whether a row trains one of the final models.
  private func trains(_ row: Int, _ problem: Int) -> Bool {
    assignment.trains(row, fold: folds.lowerBound + problem)
  }

  /// The loss of the final models.
  private var loss: SoftmaxLoss { loss(problems: folds.count, trains: trains) }

  /// Which of the final models each row trains, one bit a problem.
  private var trainees: [UInt64] { trainees(problems: folds.count, trains: trains) }

  /// The loss of some problems, each of which some rows train.
  func loss(problems: Int, trains: (_ row: Int, _ problem: Int) -> Bool) -> SoftmaxLoss {
    let (cells, examples) = assignment.cells
    let weights = examples.map { row in
      (0..<problems).map { trains(row, $0) ? Float(1) : 0 }
    }
    return SoftmaxLoss(given: given, classes: classes, cells: cells, weights: weights)
  }

  /// Which of some problems each row trains, one bit a problem.
  func trainees(problems: Int, trains: (_ row: Int, _ problem: Int) -> Bool) -> [UInt64] {
    let (cells, examples) = assignment.cells
    let models = examples.map { row in
      (0..<problems).reduce(UInt64(0)) { trains(row, $1) ? $0 | 1 << UInt64($1) : $0 }
    }
    return cells.map { models[Int($0)] }
  }
}
