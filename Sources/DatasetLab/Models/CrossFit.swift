import Foundation

/// The paired classifiers, trained on all folds but one and asked about that one.
///
/// The full-input model and the null-input model are of the same family, multinomial logistic
/// regression with an unpenalised intercept, and are trained on the same rows; the null model sees
/// no features. No row's probabilities come from a model that saw the row, and neither do the
/// penalty and the temperature, which are chosen on about a quarter of the training part.
///
/// Of more than `tuningRows` rows a sample is taken for that, and a fold's temperature is chosen
/// on the sample's rows in other folds whose models have the same penalty, and the probabilities
/// that those give them: they saw the fold's rows, each as one among all of the others, and one
/// number is taken from them.
public struct CrossFit: Sendable {
  /// How the models are chosen and trained.
  public struct Options: Sendable {
    /// The L2 penalties λ that compete, strongest first; loss + λ/2 |weights|².
    public var penalties: [Double] = [2, 0.5, 0.125, 0.03125]
    /// The share of the objective by which the final models may miss their minimum.
    public var tolerance = 5e-4
    /// The same for the models among which the penalty is chosen.
    public var tuningTolerance = 5e-2
    /// On about how many rows the penalty and the temperature are chosen, where there are more:
    /// as the precision of the weights' prior, the penalty does not depend on their number.
    public var tuningRows = 50_000
    /// Whether the null model stands in for a fold's model where no penalty beats it for sure on
    /// the tuning part. A family for which V-information is defined can ignore its input; an audit
    /// has no use for it, since without a model it finds nothing.
    public var canIgnoreInput = false
    /// Whether margins are divided by the temperature.
    public var calibrate = true
    /// Whether it is recorded what models say of their training rows on the way, where all rows
    /// are tuned on. The models are the same.
    public var recordsTraining = false

    /// The penalty under which models learn the least of label errors.
    var strongestPenalty: Double { penalties.max() ?? 1 }

    /// The default choices.
    public init() {}
  }

  /// What was chosen for one fold's model.
  public struct FoldModel: Sendable {
    /// λ; infinity where the null model stands in; nil where the probabilities were supplied.
    public var penalty: Double?
    /// T; 1 where calibration is off.
    public var temperature: Double
    /// The null model's probabilities, in label order.
    public var null: [Double]
  }

  /// Out-of-sample probabilities at T = 1.
  public let raw: PredictedProbabilities
  /// Out-of-sample probabilities, calibrated unless that was switched off.
  public let probabilities: PredictedProbabilities
  /// The models' choices, by fold.
  public let models: [FoldModel]
  /// Gram products spent, as (tuning, final).
  public let effort: (tuning: Int, final: Int)
  /// What the final models said of their training rows, where that was wanted.
  package let record: TrainingRecord?
  /// The weights of the sparse features by group of folds, for evidence.
  let weights: [FoldWeights]

  /// Trains and predicts.
  ///
  /// - Parameters:
  ///   - features: Sparse features, N x V, or nil.
  ///   - embeddings: Dense features, N x D, or nil; with both, their concatenation.
  ///   - supplied: Another model's probabilities, N x K, which replace the full-input model; they
  ///     are used as they are.
  ///   - given: The label of each row.
  ///   - classes: The number of labels, K.
  ///   - folds: Which rows are held out together; every training part must have every label.
  ///   - options: How the models are chosen and trained.
  ///   - machine: The means.
  public init(
    features: FactoredFeatures?, embeddings: Embeddings? = nil,
    supplied: PredictedProbabilities? = nil, given: [Int32], classes: Int, folds: Folds,
    options: Options = Options(), on machine: Machine
  ) {
    self.init(
      design: DesignMatrix(
        rows: given.count, features: features, embeddings: embeddings, on: machine),
      supplied: supplied, given: given, classes: classes, folds: folds, options: options,
      on: machine)
  }

  /// The same from a design that others use too.
  package init(
    design: DesignMatrix, supplied: PredictedProbabilities? = nil, given: [Int32], classes: Int,
    folds: Folds, options: Options = Options(), work: WorkFile? = nil, on machine: Machine
  ) {
    let groups = Self.groups(folds: folds.count, classes: classes)
    let nulls = NullModel.probabilities(folds: folds, given: given, classes: classes, on: machine)
    if let supplied {
      raw = supplied
      probabilities = supplied
      models = nulls.map { FoldModel(penalty: nil, temperature: 1, null: $0) }
      effort = (0, 0)
      record = nil
      weights = []
      return
    }
    var raw = [Double](repeating: 0, count: given.count * classes)
    var penalties: [Double] = []
    var temperatures: [Double] = []
    var weights: [FoldWeights] = []
    var effort = (tuning: 0, final: 0)
    var record: TrainingRecord?
    let sample = folds.sample(of: options.tuningRows)
    let isPart = sample.count < given.count
    for (place, group) in groups.enumerated() {
      let task = FoldGroup(
        folds: group, assignment: folds, given: given, classes: classes, design: design,
        options: options, machine: machine)
      let (tuned, fit) =
        isPart ? task.train(as: place, tuningOn: sample, work) : task.train(as: place, work)
      effort.tuning += tuned.gramProducts
      effort.final += fit.gramProducts
      if let own = fit.record { record = record.map { $0.appending(own) } ?? own }
      penalties += tuned.penalties
      temperatures += tuned.temperatures
      fit.predict(group, assignment: folds, into: &raw, on: machine)
      for row in given.indices where group.contains(Int(folds.fold[row])) {
        let fold = Int(folds.fold[row])
        if penalties[fold].isFinite { continue }
        raw.replaceSubrange(row * classes..<(row + 1) * classes, with: nulls[fold])
      }
      if let own = design.plain(fit.models.weights, on: machine) {
        let shift = zip(fit.models.shift, own.ofMean).map { $0 - $1 }
        weights.append(
          FoldWeights(folds: group, each: fit.models.each, values: own.values, shift: shift))
      }
    }
    self.raw = PredictedProbabilities(rows: given.count, classes: classes, values: raw)
    if isPart {
      temperatures = self.raw.temperatures(
        given: given, folds: folds, rows: sample, penalties: penalties, tuned: temperatures,
        on: machine)
    }
    temperatures = temperatures.indices.map {
      options.calibrate && penalties[$0].isFinite ? temperatures[$0] : 1
    }
    probabilities = self.raw.tempered(temperatures, folds: folds, on: machine)
    models = nulls.indices.map {
      FoldModel(penalty: penalties[$0], temperature: temperatures[$0], null: nulls[$0])
    }
    self.effort = effort
    self.record = record
    self.weights = weights
  }

  /// Folds that are trained side by side: all at once unless there are many classes.
  static func groups(folds: Int, classes: Int) -> [Range<Int>] {
    let together = max(1, 64 / classes)
    return stride(from: 0, to: folds, by: together).map { $0..<min(folds, $0 + together) }
  }
}

extension CrossFit {
  /// The median of the penalties that the folds chose; models must have been trained.
  var medianPenalty: Double { Self.median(models.compactMap(\.penalty)) }

  /// The median of the folds' temperatures.
  var medianTemperature: Double { Self.median(models.map(\.temperature)) }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// The margins of a row of features under the model that did not see a fold, without intercepts.
  ///
  /// - Parameters:
  ///   - features: Any rows, with the columns that the model was trained on.
  ///   - row: One of them.
  ///   - fold: The fold.
  /// - Returns: K margins in nats.
  package func margins(_ features: FeatureMatrix, row: Int, fold: Int) -> [Double] {
    guard let own = weights.first(where: { $0.folds.contains(fold) }) else {
      return Array(repeating: 0, count: raw.classes)
    }
    return own.contrasts.logits(own.margins(features, row: row, fold: fold))
  }

  /// The probabilities of a row of features under the model that did not see a fold, calibrated as
  /// the fold's own rows are.
  ///
  /// - Parameters:
  ///   - features: Any rows, with the columns that the model was trained on.
  ///   - row: One of them.
  ///   - fold: The fold.
  /// - Returns: K probabilities; the null model's where it stands in.
  package func probabilities(_ features: FeatureMatrix, row: Int, fold: Int) -> [Double] {
    let model = models[fold]
    guard model.penalty?.isFinite == true,
      let own = weights.first(where: { $0.folds.contains(fold) })
    else { return model.null }
    let lanes = own.lanes(of: fold)
    let margins = zip(own.margins(features, row: row, fold: fold), own.shift[lanes]).map {
      ($0 + Double($1)) / model.temperature
    }
    return Softmax.probabilities(own.contrasts.logits(margins))
  }
}
