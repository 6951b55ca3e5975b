import ArgumentParser
import DatasetLab

struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Says on one screen what an audit found.",
    discussion: "dslab summary audit.sqlite --json")

  @Argument(help: "The SQLite file of an audit.")
  var audit: String

  @Option(help: "How many suspects to show.")
  var top = 10

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try SummaryText.write(AuditFile(path: audit), top: top, json: json)
  }
}
