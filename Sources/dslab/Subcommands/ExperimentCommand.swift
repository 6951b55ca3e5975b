import ArgumentParser
import DatasetLab

struct ExperimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experiment",
    abstract: "Measures what suspects and specifications are worth.",
    discussion: """
      dslab experiment suite --train posts.csv --specs hatecheck.csv
      dslab experiment augment --train posts.csv --pool more.csv \\
        --specs hatecheck.csv
      dslab experiment correct --data posts.csv --specs hatecheck.csv
      dslab experiment precision audit.sqlite
      """,
    subcommands: [
      SuiteCommand.self, AugmentCommand.self, CorrectCommand.self, PrecisionCommand.self,
    ])
}

struct SuiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suite",
    abstract: "Trains a model on all of the training data and runs a functional test suite on it.",
    discussion: """
      Takes about two seconds for 25,000 short texts and 4,000 cases.

      dslab experiment suite --train posts.csv --specs hatecheck.csv \\
        --map-label hateful=1
      """)

  @OptionGroup var training: TrainingOptions
  @OptionGroup var input: SuiteOptions

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var progress: ProgressOption
  @OptionGroup var defaults: ConfigurationOption

  func run() throws {
    let train = try training.read()
    let suite = try input.suite(labels: train.labels)
    let run = try progress.watch(input.machine) {
      try SuiteRun(train: train, suite: suite, seed: input.seed, on: $0)
    }
    Output.write(json ? try ExperimentJSON.text(run) : SuiteText.text(run))
  }
}

struct AugmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "augment",
    abstract: "Compares models trained with and without rows of a pool, chosen in several ways.",
    discussion: """
      M0 has no row of the pool, M1 as many at random as M2 has by specification. Takes about 20 \
      seconds for 25,000 training rows, a pool of 33,000 and five seeds.

      dslab experiment augment --train posts.csv --pool more.csv \\
        --specs hatecheck.csv --parts hatecheck_split.csv --sizes 500,2000
      """)

  @OptionGroup var training: TrainingOptions
  @OptionGroup var input: SuiteOptions
  @OptionGroup var poolInput: PoolOptions

  @Option(help: "Labelled rows that could be trained on too.", completion: .rows)
  var pool: String

  @Option(help: "How many rows of the pool are added, separated by commas.")
  var sizes = "500,2000,8000"

  @Option(
    help: "Labelled rows like the training data that judge models, instead of a split.",
    completion: .rows)
  var heldout: String?

  @Option(help: "The greatest difference in held-out accuracy that does not matter.")
  var margin = 0.01

  @Option(help: "How many times the training data are split.")
  var seeds = 5

  @Option(help: "The ways to choose, separated by commas; by default all.")
  var strategies = SelectionStrategy.allCases.map(\.rawValue).joined(separator: ",")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var progress: ProgressOption
  @OptionGroup var defaults: ConfigurationOption

  func validate() throws {
    if !(margin > 0) { throw ValidationError("--margin must be above 0") }
    if seeds < 1 { throw ValidationError("--seeds must be at least 1") }
    _ = try options
  }

  private var options: AugmentExperiment.Options {
    get throws {
      var options = AugmentExperiment.Options()
      options.sizes = try sizes.split(separator: ",").map {
        guard let size = Int($0), size > 0 else {
          throw ValidationError("--sizes wants numbers of rows, not '\($0)'")
        }
        return size
      }
      options.strategies = try strategies.split(separator: ",").map {
        guard let strategy = SelectionStrategy(rawValue: String($0)) else {
          let known = SelectionStrategy.allCases.map(\.rawValue)
          throw ValidationError(
            "--strategies knows no '\($0)'\(Suggestion.words(for: String($0), among: known)); "
              + "known are \(known.joined(separator: ", "))")
        }
        return strategy
      }
      options.seeds = seeds
      options.selection = poolInput.selection(seed: input.seed)
      return options
    }
  }

  func run() throws {
    let train = try training.read()
    let data = try AugmentationData(
      train: train, pool: poolInput.read(pool), suite: input.suite(labels: train.labels),
      heldout: heldout.map { try training.read($0) },
      seed: input.seed, on: input.machine)
    let result = try progress.watch(input.machine) {
      try AugmentExperiment(data, options: options, on: $0)
    }
    Output.write(
      json ? try ExperimentJSON.text(result) : AugmentText.text(result, data, margin: margin))
  }
}
