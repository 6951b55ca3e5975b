import Foundation

/// Models of views of the same rows, held against one null model and one set of resamples.
struct TrainedViews {
  let given: [Int32]
  let classes: Int
  let folds: Folds
  /// What the given label costs without any view, in bits, by row.
  let nullBits: [Double]
  let options: CrossFit.Options
  private let clusters: Clusters
  private let seed: UInt64
  private let machine: Machine
  private let priorAccuracy: Double

  /// Trains the null model.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - hashes: The seeded hash of each row's text.
  ///   - folds: The folds of the audit.
  ///   - machine: The means.
  init(_ rows: AuditedRows, hashes: [UInt64], folds: Folds, on machine: Machine) {
    given = rows.given
    classes = rows.classes
    self.folds = folds
    self.machine = machine
    seed = rows.seed
    clusters = Clusters(hashes)
    var options = CrossFit.Options()
    options.calibrate = rows.isCalibrated
    options.canIgnoreInput = true
    self.options = options
    let nulls = NullModel.probabilities(
      folds: folds, given: given, classes: classes, on: machine)
    nullBits = given.indices.map { row in
      PointwiseVInformation.bits(nulls[Int(folds.fold[row])][Int(rows.given[row])])
    }
    let hits = given.indices.count { row in
      let null = nulls[Int(folds.fold[row])]
      return null.firstIndex(of: null.max() ?? 0) == Int(rows.given[row])
    }
    priorAccuracy = Double(hits) / Double(max(1, given.count))
  }

  /// H(Y): the mean of `nullBits`.
  var labelEntropy: Double { mean(nullBits) }

  /// Trains a view, or says what is known of the one without features.
  ///
  /// - Parameters:
  ///   - view: The view.
  ///   - features: What it shows.
  ///   - isTrained: Whether each row may train models; nil: all.
  ///   - options: How models are chosen; nil: as in the audit.
  /// - Returns: What the view tells.
  func train(
    _ view: InputView, features: FactoredFeatures?, on isTrained: [Bool]? = nil,
    options: CrossFit.Options? = nil
  ) -> ViewInformation {
    guard let features else {
      return information(view, features: 0, penalty: nil, bits: nullBits, accuracy: priorAccuracy)
    }
    return information(
      view, of: fit(features, on: isTrained, options: options), features: features.columns)
  }

  /// Cross-fits features.
  func fit(
    _ features: FactoredFeatures, on isTrained: [Bool]? = nil, options: CrossFit.Options? = nil
  ) -> CrossFit {
    CrossFit(
      features: features, given: given, classes: classes,
      folds: isTrained.map { folds.training(on: $0) } ?? folds, options: options ?? self.options,
      on: machine)
  }

  /// What models tell that have seen a view.
  func information(_ view: InputView, of fit: CrossFit, features: Int) -> ViewInformation {
    return information(
      view, features: features, penalty: fit.medianPenalty,
      bits: bits(fit.probabilities), accuracy: accuracy(fit.probabilities))
  }

  /// What slices are made of.
  func rows(of whole: ViewInformation, _ fit: CrossFit) -> [Slices.Row] {
    given.indices.map { row in
      Slices.Row(
        information: nullBits[row] - whole.bits[row],
        confidence: fit.probabilities[row, Int(given[row])],
        isRight: fit.probabilities.argmax(row) == Int(given[row]))
    }
  }

  /// What the given label costs, by row.
  func bits(_ probabilities: PredictedProbabilities) -> [Double] {
    given.indices.map { PointwiseVInformation.bits(probabilities[$0, Int(given[$0])]) }
  }

  /// The share of rows whose most probable label is the given one.
  func accuracy(_ probabilities: PredictedProbabilities) -> Double {
    let hits = given.indices.count { probabilities.argmax($0) == Int(given[$0]) }
    return Double(hits) / Double(max(1, given.count))
  }

  /// What knowing one view in addition to another saves.
  func information(
    of view: InputView, beyond: ViewInformation, both: ViewInformation
  ) -> ConditionalInformation {
    ConditionalInformation(
      view: view, beyond: beyond.view, entropyBeyond: beyond.conditionalEntropy,
      entropyOfBoth: both.conditionalEntropy,
      information: difference(beyond.bits, both.bits))
  }

  /// The share of one view's V-information in another's; nil where the other has none for sure.
  func share(of view: ViewInformation, in whole: ViewInformation) -> BootstrapMean? {
    guard whole.information.low > 0 else { return nil }
    var rng = SplitMix64(seed: seed)
    return BootstrapMean(
      of: zip(nullBits, view.bits).map { $0 - $1 }, per: zip(nullBits, whole.bits).map { $0 - $1 },
      rows: given.indices, clusters: clusters, using: &rng, threads: machine.threads)
  }

  /// The mean of differences row by row; every call draws the same resamples.
  func difference(_ a: [Double], _ b: [Double]) -> BootstrapMean {
    mean(of: zip(a, b).map { $0 - $1 }, rows: Array(given.indices))
  }

  /// The mean of values over some rows.
  func mean(of values: [Double], rows: [Int]) -> BootstrapMean {
    var rng = SplitMix64(seed: seed)
    return BootstrapMean(
      of: values, rows: rows, clusters: clusters, using: &rng, threads: machine.threads)
  }

  private func information(
    _ view: InputView, features: Int, penalty: Double?, bits: [Double], accuracy: Double
  ) -> ViewInformation {
    ViewInformation(
      view: view, features: features, penalty: penalty, information: difference(nullBits, bits),
      conditionalEntropy: mean(bits), accuracy: accuracy, bits: bits)
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
