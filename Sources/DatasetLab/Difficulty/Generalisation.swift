/// What replacing words by more general ones does to the predictions of models that were trained
/// on the texts as they are.
public struct Generalisation: Sendable {
  /// What it does in some rows.
  public struct Effect: Sendable {
    /// Their number.
    public let rows: Int
    /// How many of them are predicted to have another label.
    public let flips: Int
    /// The mean change of the probability of the given label, with its 95 % interval.
    public let confidence: BootstrapMean
    /// Mean PVI in bits with the texts as they are.
    public let before: BootstrapMean
    /// Mean PVI with the words replaced.
    public let after: BootstrapMean
    /// `after` less `before`, row by row.
    public let change: BootstrapMean
  }

  /// Predictions that changed from one label to another.
  public struct Flip: Sendable, Hashable {
    /// The label, as a position, that was predicted of the text as it is.
    public let from: Int
    /// The one that is predicted with the words replaced.
    public let to: Int
    /// The number of rows.
    public let rows: Int
  }

  /// What was replaced by what.
  public let words: GeneralWords
  /// In all rows in which a word was replaced; nil where there is none.
  public let effect: Effect?
  /// In the rows of each pair of words, other words of theirs replaced too.
  public let effectOfPair: [Effect?]
  /// The most frequent first.
  public let flips: [Flip]

  /// Asks the models about the changed rows, each the one that did not see it.
  ///
  /// - Parameters:
  ///   - words: What was replaced by what.
  ///   - replaced: The rows after that.
  ///   - unseen: Texts of which those from `first` on are the changed rows.
  ///   - first: Their first.
  ///   - fit: The models.
  ///   - models: Holds what is common to all views.
  init(
    _ words: GeneralWords, _ replaced: ReplacedTexts, unseen: UnseenTexts, first: Int,
    fit: CrossFit, models: TrainedViews
  ) {
    let before = models.bits(fit.probabilities)
    var after = before
    var confidence = [Double](repeating: 0, count: before.count)
    var flipped = [Bool](repeating: false, count: before.count)
    var flips: [[Int]: Int] = [:]
    for (place, row) in replaced.rows.enumerated() {
      let own = unseen.probabilities(first + place, fold: Int(models.folds.fold[row]))
      let given = Int(models.given[row])
      after[row] = PointwiseVInformation.bits(own[given])
      confidence[row] = own[given] - fit.probabilities[row, given]
      let labels = [fit.probabilities.argmax(row), own.firstIndex(of: own.max() ?? 0) ?? 0]
      flipped[row] = labels[0] != labels[1]
      if flipped[row] { flips[labels, default: 0] += 1 }
    }
    let null = models.nullBits
    let (told, tells) = (zip(null, before).map { $0 - $1 }, zip(null, after).map { $0 - $1 })
    let change = zip(tells, told).map { $0 - $1 }
    func effect(in rows: [Int]) -> Effect? {
      if rows.isEmpty { return nil }
      return Effect(
        rows: rows.count, flips: rows.count { flipped[$0] },
        confidence: models.mean(of: confidence, rows: rows),
        before: models.mean(of: told, rows: rows), after: models.mean(of: tells, rows: rows),
        change: models.mean(of: change, rows: rows))
    }
    self.words = words
    self.effect = effect(in: replaced.rows)
    effectOfPair = replaced.rowsOfPair.map(effect)
    self.flips = flips.map { Flip(from: $0[0], to: $0[1], rows: $1) }
      .sorted { ($1.rows, $0.from, $0.to) < ($0.rows, $1.from, $1.to) }
  }
}
