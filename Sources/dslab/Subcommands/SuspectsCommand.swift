import ArgumentParser
import DatasetLab

extension SuspectOrder: ExpressibleByArgument {}

struct SuspectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspects",
    abstract: "Lists the rows of an audit whose labels are most suspect.",
    discussion: """
      dslab suspects audit.sqlite --top 50
      dslab suspects audit.sqlite --label hate --by spec --format csv > to-review.csv
      """)

  /// How rows are written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, tsv, json, ndjson }

  @Argument(help: "The SQLite file of an audit.", completion: .audits)
  var audit: String

  @Option(help: "How many rows; 0 for all.")
  var top = 20

  @Option(help: "The score that decides.")
  var by: SuspectOrder = .consensus

  @Option(help: "Only rows with this given label.")
  var label: String?

  @Option(help: "How rows are written.")
  var format: Format = .table

  @OptionGroup var formulas: FormulaOption

  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    if top < 0 { throw ValidationError("--top must not be negative") }
    if formulas.guardFormulas && format != .csv && format != .tsv {
      throw ValidationError("--guard-formulas is for csv and tsv")
    }
  }

  func run() throws {
    let file = try OpenedAudit.file(audit)
    let labels = try file.labels()
    if let label, !labels.contains(label) {
      throw ValidationError(AuditedLabels.unknown(label, among: labels))
    }
    if by == .aum, try !file.hasDynamics() {
      throw ValidationError("the audit has no training dynamics; dslab audit --dynamics has them")
    }
    let rows = try file.suspects(top: top == 0 ? nil : top, by: by, label: label)
    Output.write(
      try SuspectsText(rows, guardsFormulas: formulas.guardFormulas).rendered(as: format))
  }
}
