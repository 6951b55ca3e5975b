import ArgumentParser
import DatasetLab
import Foundation

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Sets data sets side by side: labels, copies, models, and what their labels mean.",
    discussion: """
      Says which texts two data sets label differently, how well a model of one does on the other, \
      whether their texts can be told apart, which words and specifications they disagree about, \
      and how their labels agree with a reference labeller's. All must have the same labels; --map \
      translates. Takes about 15 seconds for three data sets with 85,000 short texts together.

      dslab compare davidson.csv dynahate.csv -o inconsistent.csv \\
        --map davidson:0=hate --map davidson:1=rest --map davidson:2=rest \\
        --map dynahate:1=hate --map dynahate:0=rest
      dslab compare first.sqlite second.sqlite --report comparison.html
      """)

  @OptionGroup var input: ComparedOptions

  @Option(
    help: "A file of specifications (YAML, CSV or JSONL); may be repeated.",
    completion: .specifications)
  var specs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The data's label for a label of the specifications; nothing after = leaves them out.",
      valueName: "theirs=ours"))
  var mapLabel: [String] = []

  @Option(help: "The share of four-letter pieces that nearly equal texts have in common, 0.3 to 1.")
  var similarity = 0.7

  @Option(help: "How many inconsistent pairs, impossible rows and words are shown.")
  var top = 10

  @Option(help: "Draws folds, hash functions and samples; the same seed gives the same result.")
  var seed: UInt64 = 0

  @OptionGroup var means: MachineOption

  @Option(
    name: [.short, .long],
    help: "A CSV file for the inconsistent pairs, or - for standard output.", completion: .anyFile)
  var output: String?

  @Option(help: "An HTML page to write that needs nothing but itself.", completion: .anyFile)
  var report: String?

  @Option(
    help: "Words and phrases that the page hides, one a line; * stands for any rest of a word.",
    completion: .anyFile)
  var lexicon: String?

  @Flag(help: "Hide nothing on the page.")
  var unmask = false

  @OptionGroup var formulas: FormulaOption

  @Flag(help: "Replace existing outputs.")
  var force = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var progress: ProgressOption
  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    _ = try LabelMap.parse(mapLabel, option: "--map-label")
    if output == "-" && report == "-" {
      throw ValidationError("--output and --report cannot both be standard output")
    }
    if report == nil && (lexicon != nil || unmask) {
      throw ValidationError("--lexicon and --unmask are about the page of --report FILE")
    }
    if top < 0 { throw ValidationError("--top must not be negative") }
    if !(0.3...1).contains(similarity) {
      throw ValidationError("--similarity must be a share from 0.3 to 1")
    }
  }

  func run() throws {
    for path in [output, report].compactMap(\.self) {
      try OutputFile.check(path, isNoneOf: input.data + specs + [lexicon].compactMap(\.self))
      try OutputFile.check(path, force: force)
    }
    var page = Report.Options()
    page.lexicon = try lexicon.map { try Lexicon(path: $0) }
    page.isUnmasked = unmask
    var options = Comparison.Options()
    options.similarity = similarity
    options.seed = seed
    let compared = try input.read()
    options.references = compared.map(\.reference)
    options.specifications = try SpecificationSet(
      paths: specs, labels: compared.first?.dataset.labels ?? LabelSet([]),
      labelMap: LabelMap.parse(mapLabel, option: "--map-label")
    ).specifications
    let result = try progress.watch(means.machine) {
      try Comparison(compared.map(\.dataset), options: options, on: $0)
    }
    if let output {
      try OutputFile.write(
        InconsistentTable.csv(result, guardsFormulas: formulas.guardFormulas), to: output,
        force: force)
    }
    if let report {
      let html = ComparisonReport(result, top: top, options: page).html
      try OutputFile.write(html, to: report, force: force)
    }
    if output == "-" || report == "-" { return }
    Output.write(
      json ? try CompareJSON.text(result, top: top) : CompareText(result, top: top).text)
  }
}
