import ArgumentParser
import DatasetLab
import Foundation

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Audits a labelled text data set and writes everything found into an SQLite file.",
    discussion: """
      Takes about a second for 25,000 short texts; memory grows with the number of distinct \
      n-grams.

      dslab audit posts.csv -o audit.sqlite
      dslab audit posts.tsv --specs codebook.yaml --label-column tag -o audit.sqlite
      gunzip -c posts.csv.gz | dslab audit - -o audit.sqlite
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scoring: ScoringOptions

  @Option(name: [.short, .long], help: "The SQLite file to write.", completion: .anyFile)
  var output: String

  @Flag(help: "Replace an existing output.")
  var force = false

  @Flag(
    help: """
      Go on where an interrupted audit of the same data, with the same options and output, \
      stopped; the result is the same to the bit.
      """)
  var resume = false

  @Option(
    help: "Also write the probabilities, N x K in label order, as an .npy file.",
    completion: .arrays)
  var savePredProbs: String?

  @Flag(help: "Print neither progress nor summary.")
  var quiet = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    let places = [input.data, output].map { URL(filePath: $0).resolvingSymlinksInPath().path }
    if places[0] == places[1] { throw ValidationError("--output must not be the input") }
  }

  func run() throws {
    let startedAt = Date()
    for path in [output, savePredProbs].compactMap(\.self) {
      try OutputFile.check(path, isNoneOf: [input.data] + scoring.files)
    }
    if let savePredProbs { try OutputFile.check(savePredProbs, force: force) }
    let store = try AuditStore(path: output, replace: force)
    let work = WorkFile(beside: output, resumes: resume)
    let tally = Tally()
    let progress = quiet ? nil : Progress(tally)
    defer { progress?.end() }
    var clock = StageClock { progress?.report($0, $1) }
    var options = try scoring.auditOptions(input.readOptions)
    if Terminal.diagnostics.isTerminal { options.machine.tally = tally }
    let audit = try Audit.run(input.source, options: options, work: work, clock: &clock)
    try store.write(audit, startedAt: startedAt, clock: &clock)
    if let savePredProbs {
      try OutputFile.write(
        audit.probabilities.npy(audit.dataset.rowsOfSamples), to: savePredProbs, force: force)
    }
    try store.publish()
    work.remove()
    AuditWarnings.say(audit)
    AuditWarnings.say(work)
    if !quiet { try SummaryText.write(AuditFile(path: output), top: 10, json: json) }
  }
}
