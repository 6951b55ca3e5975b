import ArgumentParser
import DatasetLab

struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Says on one screen what an audit found.",
    discussion: "dslab summary audit.sqlite --json")

  @Argument(help: "The SQLite file of an audit.", completion: .audits)
  var audit: String

  @Option(help: "How many suspects to show.")
  var top = 10

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var defaults: ConfigurationOption

  func run() throws {
    try SummaryText.write(OpenedAudit.file(audit), top: top, json: json)
  }
}
