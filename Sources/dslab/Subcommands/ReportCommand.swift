import ArgumentParser
import DatasetLab

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes an audit as one HTML page that needs nothing but itself.",
    discussion: """
      Texts are hidden until they are opened; with --lexicon the words of a file are hidden by \
      their first letter and dots instead. What dslab difficulty added is shown as well. Takes \
      less than a second.

      dslab report audit.sqlite -o report.html
      dslab report audit.sqlite --lexicon offensive-words.txt --top 200 \\
        -o report.html
      """)

  @Argument(help: "The SQLite file of an audit.", completion: .audits)
  var audit: String

  @Option(
    name: [.short, .long], help: "The HTML file to write, or - for standard output.",
    completion: .anyFile)
  var output: String

  @Option(help: "How many suspects are shown.")
  var top = 100

  @Option(
    help: "Words and phrases that are hidden, one a line; * stands for any rest of a word.",
    completion: .anyFile)
  var lexicon: String?

  @Option(
    help: ArgumentHelp(
      "What dslab experiment suite or augment --json wrote: failure rates are shown as well.",
      valueName: "file"))
  var experiment: String?

  @Flag(help: "Hide nothing.")
  var unmask = false

  @Flag(help: "Replace an existing output.")
  var force = false

  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    if top < 0 { throw ValidationError("--top must not be negative") }
  }

  func run() throws {
    let inputs = [audit] + [lexicon, experiment].compactMap(\.self)
    try OutputFile.check(output, isNoneOf: inputs)
    try OutputFile.check(output, force: force)
    let file = try OpenedAudit.file(audit)
    var options = Report.Options()
    options.lexicon = try lexicon.map { try Lexicon(path: $0) }
    options.isUnmasked = unmask
    options.tested = try experiment.map { try TestedModels(path: $0) }
    let report = Report(try file.summary(top: top), details: try file.details(), options: options)
    try OutputFile.write(report.html, to: output, force: force)
  }
}
