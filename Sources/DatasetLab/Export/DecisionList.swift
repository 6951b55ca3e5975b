import Foundation

/// Decisions that were made outside of the program, checked against an audit.
public struct DecisionList: Sendable {
  /// What was decided, in the order of the file and one decision a row.
  public private(set) var decisions: [Decision] = []
  /// Entries of the file that decide nothing.
  public private(set) var undecided = 0

  /// Where each decision stands in the file, for errors.
  private var places: [Int: String] = [:]
  let file: String
  let labels: LabelSet
  let verdicts: RowVerdicts
  private var rows = Vocabulary()
  /// What is put down where the file says nothing of it.
  let reviewer: String?
  let now: Date

  /// Creates an empty list.
  init(file: String, verdicts: RowVerdicts, reviewer: String?, now: Date) {
    self.file = file
    self.verdicts = verdicts
    labels = verdicts.labels
    self.reviewer = reviewer
    self.now = now
    for row in 0..<verdicts.count { _ = rows.enter(verdicts.ids[row]) }
  }

  /// An entry of a file as it stands there; what is empty says nothing.
  struct Entry {
    var id: String
    var decision = ""
    var newLabel = ""
    var note: String?
    var decidedAt: Date?
    var reviewer: String?
    /// The 1-based line, or nil where an entry has none.
    var line: Int?
    /// What an entry without a line is called.
    var place: String
  }

  /// Takes in an entry, or says what is wrong with it.
  ///
  /// A new label alone is a decision: `keep` where it is the given one, else `relabel`.
  mutating func add(_ entry: Entry) throws(DatasetError) {
    if entry.decision.isEmpty && entry.newLabel.isEmpty {
      undecided += 1
      return
    }
    guard let row = rows.id(of: entry.id).map(Int.init) else {
      throw problem(
        entry, "id",
        "no row of the audit is called '\(DatasetError.shown(entry.id))'; ids are those of "
          + "dslab suspects and dslab export")
    }
    if let before = places[row] {
      throw problem(
        entry, "id",
        "'\(DatasetError.shown(entry.id))' was decided about before, on \(before); keep one of them"
      )
    }
    let label = try newLabel(entry)
    let kind = try kind(entry, label: label, given: Int(verdicts.given[row]))
    places[row] = entry.line.map { "line \($0)" } ?? entry.place
    decisions.append(
      Decision(
        sample: row, kind, label: kind == .relabel ? label.map { labels[$0] } : nil,
        note: entry.note, reviewer: reviewer ?? entry.reviewer, at: entry.decidedAt ?? now))
  }

  private func newLabel(_ entry: Entry) throws(DatasetError) -> Int? {
    if entry.newLabel.isEmpty { return nil }
    if let label = labels.index(of: entry.newLabel) { return label }
    let known = labels.names.prefix(20).map { DatasetError.shown($0) }.joined(separator: ", ")
    throw problem(
      entry, "new_label",
      "the data have no label '\(DatasetError.shown(entry.newLabel))'"
        + Suggestion.words(for: entry.newLabel, among: labels.names) + "; they have \(known)"
        + (labels.count > 20 ? ", …" : ""))
  }

  private func kind(
    _ entry: Entry, label: Int?, given: Int
  ) throws(DatasetError) -> Decision.Kind {
    if entry.decision.isEmpty { return label == given ? .keep : .relabel }
    guard let kind = Decision.Kind(rawValue: entry.decision) else {
      let kinds = Decision.Kind.allCases.map(\.rawValue)
      throw problem(
        entry, "decision",
        "'\(DatasetError.shown(entry.decision))' is no decision"
          + Suggestion.words(for: entry.decision, among: kinds)
          + "; write one of \(kinds.joined(separator: ", "))")
    }
    switch (kind, label) {
    case (.relabel, nil):
      throw problem(entry, "new_label", "relabel needs the right label in new_label")
    case (.relabel, given):
      throw problem(
        entry, "new_label",
        "'\(DatasetError.shown(entry.newLabel))' is the label that the row has; write keep")
    case (.keep, let label?) where label != given:
      throw problem(
        entry, "new_label",
        "keep contradicts the new label '\(DatasetError.shown(entry.newLabel))'; write relabel, "
          + "or leave new_label empty")
    case (.remove, _?), (.unsure, _?):
      throw problem(
        entry, "new_label", "\(kind.rawValue) goes without a new label; leave new_label empty")
    default: return kind
    }
  }

  func problem(_ entry: Entry, _ column: String, _ reason: String) -> DatasetError {
    DatasetError(
      .data, file: file, line: entry.line, column: column,
      entry.line == nil ? "\(entry.place): \(reason)" : reason)
  }
}
