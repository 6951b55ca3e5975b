import DatasetLab
import Foundation

/// Why the labels are hard, in lines of the summary; nothing where it was not measured.
struct SummaryOfDifficulty {
  private let summary: AuditSummary

  init(_ summary: AuditSummary) { self.summary = summary }

  /// The lines that there is something to say in.
  var lines: String {
    [("Keywords", keywords), ("More rows", moreRows), ("Slices", slices), ("Learning", learning)]
      .compactMap { name, line in
        line.map { name.padding(toLength: 13, withPad: " ", startingAt: 0) + $0 + "\n" }
      }.joined()
  }

  private var keywords: String? {
    guard let found = summary.difficulty, let lexicon = found.lexicon,
      let share = found.keyword_learnability
    else { return nil }
    let ends = [found.keyword_learnability_low, found.keyword_learnability_high]
      .map { Table.number($0 ?? share, 2) }.joined(separator: " to ")
    return "\(Table.line(lexicon)) alone tells \(Table.number(share, 2)) of what the texts tell "
      + "(95 %: \(ends))"
  }

  private var moreRows: String? {
    guard let found = summary.difficulty else { return nil }
    let verdict = found.more_data.flatMap(LearningCurve.Verdict.init).map { $0.sentence }
    let code = found.code_bits.map { bits in
      "code of \(Table.count(bits)) bits"
        + (found.compression.map { ", \(Table.number($0, 2)) times shorter than uniform" } ?? "")
    }
    let overfits = found.overfits_from_penalty.map {
      "overfits from penalty \($0) on: choose models by log loss, not by accuracy"
    }
    let parts = [verdict, code, overfits].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private var slices: String? {
    if summary.slices.isEmpty { return nil }
    let named = summary.slices.map { slice in
      "\(Table.cut(Table.line(slice.slice), to: 40)) (\(Table.count(slice.rows)) rows, "
        + "\(Table.number(slice.PVI_difference, 2)) bits)"
    }
    return "hardest: " + named.joined(separator: ", ")
  }

  private var learning: String? {
    guard let rows = summary.dynamics else { return nil }
    return "\(Table.count(rows.easy)) rows easy, \(Table.count(rows.ambiguous)) ambiguous, "
      + "\(Table.count(rows.hard)) hard to learn; \(Table.count(rows.below_AUM_threshold)) have "
      + "a margin like a wrong label's"
  }
}

extension LearningCurve.Verdict {
  /// What it says of more rows.
  var sentence: String {
    switch self {
    case .helps: "would help"
    case .helpsLittle: "would help little"
    case .unlikely: "would hardly help"
    }
  }
}
