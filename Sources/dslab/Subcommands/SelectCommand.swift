import ArgumentParser
import DatasetLab

extension SelectionStrategy: ExpressibleByArgument {}

struct SelectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: "Chooses the rows of a labelled pool that a model should be trained on next.",
    discussion: """
      Specifications choose in rounds: what a model trained on the rows so far gets wrong of the \
      queries says which specifications the next rows are for. Rows keep their labels; those whose \
      label contradicts the specification that found them go to --suspects. Takes about three \
      seconds for 25,000 training rows and a pool of 33,000.

      dslab select more.csv --train posts.csv --specs codebook.yaml --budget 2000 \\
        -o selected.csv
      """)

  @Argument(
    help: "Labelled rows that could be trained on too: CSV, TSV or JSONL.", completion: .rows)
  var pool: String

  @OptionGroup var training: TrainingOptions
  @OptionGroup var input: SuiteOptions
  @OptionGroup var poolInput: PoolOptions

  @Option(help: "How many rows to choose.")
  var budget: Int

  @Option(help: "How rows are chosen.")
  var strategy: SelectionStrategy = .spec

  @Option(
    name: [.short, .long], help: "The CSV file to write, or - for standard output.",
    completion: .anyFile)
  var output: String

  @Option(
    help: "A CSV file for rows whose label contradicts the specification that found them.",
    completion: .rows)
  var suspects: String?

  @Flag(help: "Replace existing outputs.")
  var force = false

  @OptionGroup var formulas: FormulaOption

  @OptionGroup var progress: ProgressOption
  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    if budget < 1 { throw ValidationError("--budget must be at least 1") }
  }

  func run() throws {
    for path in [output, suspects].compactMap(\.self) {
      try OutputFile.check(path, isNoneOf: [pool, training.train, input.specs])
      try OutputFile.check(path, force: force)
    }
    let train = try training.read()
    let pool = try poolInput.read(pool)
    let data = try AugmentationData(
      train: train, pool: pool, suite: input.queries(labels: train.labels), seed: input.seed,
      on: input.machine)
    let selection = try progress.watch(input.machine) {
      try GuidedSelection(
        data, strategy: strategy, budget: budget, options: poolInput.selection(seed: input.seed),
        on: $0)
    }
    let table = SelectionTable(data)
    if let suspects {
      try OutputFile.write(
        table.csv(selection.suspects, guardsFormulas: formulas.guardFormulas), to: suspects,
        force: force)
    }
    try OutputFile.write(
      table.csv(selection.chosen, guardsFormulas: formulas.guardFormulas), to: output, force: force)
    if !progress.quiet { Diagnostics.note(table.summary(selection, budget: budget)) }
  }
}
