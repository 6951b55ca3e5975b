import DatasetLab

/// Labels of an audit that an option names.
enum AuditedLabels {
  /// What is said about a label that the audit does not have.
  static func unknown(_ label: String, among known: [String]) -> String {
    "label '\(label)' is not in the audit\(Suggestion.words(for: label, among: known)); "
      + "it has \(known.joined(separator: ", "))"
  }
}
