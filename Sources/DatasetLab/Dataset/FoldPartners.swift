/// Which rows penalties and temperatures are chosen on.
///
/// Folds are tuned on one another: one model is trained without the rows of several folds, the
/// partners, and what each of them needs to know it is asked about the others' rows. That holds out
/// as many rows as a quarter of every training part, and takes three models for five folds. A fold
/// without partners, as all of three folds are, is tuned on a quarter of its training part.
///
/// Texts of rare labels are dealt to the folds in turn, and neighbours are no partners: so a label
/// with two texts is known to every model.
extension Folds {
  /// How many sets of partners there are: the fewest that hold out at most a third of a training
  /// part.
  private var partnerships: Int {
    let most = 1 + (count - 1) / 3
    return (count + most - 1) / most
  }

  /// The partners among some folds.
  package func partners(among folds: Range<Int>) -> [[Int]] {
    Dictionary(grouping: folds) { $0 % partnerships }.values.sorted { $0[0] < $1[0] }
  }

  /// Whether a row belongs to those on which a fold is tuned and calibrated.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - fold: The fold.
  ///   - partners: The fold and its partners. By itself a fold has a quarter of all rows; folds
  ///     take turns, so that no row is left out of the tuning of all.
  /// - Returns: Never true of a row of the fold itself, or of one that trains no model.
  package func isTuning(_ row: Int, fold: Int, among partners: [Int]) -> Bool {
    let own = Int(self.fold[row])
    if own == fold || isLeftOut[row] { return false }
    return partners.count > 1
      ? partners.contains(own) : quarter[row] == Int8(fold % Self.quarters)
  }

  /// Whether a row trains the model on which some partners are tuned.
  package func trains(_ row: Int, tuning partners: [Int]) -> Bool {
    !isLeftOut[row] && !partners.contains(Int(fold[row]))
      && !isTuning(row, fold: partners[0], among: partners)
  }

  /// Whether a row trains the model that is asked about a fold.
  package func trains(_ row: Int, fold: Int) -> Bool {
    !isLeftOut[row] && Int(self.fold[row]) != fold
  }
}
