import DatasetLab

/// What `dslab check` says of a data set.
enum CheckText {
  /// How many rejected rows are shown.
  private static let shownRejected = 10

  static func text(_ data: Dataset, width: Int?) -> String {
    let id = data.columns.id.map { "'\(Table.line($0))'" } ?? "none, rows are numbered"
    var text = """
      \(Table.line(data.name)): \(Table.count(data.count)) rows can be audited, \
      \(Table.count(data.rejected.count)) cannot
      text column '\(Table.line(data.columns.text))', \
      label column '\(Table.line(data.columns.label))', id column \(id)

      """
    var labels = Table(["label", "rows", "share"], numbers: ["rows", "share"])
    for (label, rows) in zip(data.labels.names, data.classCounts) {
      let share = 100 * Double(rows) / Double(data.count)
      labels.rows.append(
        [Table.line(label), Table.count(rows), Table.number(share, 1) + " %"])
    }
    text += labels.rendered(width: width)
    if data.rejected.isEmpty { return text }
    var rejected = Table(["line", "column", "reason"], numbers: ["line"])
    rejected.rows = data.rejected.prefix(shownRejected).map { row in
      ["\(row.line)", Table.line(row.column ?? ""), row.reason]
    }
    let left = data.rejected.count - rejected.rows.count
    text += "\nrows that cannot be used\n" + rejected.rendered(width: width)
    return left > 0 ? text + "… and \(Table.count(left)) more\n" : text
  }
}
