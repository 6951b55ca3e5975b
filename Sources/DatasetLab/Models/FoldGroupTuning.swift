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
  func tune() -> Tuning {
    let partners = assignment.partners(among: folds)
    let trains = { row, problem in assignment.trains(row, tuning: partners[problem]) }
    let loss = loss(problems: partners.count, trains: trains)
    var optimiser = LimitedMemoryBFGS(design: design, each: loss.each, on: machine)
    var solution = RowVector(rows: given.count, each: loss.each)
    solution.intercepts = priorIntercepts(loss.each, trains: trains)
    // The problem that each fold has its models from.
    let problems = folds.map { fold in partners.firstIndex { $0.contains(fold) } ?? 0 }
    var best = Tuning(
      penalties: folds.map { _ in options.canIgnoreInput ? .infinity : options.penalties[0] },
      temperatures: folds.map { _ in 1 }, start: RowVector(rows: given.count, each: each))
    best.start.take(solution, from: problems, where: folds.map { _ in true }, on: machine)
    var open = folds.map { _ in true }
    let tuningRows = zip(folds, problems).map { fold, problem in
      given.indices.filter { assignment.isTuning($0, fold: fold, among: partners[problem]) }
    }
    var scalings: [TemperatureScaling?] =
      options.canIgnoreInput
      ? heldOut(tuningRows, by: solution, problems, of: open) : folds.map { _ in nil }
    let trainees = options.recordsTraining ? trainees(problems: partners.count, trains: trains) : []
    var record =
      options.recordsTraining ? TrainingRecord(rows: given.count, models: partners.count) : nil
    for penalty in options.penalties {
      let isOpen = partners.indices.map { problem in
        zip(open, problems).contains { $0 && $1 == problem }
      }
      best.gramProducts +=
        optimiser.minimise(
          &solution, loss: loss, penalties: partners.map { _ in penalty },
          tolerance: options.tuningTolerance
        ) { epoch in
          record?.append(
            epoch, of: loss.each, given: given, labels: classes, trains: trainees, for: isOpen,
            on: machine)
          return true
        }.gramProducts
      let asked = heldOut(tuningRows, by: solution, problems, of: open)
      for (place, scaling) in asked.enumerated() {
        guard let scaling else { continue }
        let isBetter = scalings[place].map { scaling.isClearlyBetter(than: $0) } ?? true
        if isBetter {
          scalings[place] = scaling
          best.penalties[place] = penalty
        }
        open[place] = isBetter || best.penalties[place] == .infinity
      }
      if !open.contains(true) { break }
      // Each fold from its own: how long another goes on depends on this fold's labels.
      best.start.take(solution, from: problems, where: open, on: machine)
    }
    best.temperatures = scalings.map { $0?.temperature ?? 1 }
    best.record = record?.continuing(as: problems)
    return best
  }

  /// The intercepts of models that see nothing else: the logarithms of the labels' frequencies.
  private func priorIntercepts(
    _ each: ProblemLanes, trains: (_ row: Int, _ problem: Int) -> Bool
  ) -> [Double] {
    var counts = [[Double]](
      repeating: Array(repeating: 0, count: classes), count: each.problems)
    for row in given.indices {
      for problem in counts.indices where trains(row, problem) {
        counts[problem][Int(given[row])] += 1
      }
    }
    let unit = RowVector.interceptUnit(rows: given.count)
    var intercepts = [Double](repeating: 0, count: each.lanes)
    for (problem, counts) in counts.enumerated() {
      let own = each.contrasts.contrasts(counts.map { log(max($0, 0.5)) / unit })
      intercepts.replaceSubrange(each.own(problem), with: own)
    }
    return intercepts
  }

  /// The temperature and log loss of each open fold on its rows, by the models of its problem.
  private func heldOut(
    _ rows: [[Int]], by solution: RowVector, _ problems: [Int], of open: [Bool]
  ) -> [TemperatureScaling?] {
    var scalings = [TemperatureScaling?](repeating: nil, count: folds.count)
    scalings.withUnsafeMutableBufferPointer { scalings in
      machine.forEachBlock(of: folds.count, size: 1) { place, _ in
        if !open[place] { return }
        scalings[place] = TemperatureScaling(
          margins: margins(solution, rows[place], problem: problems[place]),
          given: rows[place].map { given[$0] }, classes: classes)
      }
    }
    return scalings
  }

  /// The margins of one problem on some of the rows.
  private func margins(_ solution: RowVector, _ rows: [Int], problem: Int) -> [Float] {
    let shift = solution.shift
    var logits = [Float](repeating: 0, count: classes)
    var margins: [Float] = []
    margins.reserveCapacity(rows.count * classes)
    for row in rows {
      solution.each.logits(
        of: problem, row: row, in: solution.margins, shift: shift, into: &logits)
      margins += logits
    }
    return margins
  }
}
