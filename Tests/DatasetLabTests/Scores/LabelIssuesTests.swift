import DatasetLab
import Testing

@Suite struct LabelIssuesTests {
  @Test("the filters carry the names that users know")
  func names() {
    #expect(
      LabelIssueFilter.allCases.map(\.rawValue) == [
        "prune_by_noise_rate", "prune_by_class", "both", "confident_learning",
        "predicted_neq_given", "low_self_confidence", "low_normalized_margin",
      ])
  }

  @Test("both is what the two prune filters share, and each view of the flags says the same")
  func views() {
    let (given, probabilities) = ConfidentLearningTests.sharp(rows: 3000, classes: 5)
    let issues = ConfidentLearning(given: given, probabilities: probabilities).issues
    #expect(issues.rows == 3000 && issues.count(of: .both) > 0)
    for row in 0..<issues.rows {
      #expect(
        issues.isFlagged(row, by: .both)
          == (issues.isFlagged(row, by: .pruneByClass)
            && issues.isFlagged(row, by: .pruneByNoiseRate)))
      let filters = LabelIssueFilter.allCases.filter { issues.isFlagged(row, by: $0) }
      #expect(issues.filters(of: row) == filters)
    }
    for filter in LabelIssueFilter.allCases {
      #expect(issues.rows(flaggedBy: filter).count == issues.count(of: filter))
    }
  }

  @Test("the filters that go by score alone flag as many rows as confident learning does")
  func counts() {
    let (given, probabilities) = ConfidentLearningTests.sharp(rows: 3000, classes: 5)
    let found = ConfidentLearning(given: given, probabilities: probabilities)
    #expect(found.issueCount > 0)
    #expect(found.issues.count(of: .lowSelfConfidence) == found.issueCount)
    #expect(found.issues.count(of: .lowNormalizedMargin) == found.issueCount)
  }

  @Test("a new record flags nothing")
  func empty() {
    let issues = LabelIssues(rows: 3)
    #expect(issues.rows == 3 && (0..<3).allSatisfy { issues.filters(of: $0).isEmpty })
  }
}
