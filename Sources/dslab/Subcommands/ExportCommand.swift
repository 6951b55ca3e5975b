import ArgumentParser
import DatasetLab
import Foundation

extension Corrections.Source: ExpressibleByArgument {}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the corrected data set, or what other tools read.",
    discussion: """
      csv, tsv and jsonl are the data set itself: every column of the input, the label column with \
      the corrected labels, and columns dslab_… with what was found. The input is read again for \
      that, must be what it was, and is never changed. label-studio and argilla are tasks for \
      annotators, most suspect first; cleanlab is a table of label issues.

      dslab export audit.sqlite -o corrected.csv
      dslab export audit.sqlite --apply suggestions --top 200 --input posts.csv \\
        -o corrected.jsonl
      dslab export audit.sqlite --format label-studio --top 500 -o tasks.json
      gunzip -c posts.csv.gz | dslab export audit.sqlite --input - -o corrected.csv
      """)

  @Argument(help: "The SQLite file of an audit.", completion: .audits)
  var audit: String

  @Option(
    name: [.short, .long], help: "The file to write, or - for standard output.",
    completion: .anyFile)
  var output: String?

  @Option(help: "What is written; by default what the output's ending says, else as the input.")
  var format: ExportFormat?

  @Option(
    help: """
      Which labels the data set gets. decisions: relabel and remove as people decided, all else \
      stays; this is the default. suggestions: the same and, where nobody decided, the suggested \
      label of label issues (with --top N: of the N most suspect rows). none: as they were.
      """)
  var apply: Corrections.Source?

  @Option(help: "How many suspects get the suggested label, or become tasks.")
  var top: Int?

  @Option(
    help: """
      The file that was audited, - for standard input; by default it is looked for beside the \
      audit, then here.
      """, completion: .rows)
  var input: String?

  @Option(help: "What the names of the new columns begin with.")
  var prefix = "dslab_"

  @OptionGroup var formulas: FormulaOption

  @Option(
    help: "Also write the probabilities, N x K in label order, as an .npy file.",
    completion: .arrays)
  var predProbs: String?

  @Flag(help: "Replace existing outputs.")
  var force = false

  @Flag(help: "Do not say what was written.")
  var quiet = false

  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    if output == nil && predProbs == nil {
      throw ValidationError("--output or --pred-probs is missing")
    }
    if let top, top < 1 { throw ValidationError("--top must be at least 1") }
    if output != nil, output == predProbs {
      throw ValidationError("--pred-probs must not be the output")
    }
    guard prefix.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else {
      throw ValidationError("--prefix may have letters, digits and _ only")
    }
    let chosen = format ?? output.flatMap(ExportFormat.init(endingOf:))
    if output?.lowercased().hasSuffix(".json") == true && chosen == nil {
      throw ValidationError("which JSON? say --format label-studio, argilla or jsonl")
    }
    let isDataset = chosen?.layout != nil || chosen == nil
    if !isDataset && (apply != nil || input != nil) {
      throw ValidationError("--apply and --input are for csv, tsv and jsonl")
    }
    if isDataset && top != nil && apply != .suggestions {
      throw ValidationError("--top goes with --apply suggestions or with tasks")
    }
    if chosen == .cleanlab && top != nil {
      throw ValidationError("--top is not for cleanlab, which wants every row")
    }
    let isDelimited = chosen != .jsonl && chosen != .labelStudio && chosen != .argilla
    if formulas.guardFormulas && !isDelimited {
      throw ValidationError("--guard-formulas is for csv and tsv")
    }
  }

  func run() throws {
    let file = try OpenedAudit.file(audit)
    for path in [output, predProbs].compactMap(\.self) {
      try OutputFile.check(path, isNoneOf: [audit])
      try OutputFile.check(path, force: force)
    }
    let probabilities = try predProbs.map { _ in try ExportedFiles.probabilities(of: file) }
    let dataset = try output.map { try written(file, to: $0) }
    // Files first: whoever reads standard output may have seen enough and end the program.
    if let predProbs, let probabilities {
      try OutputFile.write(probabilities.npy(), to: predProbs, force: force)
      if !quiet {
        Diagnostics.note(
          "\(Table.count(probabilities.rows)) x \(probabilities.classes) probabilities written, "
            + "columns in label order: \(try file.labels().joined(separator: ", "))")
      }
    }
    if let output, let (bytes, note) = dataset {
      try OutputFile.write(bytes, to: output, force: force)
      if !quiet { Diagnostics.note(note) }
    }
  }

  private func written(_ file: AuditFile, to output: String) throws -> ([UInt8], String) {
    let verdicts = try file.verdicts()
    switch format ?? ExportFormat(endingOf: output) {
    case .labelStudio:
      let tasks = try AnnotationTasks(file, verdicts: verdicts, top: top)
      return (
        tasks.labelStudio(),
        "\(Table.count(tasks.rows.count)) tasks written; the labelling interface for them:\n"
          + tasks.labelStudioInterface
      )
    case .argilla:
      let tasks = try AnnotationTasks(file, verdicts: verdicts, top: top)
      return (tasks.argilla(), "\(Table.count(tasks.rows.count)) records written")
    case .cleanlab:
      return (
        IssuesTable(verdicts, guardsFormulas: formulas.guardFormulas).bytes,
        "\(Table.count(verdicts.count)) rows written, "
          + "\(Table.count(verdicts.isIssue.count { $0 })) of them label issues"
      )
    case let chosen:
      var options = ExportedDataset.Options()
      options.format = chosen?.layout
      options.prefix = prefix
      options.guardsFormulas = formulas.guardFormulas
      return try ExportedFiles.dataset(
        file, verdicts: verdicts, apply: apply ?? .decisions, top: top, input: input,
        options: options
      ) { try OutputFile.check(output, isNoneOf: [$0]) }
    }
  }
}
