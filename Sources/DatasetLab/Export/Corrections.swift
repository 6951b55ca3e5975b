/// The label that each row of the data goes on with, and the rows that it goes on without.
public struct Corrections: Sendable {
  /// What is applied.
  public enum Source: String, Sendable, CaseIterable {
    /// What people decided: `relabel` and `remove`. All other rows stay as they are.
    case decisions
    /// The same, and the suggested label for suspects that nobody decided about.
    case suggestions
    /// Nothing.
    case none
  }

  /// The label of each row, as a position in the label set.
  public private(set) var label: [Int32]
  /// The rows that are left out.
  public private(set) var removed: Set<Int> = []
  /// How many rows have another label than before.
  public let relabelled: Int

  /// Applies decisions, or decisions and suggestions.
  ///
  /// A decision always wins, `keep` and `unsure` too: such rows keep the given label.
  ///
  /// - Parameters:
  ///   - source: What is applied.
  ///   - verdicts: What the audit and people say of the rows.
  ///   - top: The suspects whose suggested label is taken are those down to this rank; nil for the
  ///     rows that are label issues.
  public init(_ source: Source, to verdicts: RowVerdicts, top: Int? = nil) {
    label = verdicts.given
    if source == .suggestions {
      for row in label.indices {
        let isSuspect = top.map { verdicts.rank[row] <= $0 } ?? verdicts.isIssue[row]
        if isSuspect { label[row] = verdicts.suggested[row] }
      }
    }
    if source != .none {
      for (row, decision) in verdicts.decisions {
        label[row] = verdicts.given[row]
        switch decision.decision {
        case .relabel:
          let new = decision.new_label.flatMap { verdicts.labels.index(of: $0) }
          if let new { label[row] = Int32(new) }
        case .remove: removed.insert(row)
        case .keep, .unsure: break
        }
      }
    }
    relabelled = zip(label, verdicts.given).count { $0 != $1 }
  }
}
