/// Models and suspects of some labels over features that are there already.
struct LabelAudit: Sendable {
  let models: CrossFit
  let information: PointwiseVInformation
  let learning: ConfidentLearning
  let contradictions: [SpecificationRanking.Contradiction?]?
  let suspects: [Suspect]

  /// Audits labels.
  ///
  /// - Parameters:
  ///   - dataset: The rows with the labels in doubt.
  ///   - features: What the models see of them.
  ///   - hashes: A hash of each row's normalised text.
  ///   - count: The number of folds.
  ///   - ranking: The rows as the queries of specifications rank them, if there are any.
  ///   - rng: The source of the draws.
  ///   - machine: The means.
  /// - Throws: `AuditError.labelWithoutTraining`.
  init(
    _ dataset: Dataset, features: FactoredFeatures, hashes: [UInt64], folds count: Int = 5,
    ranking: SpecificationRanking? = nil, using rng: inout SplitMix64, on machine: Machine
  ) throws(AuditError) {
    let (given, classes) = (dataset.given, dataset.labels.count)
    let folds = Folds(hashes: hashes, given: given, classes: classes, count: count)
    if let label = folds.labelWithoutTraining(given: given, classes: classes) {
      throw .labelWithoutTraining(file: dataset.name, label: dataset.labels[label], folds: count)
    }
    models = CrossFit(
      features: features, given: given, classes: classes, folds: folds, on: machine)
    information = PointwiseVInformation(
      given: given, probabilities: models.probabilities, null: models.models.map(\.null),
      fold: folds.fold, clusters: hashes, using: &rng, threads: machine.threads)
    learning = ConfidentLearning(
      given: given, probabilities: models.probabilities, threads: machine.threads)
    contradictions = ranking?.contradictions(given: given)
    let predicted = learning.predicted
    let corroboration = contradictions.map {
      Corroboration(
        of: $0, specifications: ranking?.specifications.count ?? 0, given: given,
        predicted: predicted, classes: classes)
    }
    suspects = Suspect.rank(
      dataset: dataset, information: information, learning: learning, dynamics: nil,
      contradictions: contradictions, share: corroboration?.share ?? 0, pulls: nil, on: machine)
  }
}
