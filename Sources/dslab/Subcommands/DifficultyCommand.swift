import ArgumentParser
import DatasetLab
import Foundation

struct DifficultyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "difficulty",
    abstract: "Says what makes the labels hard to learn, and adds it to an audit.",
    discussion: """
      A model is trained on each view of the rows: the words of a lexicon, the first half of the \
      text, its length and so on. What a view tells about the labels is its V-information. Takes \
      about five seconds for 25,000 short texts, and as long again for --curve.

      dslab difficulty audit.sqlite --lexicon offensive-words.txt
      dslab difficulty audit.sqlite --view keep:hashtags='#\\w+' \\
        --view mask:no-links='https?://\\S+'
      dslab difficulty audit.sqlite --curve
      dslab difficulty audit.sqlite --bias-words identity-words.txt \\
        --general-words wordnet
      """)

  @Argument(
    help: "The SQLite file of an audit; earlier figures in it are replaced.", completion: .audits)
  var audit: String

  @Option(
    help: "Words and phrases, one a line; * at the end stands for any rest of a word.",
    completion: .anyFile)
  var lexicon: String?

  @Option(
    help: ArgumentHelp(
      """
      A view of what a regular expression matches (keep) or of all else (mask); may be repeated. \
      Columns kept by the audit are views by themselves.
      """, valueName: "keep|mask:name=regex"))
  var view: [String] = []

  @OptionGroup
  var bias: BiasOptions

  @Flag(help: "Also measure whether more rows would help, the code length and overfitting.")
  var curve = false

  @Option(help: "Draws shuffled words and the order of rows in the code.")
  var seed: UInt64 = 0

  @OptionGroup var means: MachineOption

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var progress: ProgressOption
  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    if seed > UInt64(Int64.max) { throw ValidationError("--seed must be below 2^63") }
    var names = Set((InputView.builtIn + [.lexicon, .withoutLexicon, .generalised]).map(\.name))
    for name in try view.map({ try ViewArgument.parse($0).name }) {
      if !names.insert(name).inserted {
        throw ValidationError("there is another view of the name '\(name)' already")
      }
    }
  }

  func run() throws {
    let file = try OpenedAudit.file(audit)
    let rows = try file.auditedRows()
    var options = Difficulty.Options()
    options.lexicon = try lexicon.map { try Lexicon(path: $0) }
    options.views += rows.columns.keys.sorted().map { .column($0) }
    options.views += try view.map { try ViewArgument.parse($0) }
    options.curve = curve
    try bias.read(into: &options, columns: rows.columns.keys.sorted())
    options.seed = seed
    let difficulty = progress.watch(means.machine) { Difficulty(rows, options: options, on: $0) }
    try file.write(difficulty, options: options)
    let summary = try file.summary(top: 0)
    let labels = summary.labels.map(\.label)
    if json {
      Output.write(try ExperimentJSON.encode(DifficultyJSON(difficulty, labels: labels)))
    } else {
      Output.write(
        DifficultyText(difficulty, of: summary.run, labels: labels, options: options).page)
    }
  }
}
