import Foundation

/// Multinomial logistic regression with an L2 penalty and an unpenalised intercept.
///
/// Minimises Σ -ln p(y | x) + λ/2 |W|² over all rows, which is what scikit-learn's
/// `LogisticRegression(C: 1 / λ)` minimises for more than two classes. `CrossFit` trains many of
/// these side by side; this is one.
public struct SoftmaxRegression: Sendable {
  /// The weights, V x K, row-major.
  public let weights: [Double]
  /// The intercepts, one a class.
  public let intercepts: [Double]
  /// The log loss summed over the rows, in nats.
  public let loss: Double
  /// The loss with the penalty, which is what was minimised.
  public let objective: Double
  /// Whether the objective is within the tolerance of its minimum.
  public let converged: Bool

  /// Trains on all rows of a sparse matrix.
  ///
  /// - Parameters:
  ///   - features: N x V; no columns gives the null-input classifier.
  ///   - given: The class of each row.
  ///   - classes: K.
  ///   - penalty: λ.
  ///   - tolerance: The share of the objective by which it may miss its minimum.
  ///   - machine: The means.
  public init(
    features: FeatureMatrix, given: [Int32], classes: Int, penalty: Double,
    tolerance: Double = 1e-4, on machine: Machine
  ) {
    let design = DesignMatrix(
      rows: given.count, features: FactoredFeatures(features), on: machine)
    let loss = SoftmaxLoss(
      given: given, classes: classes, cells: Array(repeating: 0, count: given.count),
      weights: [[1]])
    var solution = RowVector(rows: given.count, each: loss.each)
    var optimiser = LimitedMemoryBFGS(design: design, each: loss.each, on: machine)
    let effort = optimiser.minimise(
      &solution, loss: loss, penalties: [penalty], tolerance: tolerance)
    converged = effort.converged
    let each = loss.each
    // Of logits less their mean, as weights at a minimum have them.
    func centred(_ contrasts: [Double]) -> [Double] {
      let logits = each.contrasts.logits(contrasts)
      let mean = logits.reduce(0, +) / Double(classes)
      return logits.map { $0 - mean }
    }
    let models = LinearModels(solution, of: design, on: machine)
    let own = design.plain(models.weights, on: machine)
    weights = (0..<features.columns).flatMap { column in
      centred(each.own(0).map { Double(own?.values.values[column * each.lanes + $0] ?? 0) })
    }
    intercepts = centred(each.own(0).map { models.intercepts[$0] - Double(own?.ofMean[$0] ?? 0) })
    self.loss = effort.losses[0]
    objective = self.loss + penalty / 2 * weights.reduce(0) { $0 + $1 * $1 }
  }
}
