/// The null-input classifiers: the same family and optimiser as the full-input ones, trained on
/// the same folds, with nothing to see.
///
/// All rows of a fold with the same label look alike to it, so they are one row that weighs as
/// much as there are of them. With an unpenalised intercept the probabilities come out as the
/// labels' frequencies in the training part.
enum NullModel {
  /// The share of its objective by which a null model may miss its minimum.
  static let tolerance = 1e-10

  /// The K probabilities, by fold.
  static func probabilities(
    folds: Folds, given: [Int32], classes: Int, on machine: Machine
  ) -> [[Double]] {
    var counts = [Float](repeating: 0, count: folds.count * classes)
    for row in given.indices { counts[Int(folds.fold[row]) * classes + Int(given[row])] += 1 }
    let kinds = counts.indices.filter { counts[$0] > 0 }
    return (0..<folds.count).map { fold in
      let loss = SoftmaxLoss(
        given: kinds.map { Int32($0 % classes) }, classes: classes,
        cells: kinds.indices.map(Int32.init),
        weights: kinds.map { [$0 / classes == fold ? 0 : counts[$0]] })
      var solution = RowVector(rows: kinds.count, each: loss.each)
      var optimiser = LimitedMemoryBFGS(
        design: DesignMatrix(rows: kinds.count, on: machine), each: loss.each, on: machine)
      _ = optimiser.minimise(&solution, loss: loss, penalties: [1], tolerance: tolerance)
      return Softmax.probabilities(
        loss.each.contrasts.logits(solution.shift[loss.each.own(0)].map(Double.init)))
    }
  }
}
