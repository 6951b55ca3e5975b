/// The rows of the input against those of the audit, one after the other.
struct RowTable {
  let verdicts: RowVerdicts
  let corrections: Corrections
  private var next = 0
  private(set) var written = 0
  private(set) var setAside = 0

  init(verdicts: RowVerdicts, corrections: Corrections) {
    self.verdicts = verdicts
    self.corrections = corrections
  }

  /// What to do with a row of the input.
  enum Fate {
    /// It is left out.
    case removed
    /// It was set aside, and stays as it is.
    case asItIs
    /// It is this sample, with this label in place of its own, if any.
    case sample(Int, newLabel: Int?)

    /// The sample, if it is one.
    var row: Int? { if case .sample(let row, _) = self { row } else { nil } }
  }

  /// The fate of the next row, which starts on a line of the input.
  mutating func fate(at line: Int) -> Fate {
    guard next < verdicts.count, verdicts.lines[next] == line else {
      setAside += 1
      written += 1
      return .asItIs
    }
    let row = next
    next += 1
    if corrections.removed.contains(row) { return .removed }
    written += 1
    let label = corrections.label[row]
    return .sample(row, newLabel: label == verdicts.given[row] ? nil : Int(label))
  }

  func checkThatAllWereMet(in input: InputText) throws(DatasetError) {
    if next == verdicts.count { return }
    throw DatasetError(
      .data, file: input.name, line: verdicts.lines[next],
      "the audit has a row that starts here, but this file has none; audit it again")
  }
}
