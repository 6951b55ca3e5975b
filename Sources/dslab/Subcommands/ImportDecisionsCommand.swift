import ArgumentParser
import DatasetLab
import Foundation

struct ImportDecisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-decisions",
    abstract: "Takes in decisions that were made elsewhere.",
    discussion: """
      FILE is Label Studio's export (JSON or JSON-MIN) of tasks from dslab export, or a table \
      (CSV, TSV or JSONL) with a column id and the columns decision (keep, relabel, remove, \
      unsure), new_label or both; note and reviewer may be there too. All of it is checked first: \
      either every decision is taken in, or nothing is changed and the message says what to mend.

      dslab import-decisions audit.sqlite project-1.json
      dslab import-decisions audit.sqlite decided.csv --reviewer Ada
      """)

  @Argument(help: "The SQLite file of an audit.", completion: .audits)
  var audit: String

  @Argument(help: "The decisions.", completion: .anyFile)
  var file: String

  /// What the decisions are written in.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, tsv, jsonl
    case labelStudio = "label-studio"
  }

  @Option(help: "The layout; by default what the file's ending says (.json: label-studio).")
  var format: Format?

  @Option(help: "Who decided; by default whom the file names, if anybody.")
  var reviewer: String?

  @Flag(help: "Also replace decisions of other reviewers.")
  var force = false

  @Flag(help: "Do not say what was taken in.")
  var quiet = false

  @OptionGroup var defaults: ConfigurationOption

  func run() throws {
    let audited = try OpenedAudit.file(audit)
    let verdicts = try audited.verdicts()
    let input = try audited.input()
    let list =
      if isLabelStudio {
        try DecisionList(
          labelStudio: file, verdicts: verdicts, sha256: input.sha256, reviewer: reviewer,
          now: Date())
      } else {
        try DecisionList(
          table: file, format: format.flatMap { .init(rawValue: $0.rawValue) },
          verdicts: verdicts, idColumn: input.options.idColumn, reviewer: reviewer, now: Date())
      }
    let counts = try audited.write(list.decisions, force: force)
    if !quiet { Diagnostics.note(note(counts, undecided: list.undecided)) }
  }

  private var isLabelStudio: Bool {
    format.map { $0 == .labelStudio } ?? file.lowercased().hasSuffix(".json")
  }

  private func note(_ counts: DecisionCounts, undecided: Int) -> String {
    var parts = [
      "\(Table.count(counts.new)) new decisions", "\(Table.count(counts.changed)) changed",
      "\(Table.count(counts.same)) as before",
    ]
    if undecided > 0 { parts.append("\(Table.count(undecided)) entries decide nothing") }
    if counts.left > 0 {
      parts.append(
        "\(Table.count(counts.left)) left as another reviewer decided (--force replaces them)")
    }
    return parts.joined(separator: ", ")
  }
}
