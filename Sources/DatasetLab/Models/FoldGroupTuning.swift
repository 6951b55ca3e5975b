import Foundation

extension FoldGroup {
  /// Goes from the strongest penalty to the weakest, each start warm, as long as the held-out log
  /// loss falls by more than the standard error of the difference, row by row: among models that
  /// cannot be told apart the most regularised one is taken (after the rule of one standard error,
  /// Breiman et al., "Classification and regression trees", 1984), which learns the least of the
  /// label errors.
  ///
  /// Where the input can be ignored, the null model is the strongest of all, with an infinite
  /// penalty; weaker ones are then tried as long as none has beaten it.
  func tune(with optimiser: inout LimitedMemoryBFGS) -> Tuning {
    let loss = loss(isTuning: true)
    var solution = RowVector(rows: given.count, each: loss.each)
    solution.intercepts = priorIntercepts(isTuning: true)
    var best = Tuning(
      penalties: folds.map { _ in options.canIgnoreInput ? .infinity : options.penalties[0] },
      temperatures: folds.map { _ in 1 }, start: solution)
    var open = folds.map { _ in true }
    let tuningRows = folds.map { fold in
      given.indices.filter {
        assignment.isTuning($0, fold: fold) && Int(assignment.fold[$0]) != fold
      }
    }
    var scalings: [TemperatureScaling?] =
      options.canIgnoreInput
      ? heldOut(tuningRows, by: solution, of: open) : folds.map { _ in nil }
    let trains = options.recordsTraining ? trainees(isTuning: true) : []
    if options.recordsTraining {
      best.record = TrainingRecord(rows: given.count, models: folds.count)
    }
    for penalty in options.penalties {
      best.gramProducts +=
        optimiser.minimise(
          &solution, loss: loss, penalties: folds.map { _ in penalty },
          tolerance: options.tuningTolerance
        ) { epoch in
          best.record?.append(
            epoch, of: each, given: given, labels: classes, trains: trains, for: open, on: machine)
          return true
        }.gramProducts
      for (problem, scaling) in heldOut(tuningRows, by: solution, of: open).enumerated() {
        guard let scaling else { continue }
        let isBetter = scalings[problem].map { scaling.isClearlyBetter(than: $0) } ?? true
        if isBetter {
          scalings[problem] = scaling
          best.penalties[problem] = penalty
        }
        open[problem] = isBetter || best.penalties[problem] == .infinity
      }
      if !open.contains(true) { break }
      // Each fold from its own: how long another goes on depends on this fold's labels.
      best.start.combine(
        open.map { $0 ? 0 : 1 }, with: [(solution, open.map { $0 ? 1 : 0 })], on: machine)
    }
    best.temperatures = scalings.map { $0?.temperature ?? 1 }
    return best
  }

  /// The intercepts of models that see nothing else: the logarithms of the labels' frequencies.
  private func priorIntercepts(isTuning: Bool) -> [Double] {
    var counts = [Double](repeating: 0, count: folds.count * classes)
    for row in given.indices {
      for fold in folds
      where trains(row, fold: fold, isTuning: isTuning) {
        counts[(fold - folds.lowerBound) * classes + Int(given[row])] += 1
      }
    }
    let unit = RowVector.interceptUnit(rows: given.count)
    let lanes = LaneMatrix.lanes(problems: folds.count, classes: classes)
    return (0..<lanes).map { $0 < counts.count ? log(max(counts[$0], 0.5)) / unit : 0 }
  }

  /// The temperature and log loss of each open problem on its rows.
  private func heldOut(
    _ rows: [[Int]], by solution: RowVector, of open: [Bool]
  ) -> [TemperatureScaling?] {
    var scalings = [TemperatureScaling?](repeating: nil, count: folds.count)
    scalings.withUnsafeMutableBufferPointer { scalings in
      machine.forEachBlock(of: folds.count, size: 1) { problem, _ in
        if !open[problem] { return }
        scalings[problem] = TemperatureScaling(
          margins: margins(solution, rows[problem], problem: problem),
          given: rows[problem].map { given[$0] }, classes: classes)
      }
    }
    return scalings
  }

  /// The margins of one problem on some of the rows.
  private func margins(_ solution: RowVector, _ rows: [Int], problem: Int) -> [Float] {
    let lanes = solution.margins.lanes
    let shift = solution.shift
    let values = solution.margins.values.all
    var margins: [Float] = []
    margins.reserveCapacity(rows.count * classes)
    for row in rows {
      for lane in problem * classes..<(problem + 1) * classes {
        margins.append(values[row * lanes + lane] + shift[lane])
      }
    }
    return margins
  }
}
