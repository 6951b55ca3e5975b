/// What a model trained on all of some data does with a functional test suite.
public struct SuiteRun: Sendable {
  /// What it fails of all cases.
  public let failures: FailureRates
  /// λ of the model.
  public let penalty: Double
  /// How many of the training rows have the text of a case; they are not trained on.
  public let trainingRowsInSuite: Int

  /// Trains and asks.
  ///
  /// - Parameters:
  ///   - train: The training data.
  ///   - suite: The suite; all of its cases are asked, held out or not.
  ///   - seed: Draws the folds for the penalty.
  ///   - machine: The means.
  /// - Throws: `SelectionError` where labels do not fit.
  public init(
    train: Dataset, suite: TestSuite, seed: UInt64, on machine: Machine
  ) throws(SelectionError) {
    let data = try AugmentationData(
      train: train, pool: train.selecting([]), suite: suite, seed: seed, on: machine)
    let cases = data.tests + data.queries
    let asked = data.testRows.lowerBound..<data.queryRows.upperBound
    let known = Set(data.hashes[asked])
    let rows = data.trainRows.filter { !known.contains(data.hashes[$0]) }
    penalty = data.penalty(on: machine)
    let answers = data.models([rows], penalty: penalty, on: machine).probabilities(0, rows: asked)
    failures = FailureRates(
      cases, predicted: cases.indices.map { data.labels[answers.argmax($0)] })
    trainingRowsInSuite = train.count - rows.count
  }
}
