/// The label issues as cleanlab's `CleanLearning.get_label_issues()` has them.
public struct IssuesTable: Sendable {
  /// CSV with a heading.
  public let bytes: [UInt8]

  /// Writes a row per audited row, in input order.
  ///
  /// The columns are cleanlab's `is_label_issue` (by `prune_by_noise_rate`), `label_quality`
  /// (self-confidence; lower is worse), `given_label` and `predicted_label`, with the labels as the
  /// data spell them; `id` and `line` come before them, because rows that were set aside are
  /// missing.
  ///
  /// - Parameters:
  ///   - verdicts: What the audit says of its rows.
  ///   - guardsFormulas: Whether fields that a spreadsheet would compute get a `'` before them.
  public init(_ verdicts: RowVerdicts, guardsFormulas: Bool = false) {
    var text = DelimitedText(.csv, guardsFormulas: guardsFormulas)
    let columns = [
      "id", "line", "is_label_issue", "label_quality", "given_label", "predicted_label",
    ]
    text.row(columns)
    for row in 0..<verdicts.count {
      verdicts.ids.withBytes(row) { text.field($0) }
      text.number("\(verdicts.lines[row])")
      text.number(verdicts.isIssue[row] ? "True" : "False")
      text.number("\(verdicts.selfConfidence[row])")
      text.field(verdicts.labels[Int(verdicts.given[row])])
      text.field(verdicts.labels[Int(verdicts.suggested[row])])
      text.endRow()
    }
    bytes = text.bytes
  }
}
