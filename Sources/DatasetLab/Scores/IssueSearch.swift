/// The search for rows whose label is probably wrong, by all seven filters.
struct IssueSearch {
  let given: [Int32]
  let probabilities: PredictedProbabilities
  let rows: ClassRows
  let guess: ConfidentGuess
  let quality: LabelQuality
  let prune: PruneCounts
  let threads: Int

  /// The rows that each filter flags.
  ///
  /// The filters that rank only by score flag what they find; from what the others find the rows
  /// are taken out whose most probable class is their label after all.
  func issues() -> LabelIssues {
    var issues = LabelIssues(rows: given.count)
    let pruning = PruneSearch(
      probabilities: probabilities, rows: rows, selfConfidence: quality.selfConfidence,
      prune: prune)
    for (filter, found) in pruning.flagged(threads: threads) {
      for row in found { issues.flag(Int(row), by: filter) }
    }
    for row in given.indices {
      if guess.agrees[row] {
        issues.unflag(row, by: .pruneByNoiseRate)
        issues.unflag(row, by: .pruneByClass)
        continue
      }
      if issues.isFlagged(row, by: .pruneByNoiseRate) && issues.isFlagged(row, by: .pruneByClass) {
        issues.flag(row, by: .both)
      }
      if guess.classes[row] != ConfidentGuess.none && guess.classes[row] != given[row] {
        issues.flag(row, by: .confidentLearning)
      }
      if guess.predicted[row] != given[row] { issues.flag(row, by: .predictedNotGiven) }
    }
    let count = issues.count(of: .confidentLearning)
    flagLowest(count, by: quality.selfConfidence, as: .lowSelfConfidence, in: &issues)
    flagLowest(count, by: quality.normalizedMargin, as: .lowNormalizedMargin, in: &issues)
    return issues
  }

  private func flagLowest(
    _ count: Int, by scores: [Double], as filter: LabelIssueFilter, in issues: inout LabelIssues
  ) {
    var lowest = LowestKeys()
    scores.withUnsafeBufferPointer { scores in
      lowest.choose(count, of: scores) { issues.flag($0, by: filter) }
    }
  }
}
