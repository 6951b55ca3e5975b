import DatasetLab

/// What a person must know before trusting an audit's figures.
enum AuditWarnings {
  static func say(_ audit: Audit) {
    for oddity in audit.dataset.oddities { Diagnostics.warning(oddity) }
    let rejected = audit.dataset.rejected
    if let first = rejected.first {
      Diagnostics.warning(
        "\(rejected.count) rows could not be used (line \(first.line): \(first.reason)); "
          + "the table rejected lists them")
    }
    let information = audit.information
    if information.isCollapsed {
      Diagnostics.warning(
        "V-information is not above zero (\(Table.number(information.information.mean, 3)) bits): "
          + "the model learned nothing from the texts, so do not trust the ranking")
    }
    if audit.options.recordsTraining && audit.dynamics == nil {
      Diagnostics.warning(
        "nothing was learnt from some rows, so there are no training dynamics to write down")
    }
    if information.clipped > 0 {
      Diagnostics.warning(
        "\(information.clipped) rows give their label a probability below 2^-40; "
          + "they count as 2^-40")
    }
  }

  /// What came of the wish to resume an audit.
  static func say(_ work: WorkFile) {
    guard work.resumes else { return }
    if !work.resumed.isEmpty {
      Diagnostics.note("resumed: \(work.resumed.count) parts of the training were there already")
    } else if work.isOfOtherAudit {
      Diagnostics.warning(
        "nothing was resumed: what an earlier run had left is of other data or other options")
    } else {
      Diagnostics.warning("nothing was resumed: no earlier run had left anything finished")
    }
  }
}
