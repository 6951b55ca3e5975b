/// Suspects as work for annotators, most suspect first.
public struct AnnotationTasks: Sendable {
  /// The rows that people decide on, in the order in which they are to be looked at.
  public let rows: [Int]
  let verdicts: RowVerdicts
  let texts: SampleTexts
  let input: AuditedInput

  /// Collects tasks.
  ///
  /// - Parameters:
  ///   - file: The audit.
  ///   - verdicts: What it says of its rows.
  ///   - top: How many suspects; nil for all rows.
  /// - Throws: `StoreError` where the file cannot be read.
  public init(
    _ file: AuditFile, verdicts: RowVerdicts, top: Int? = nil
  ) throws(StoreError) {
    self.verdicts = verdicts
    texts = try file.sampleTexts()
    input = try file.input()
    rows = top.map { Array(verdicts.ranked.prefix($0)) } ?? verdicts.ranked
  }

  /// The program that suggests, with its version.
  static let agent = "dslab \(DatasetLab.version)"

  func givenLabel(of row: Int) -> String { verdicts.labels[Int(verdicts.given[row])] }
  func suggestedLabel(of row: Int) -> String { verdicts.labels[Int(verdicts.suggested[row])] }
}
