/// The columns that an exported data set has beyond those of the input.
public enum ExportColumn: String, Sendable, CaseIterable {
  /// The row's name: the user's id, else the number of the row.
  case id
  /// The label before anything was applied.
  case givenLabel = "given_label"
  /// The label that the row should perhaps have.
  case suggestedLabel = "suggested_label"
  /// What a person decided: keep, relabel, remove, unsure.
  case decision
  /// The label that the person chose.
  case newLabel = "new_label"
  /// 1 is the most suspect.
  case rank
  /// PVI in bits; lower is more suspect.
  case information = "PVI"
  /// The probability of the given label; lower is more suspect.
  case selfConfidence = "self_confidence"
  /// 1 where the filter `prune_by_noise_rate` flags the row, else 0.
  case labelIssue = "label_issue"

  /// What stands in a column for a row.
  enum Value {
    case text(String)
    case number(String)
    case nothing
  }

  /// The columns' names.
  ///
  /// - Parameters:
  ///   - prefix: What each begins with.
  ///   - header: The columns of the input.
  ///   - file: Its name.
  /// - Returns: The names in the order of the cases.
  /// - Throws: `DatasetError` where the input has such a column already.
  static func names(
    _ prefix: String, beside header: [String], of file: String
  ) throws(DatasetError) -> [String] {
    let names = allCases.map { prefix + $0.rawValue }
    if let taken = names.first(where: header.contains) {
      throw DatasetError(
        .data, file: file, line: 1, column: taken,
        "the input has a column of that name already; --prefix NAME_ names the new ones otherwise")
    }
    return names
  }

  /// The row's value; nothing for a row that was set aside.
  func value(_ row: Int?, _ verdicts: RowVerdicts) -> Value {
    guard let row else { return .nothing }
    switch self {
    case .id: return .text(verdicts.ids[row])
    case .givenLabel: return .text(verdicts.labels[Int(verdicts.given[row])])
    case .suggestedLabel: return .text(verdicts.labels[Int(verdicts.suggested[row])])
    case .decision: return Self.text(verdicts.decisions[row]?.decision.rawValue)
    case .newLabel: return Self.text(verdicts.decisions[row]?.new_label)
    case .rank: return .number("\(verdicts.rank[row])")
    case .information: return .number("\(verdicts.information[row])")
    case .selfConfidence: return .number("\(verdicts.selfConfidence[row])")
    case .labelIssue: return .number(verdicts.isIssue[row] ? "1" : "0")
    }
  }

  private static func text(_ value: String?) -> Value { value.map { .text($0) } ?? .nothing }
}
