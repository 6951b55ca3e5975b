import ArgumentParser
import DatasetLab
import Foundation

extension AuditOptions.Features: ExpressibleByArgument {}
extension AuditOptions.Unigrams: ExpressibleByArgument {}
extension LabelDivergence.Options.Scope: ExpressibleByArgument {}
extension BM25Variant: ExpressibleByArgument {}
extension QueryRanker.Kind: ExpressibleByArgument {}
extension QueryRanker.Merging: ExpressibleByArgument {}

/// What is computed, and how.
struct ScoringOptions: ParsableArguments {
  @Option(
    help: "A file of specifications (YAML, CSV or JSONL); may be repeated.",
    completion: .specifications)
  var specs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The data's label for a label of the specifications; nothing after = leaves them out.",
      valueName: "theirs=ours"))
  var mapLabel: [String] = []

  @Option(
    help: ArgumentHelp(
      "How the rankings of queries are merged; comb... also with -sum or -z, as combsum-z.",
      valueName: "method"))
  var aggregate: AggregationMethod = .rrf

  @Option(
    help: "What rows are ranked by; hybrid if --query-embeddings is given, else bm25.")
  var ranker: QueryRanker.Kind?

  @Option(name: .customLong("bm25"), help: "The formula of BM25.")
  var bm25: BM25Variant = .lucene

  @Option(
    help: "Sentence vectors of the specifications' queries, in file order, to rank rows by.",
    completion: .arrays)
  var queryEmbeddings: String?

  @Option(help: "When the queries of one specification become one: before or after retrieval.")
  var mergeQueries: QueryRanker.Merging = .after

  @Option(help: "How many rows each query ranks and each specification keeps.")
  var specDepth = 1000

  @Option(
    help: "Your own model's probabilities, N x K, instead of training one.", completion: .arrays)
  var predProbs: String?

  @Option(
    help: "Sentence vectors of the rows, N x D, to train on; --query-embeddings ranks by them.",
    completion: .arrays)
  var embeddings: String?

  @Option(help: "What is trained on; embeddings if --embeddings is given, else ngrams.")
  var features: AuditOptions.Features?

  @Flag(help: "Keep the model's probabilities as they are.")
  var noCalibration = false

  @Flag(
    help: "Also record how each row was learnt: data map, forgetting, area under the margin.")
  var dynamics = false

  @Option(help: "The tokens that labels are compared by.")
  var unigrams: AuditOptions.Unigrams = .words

  @Option(help: "The count that smoothing gives every token when labels are compared.")
  var alpha = 1.0

  @Option(help: "The tokens that smoothing is spread over: of the data set, or of the pair.")
  var vocabulary: LabelDivergence.Options.Scope = .dataset

  @Option(help: "Draws folds and resamples; the same seed gives the same result.")
  var seed: UInt64 = 0

  @OptionGroup var means: MachineOption

  @Option(
    help: ArgumentHelp(
      "Refuse early what would take more memory, say 4G or 500M.", valueName: "size"))
  var maxMemory: MemorySize?

  @Flag(help: "Store all probabilities, even above 2,000,000.")
  var storePredProbs = false

  func validate() throws {
    if specDepth < 1 { throw ValidationError("--spec-depth must be at least 1") }
    if !(alpha > 0) { throw ValidationError("--alpha must be greater than 0") }
    if seed > UInt64(Int64.max) { throw ValidationError("--seed must be below 2^63") }
    try validateRanking()
    try validateFeatures()
    _ = try LabelMap.parse(mapLabel, option: "--map-label")
  }

  /// Vectors of queries need those of the rows, and specifications.
  private func validateRanking() throws {
    if queryEmbeddings != nil {
      if specs.isEmpty { throw ValidationError("--query-embeddings needs --specs FILE") }
      if embeddings == nil {
        throw ValidationError(
          "--query-embeddings needs the rows' vectors too: --embeddings FILE.npy")
      }
      if let ranker, !ranker.needsVectors {
        throw ValidationError(
          "--ranker \(ranker.rawValue) makes no use of --query-embeddings; say dense or hybrid")
      }
    } else if let ranker, ranker.needsVectors {
      throw ValidationError(
        "--ranker \(ranker.rawValue) needs --embeddings FILE.npy and --query-embeddings FILE.npy")
    }
  }

  /// What is given must be of use, to train on or to rank by.
  private func validateFeatures() throws {
    let isRankedBy = queryEmbeddings != nil
    if predProbs != nil && (features != nil || embeddings != nil && !isRankedBy) {
      throw ValidationError("--pred-probs replaces training; leave --embeddings and --features out")
    }
    if predProbs != nil && dynamics {
      throw ValidationError("--pred-probs replaces training, so there are no --dynamics of it")
    }
    if let features, features.needsEmbeddings, embeddings == nil {
      throw ValidationError("--features \(features.rawValue) needs --embeddings FILE.npy")
    }
    if let features, !features.needsEmbeddings, embeddings != nil, !isRankedBy {
      throw ValidationError(
        "--features \(features.rawValue) makes no use of --embeddings; say embeddings or both")
    }
  }

  /// What is read besides the data.
  var files: [String] { specs + [predProbs, embeddings, queryEmbeddings].compactMap(\.self) }

  func auditOptions(_ read: ReadOptions) throws -> AuditOptions {
    var options = AuditOptions()
    options.read = read
    options.specifications = specs
    options.labelMap = try LabelMap.parse(mapLabel, option: "--map-label")
    options.ranker = ranker ?? (queryEmbeddings == nil ? .bm25 : .hybrid)
    options.bm25 = bm25
    options.queryEmbeddings = queryEmbeddings
    options.queryMerging = mergeQueries
    options.aggregation = aggregate
    options.specificationDepth = specDepth
    options.predictedProbabilities = predProbs
    options.embeddings = embeddings
    options.features = features ?? (embeddings == nil || predProbs != nil ? .ngrams : .embeddings)
    options.crossFit.calibrate = !noCalibration
    options.recordsTraining = dynamics
    options.unigrams = unigrams
    options.divergence.alpha = alpha
    options.divergence.scope = vocabulary
    options.seed = seed
    options.machine = means.machine
    options.mostMegabytes = maxMemory?.megabytes
    options.storeProbabilities = storePredProbs
    options.arguments = Invocation.arguments
    return options
  }
}
