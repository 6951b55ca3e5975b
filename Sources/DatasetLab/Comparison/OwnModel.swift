/// What cross-fitting a data set alone says of it, with the shared vocabulary.
public struct OwnModel: Sendable {
  /// The out-of-sample probabilities of the data set's rows, calibrated.
  public let probabilities: PredictedProbabilities
  /// The predicted label of each row.
  public let predicted: [Int32]
  /// Agreement of predictions and labels.
  public let agreement: Agreement
  /// The share of rows that are predicted right, with its interval.
  public let accuracy: BootstrapMean
  /// Bits per row.
  public let information: PointwiseVInformation
  /// What the probabilities say about the labels.
  public let learning: ConfidentLearning
  /// λ that most suits the whole data set: the median of the folds'.
  let penalty: Double
  /// T likewise.
  let temperature: Double

  /// Cross-fits a data set.
  ///
  /// - Parameters:
  ///   - data: The data sets.
  ///   - dataset: One of them, by position.
  ///   - options: How models are chosen and trained.
  ///   - seed: Draws the resamples.
  ///   - machine: The means.
  /// - Throws: `AuditError.labelWithoutTraining`.
  init(
    _ data: ComparisonData, dataset: Int, options: CrossFit.Options, seed: UInt64,
    on machine: Machine
  ) throws(AuditError) {
    let rows = Array(data.rows(of: dataset))
    let given = Array(data.given[data.rows(of: dataset)])
    let hashes = Array(data.hashes[data.rows(of: dataset)])
    let classes = data.labels.count
    let folds = Folds(hashes: hashes, given: given, classes: classes, count: 5)
    if let label = folds.labelWithoutTraining(given: given, classes: classes) {
      throw .labelWithoutTraining(
        file: data.datasets[dataset].name, label: data.labels[label], folds: folds.count)
    }
    let fit = CrossFit(
      features: data.features.selecting(rows, on: machine), given: given, classes: classes,
      folds: folds, options: options, on: machine)
    var rng = SplitMix64(seed: seed)
    probabilities = fit.probabilities
    information = PointwiseVInformation(
      given: given, probabilities: fit.probabilities, null: fit.models.map(\.null),
      fold: folds.fold, clusters: hashes, using: &rng, threads: machine.threads)
    learning = ConfidentLearning(
      given: given, probabilities: fit.probabilities, threads: machine.threads)
    predicted = learning.predicted
    agreement = Agreement(given: given, predicted: predicted, classes: classes)
    accuracy = BootstrapMean(
      of: zip(given, predicted).map { $0 == $1 ? 1 : 0 }, clusters: hashes, using: &rng,
      threads: machine.threads)
    penalty = fit.medianPenalty
    temperature = fit.medianTemperature
  }
}
