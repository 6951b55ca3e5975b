/// The audit of a labelled text data set: read, featurise, cross-fit, score, rank.
///
/// `run` is the map of the library; every line of it is a room. The result is a value, which
/// `AuditStore` writes.
public struct Audit: Sendable {
  /// The rows, in an order that does not depend on the input's; all below are in that order.
  public let dataset: Dataset
  /// What was chosen.
  public let options: AuditOptions
  /// Which rows were held out together.
  public let folds: Folds
  /// The paired classifiers; the full-input one is missing where the user gave probabilities.
  public let models: CrossFit
  /// How the rows were learnt, where that was recorded.
  public let dynamics: TrainingDynamics?
  /// The number of n-gram features, 0 where there are none.
  public let featureCount: Int
  /// The out-of-sample probabilities that every score uses.
  public let probabilities: PredictedProbabilities
  /// Bits per row.
  public let information: PointwiseVInformation
  /// What the probabilities say about the labels.
  public let learning: ConfidentLearning
  /// Agreement of the predictions with the labels.
  public let agreement: Agreement
  /// How alike the labels are.
  public let divergence: LabelDivergence
  /// The rows ranked for each specification, where there are any.
  public let specifications: SpecificationRanking?
  /// How far the model agrees with them, and how much they count therefore.
  public let corroboration: Corroboration?
  /// All rows, most suspect first.
  public let suspects: [Suspect]

  /// Audits a data set.
  ///
  /// - Parameters:
  ///   - source: The data.
  ///   - options: What the user chose.
  ///   - work: Where finished parts are kept, and found again, in case of an interruption.
  ///   - clock: Told of every stage.
  /// - Returns: Everything that was found.
  /// - Throws: `AuditError`.
  public static func run(
    _ source: DataSource, options: AuditOptions, work: WorkFile? = nil, clock: inout StageClock
  ) throws(AuditError) -> Audit {
    let machine = options.machine
    clock.begin(.read)
    let dataset = try reading { () throws(DatasetError) in
      try Dataset.read(source, options: options.read, tally: machine.tally)
        .inOrderOfTexts(on: machine)
    }
    var embeddings = try reading { () throws(DatasetError) in
      try options.embeddings.map { path throws(DatasetError) in
        try Embeddings(npy: path, rows: dataset.count)
      }
    }
    embeddings?.arrange(dataset.sampleIDs)
    var supplied = try reading { () throws(DatasetError) in
      try options.predictedProbabilities.map { path throws(DatasetError) in
        try PredictedProbabilities(npy: path, rows: dataset.count, labels: dataset.labels)
      }
    }
    supplied?.arrange(dataset.sampleIDs)
    try checkMemory(dataset, options, dimensions: embeddings?.dimensions ?? 0)
    let specifications = try specifications(options, labels: dataset.labels)
    let queryVectors = try reading { () throws(DatasetError) -> Embeddings? in
      try Self.queryVectors(options, of: specifications, like: embeddings)
    }

    clock.begin(.featurise)
    let texts = TokenizedTexts(dataset.texts, seed: options.seed, on: machine)
    let folds = try folds(texts, dataset: dataset, count: options.read.folds)
    let kinds = supplied == nil ? options.features.kinds : nil
    let features = kinds.map { TFIDF(texts, kinds: $0, on: machine) }

    clock.begin(.train)
    let design = DesignMatrix(
      rows: dataset.count, features: features?.features,
      embeddings: options.features.needsEmbeddings ? embeddings : nil, on: machine)
    work?.key = {
      TrainingKey.bytes(dataset, folds: folds, embeddings: embeddings, options: options)
    }
    let models = CrossFit(
      design: design, supplied: supplied, given: dataset.given, classes: dataset.labels.count,
      folds: folds, options: options.crossFit, work: work, on: machine)
    let dynamics =
      options.recordsTraining
      ? Self.dynamics(models, of: dataset, features, design, texts, options, on: machine) : nil

    clock.begin(.score)
    var rng = SplitMix64(seed: options.seed)
    let information = PointwiseVInformation(
      given: dataset.given, probabilities: models.probabilities, null: models.models.map(\.null),
      fold: folds.fold, clusters: texts.hashes, using: &rng, threads: machine.threads)
    let learning = ConfidentLearning(
      given: dataset.given, probabilities: models.probabilities, threads: machine.threads)
    let agreement = Agreement(
      given: dataset.given, predicted: learning.predicted, classes: dataset.labels.count)
    let divergence = LabelDivergence(
      corpus: options.unigrams == .words ? texts.words : ASCIIUnigrams.corpus(dataset.texts),
      given: dataset.given, classes: dataset.labels.count, options: options.divergence,
      threads: machine.threads)

    clock.begin(.rank)
    let ranking = specifications.map {
      SpecificationRanking(
        $0.specifications, queries: $0.queries(vectors: queryVectors),
        ranker: QueryRanker(
          options.ranker, words: texts.words, variant: options.bm25, vectors: embeddings,
          on: machine),
        labels: dataset.labels, merging: options.queryMerging, depth: options.specificationDepth,
        method: options.aggregation, on: machine)
    }
    let contradictions = ranking?.contradictions(given: dataset.given)
    let corroboration = contradictions.map {
      Corroboration(
        of: $0, specifications: ranking?.specifications.count ?? 0, given: dataset.given,
        predicted: learning.predicted, classes: dataset.labels.count)
    }
    let suspects = Suspect.rank(
      dataset: dataset, information: information, learning: learning, dynamics: dynamics,
      contradictions: contradictions, share: corroboration?.share ?? 0,
      pulls: features.map {
        TokenPulls(tfidf: $0, texts: texts, models: models.weights, fold: folds.fold)
      }, on: machine)

    return Audit(
      dataset: dataset, options: options, folds: folds, models: models, dynamics: dynamics,
      featureCount: features?.features.columns ?? 0, probabilities: models.probabilities,
      information: information, learning: learning, agreement: agreement,
      divergence: divergence, specifications: ranking, corroboration: corroboration,
      suspects: suspects)
  }

  private static func folds(
    _ texts: TokenizedTexts, dataset: Dataset, count: Int
  ) throws(AuditError) -> Folds {
    let classes = dataset.labels.count
    let folds = Folds(hashes: texts.hashes, given: dataset.given, classes: classes, count: count)
    if let label = folds.labelWithoutTraining(given: dataset.given, classes: classes) {
      throw .labelWithoutTraining(file: dataset.name, label: dataset.labels[label], folds: count)
    }
    return folds
  }

  /// How rows were learnt. Margins of words alone tell as much as those of all n-grams, for less.
  private static func dynamics(
    _ models: CrossFit, of dataset: Dataset, _ features: TFIDF?, _ design: DesignMatrix,
    _ texts: TokenizedTexts, _ options: AuditOptions, on machine: Machine
  ) -> TrainingDynamics? {
    let isOfAudit = models.record != nil
    let words = isOfAudit ? features?.ofWords(on: machine) : nil
    return TrainingDynamics(
      models.record,
      margins: AreaUnderMargin(
        design: words.map { design.replacing($0, on: machine) } ?? design, given: dataset.given,
        classes: dataset.labels.count, hashes: texts.hashes,
        penalty: options.crossFit.strongestPenalty, records: !isOfAudit, on: machine))
  }

  private static func specifications(
    _ options: AuditOptions, labels: LabelSet
  ) throws(AuditError) -> SpecificationSet? {
    if options.specifications.isEmpty { return nil }
    do throws(SpecificationError) {
      return try SpecificationSet(
        paths: options.specifications, labels: labels, labelMap: options.labelMap)
    } catch {
      throw .specification(error)
    }
  }

  private static func queryVectors(
    _ options: AuditOptions, of specifications: SpecificationSet?, like rows: Embeddings?
  ) throws(DatasetError) -> Embeddings? {
    guard let path = options.queryEmbeddings, let specifications, let rows else { return nil }
    return try Embeddings(
      npy: path, queries: specifications.queryCount, dimensions: rows.dimensions)
  }

  private static func reading<T>(
    _ body: () throws(DatasetError) -> T
  ) throws(AuditError) -> T {
    do { return try body() } catch { throw .dataset(error) }
  }
}
