import ArgumentParser
import DatasetLab

struct CorrectCommand: ParsableCommand {
  /// The errors that can be planted, or none.
  enum Plant: String, CaseIterable, ExpressibleByArgument {
    case against, near, uniform, none

    var kind: PlantedErrors.Kind? { PlantedErrors.Kind(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Measures how well specifications find wrong labels, and what correcting them does.",
    discussion: """
      The labels of a share of the rows are made wrong, unless a column has the right ones. Lists \
      of suspects are compared by how many of the wrong labels they have at the top; then their \
      tops are corrected, and models trained. Takes about 20 seconds for 41,000 short texts, 1,800 \
      queries and five seeds.

      dslab experiment correct --data posts.csv --specs hatecheck.csv \\
        --parts hatecheck_split.csv
      dslab experiment correct --data posts.csv --specs hatecheck.csv \\
        --truth-column adjudicated
      """)

  @OptionGroup var dataInput: CorrectionOptions
  @OptionGroup var input: SuiteOptions

  @Option(
    help: ArgumentHelp(
      """
      Which labels are made wrong: of the rows closest to some specifications, those that carry \
      its label (against) or any (near); of rows drawn at random (uniform); or none.
      """))
  var plant: Plant?

  @Option(help: "The share of rows whose label is made wrong.")
  var plantRate = 0.05

  @Option(help: "The share of specifications that wrong labels are close to.")
  var plantShare = 0.333

  @Option(help: "How far down lists are looked at: numbers of rows, and errors for as many.")
  var top = "100,errors"

  @Option(help: "The share of rows that is held out to judge models by; 0 for none.")
  var heldoutShare = 0.2

  @Option(help: "How many times the data are split and errors planted.")
  var seeds = 5

  @Option(help: "How many rows each query ranks.")
  var specDepth = 1000

  @Option(help: "How the rankings of queries are merged.")
  var aggregate: AggregationMethod = .rrf

  @Option(name: .customLong("bm25"), help: "The formula of BM25.")
  var bm25: BM25Variant = .lucene

  @Option(help: "When the queries of one specification become one: before or after retrieval.")
  var mergeQueries: QueryRanker.Merging = .after

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var progress: ProgressOption
  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    if seeds < 1 { throw ValidationError("--seeds must be at least 1") }
    if specDepth < 1 { throw ValidationError("--spec-depth must be at least 1") }
    if !(0..<1).contains(heldoutShare) {
      throw ValidationError("--heldout-share must be at least 0 and below 1")
    }
    for (name, share) in [("--plant-rate", plantRate), ("--plant-share", plantShare)]
    where !(share > 0 && share <= 1) {
      throw ValidationError("\(name) must be above 0 and at most 1")
    }
    if plant != nil && dataInput.truthColumn != nil {
      throw ValidationError("--plant and --truth-column exclude each other: the errors are known")
    }
    _ = try sizes
  }

  private var sizes: [CorrectionExperiment.Size] {
    get throws {
      try top.split(separator: ",").map {
        if $0 == "errors" { return .errors }
        guard let rows = Int($0), rows > 0 else {
          throw ValidationError("--top wants numbers of rows and the word errors, not '\($0)'")
        }
        return .rows(rows)
      }
    }
  }

  func run() throws {
    var options = CorrectionExperiment.Options()
    options.sizes = try sizes
    options.seeds = seeds
    options.plant = (plant ?? .against).kind
    options.rate = plantRate
    options.share = plantShare
    options.heldoutShare = heldoutShare
    options.depth = specDepth
    options.method = aggregate
    options.variant = bm25
    options.merging = mergeQueries
    options.seed = input.seed
    let (dataset, truth) = try dataInput.read()
    let data = try CorrectionData(
      dataset, suite: input.queries(labels: dataset.labels), truth: truth, seed: input.seed,
      on: input.machine)
    let result = try progress.watch(input.machine) {
      try CorrectionExperiment(data, options: options, on: $0)
    }
    Output.write(json ? try CorrectJSON.text(result) : CorrectText.text(result, data))
  }
}
