/// What a model's probabilities say about the labels of a data set, by confident learning.
///
/// Rows on which the model is confident of another class than the one given are counted; the
/// counts, scaled up to all rows, estimate how often each label is mistaken for each other, and
/// with that which rows are. The probabilities should be out of sample: a model that saw a row's
/// label repeats its error. All arithmetic is in Double; the probabilities are read in place.
///
/// Northcutt, Jiang, Chuang, Confident Learning: Estimating Uncertainty in Dataset Labels,
/// Journal of Artificial Intelligence Research 70, 2021, DOI 10.1613/jair.1.12125.
public struct ConfidentLearning: Sendable {
  /// The number of rows that carry each label, in label order.
  public let classCounts: [Int]
  /// The probability from which a row counts as a confident member of each class.
  public let thresholds: [Double]
  /// The confident counts, their calibration and the joint distribution.
  public let confidentJoint: ConfidentJoint
  /// The noise matrix, its inverse and the prior of the true labels.
  public let noise: NoiseMatrices
  /// The three quality scores of every row, unadjusted.
  public let quality: LabelQuality
  /// The rows that each filter flags.
  public let issues: LabelIssues
  /// The most probable class of every row, the first of equals.
  public let predicted: [Int32]

  /// Computes everything.
  ///
  /// Costs O(N K) and the memory of a few arrays of N values beyond the probabilities; a class of
  /// n rows is searched once for every class it is confused with.
  ///
  /// - Parameters:
  ///   - given: The given label of each row, as a position in the label set.
  ///   - probabilities: N x K, out of sample, each row a distribution; N at least 1, K at least 2.
  ///   - threads: How many threads may work at a time; the result does not depend on it.
  public init(given: [Int32], probabilities: PredictedProbabilities, threads: Int = 1) {
    precondition(probabilities.classes > 1, "confident learning needs at least two classes")
    precondition(probabilities.rows > 0, "confident learning needs at least one row")
    precondition(given.count == probabilities.rows, "labels and probabilities differ in rows")
    let rows = ClassRows(given: given, classes: probabilities.classes)
    classCounts = rows.counts
    quality = LabelQuality(given: given, probabilities: probabilities, threads: threads)
    thresholds = ConfidentThresholds.estimate(
      selfConfidence: quality.selfConfidence, rows: rows)
    let guess = ConfidentGuess(
      given: given, probabilities: probabilities, thresholds: thresholds, threads: threads)
    confidentJoint = ConfidentJoint(given: given, guess: guess, classCounts: classCounts)
    noise = NoiseMatrices(calibrated: confidentJoint.calibrated, classCounts: classCounts)
    predicted = guess.predicted
    issues = IssueSearch(
      given: given, probabilities: probabilities, rows: rows, guess: guess, quality: quality,
      prune: PruneCounts(calibrated: confidentJoint.calibrated), threads: threads
    ).issues()
  }

  /// The number of rows, N.
  public var rows: Int { issues.rows }

  /// The number of rows confidently counted into another class than their label's.
  public var issueCount: Int { issues.count(of: .confidentLearning) }

  /// The number of wrong labels that the joint distribution implies: N less its diagonal.
  public var calibratedIssueCount: Int {
    Int(((1 - confidentJoint.joint.trace) * Double(rows)).rounded(.toNearestOrEven))
  }

  /// The share of rows that are not confidently counted into another class; lower = worse.
  public var overallHealth: Double { 1 - Double(issueCount) / Double(rows) }

  /// The health of every class, in label order.
  public var classHealth: [ClassHealth] {
    ClassHealth.ofClasses(joint: confidentJoint.joint, rows: rows)
  }

  /// The health of every class, the worst first; equal classes in label order.
  public var classesByQuality: [ClassHealth] {
    classHealth.sorted { ($0.labelQuality, $0.label) < ($1.labelQuality, $1.label) }
  }

  /// All pairs of classes, the most mistaken for one another first; costs O(K² log K).
  public var overlappingClasses: [ClassOverlap] {
    ClassOverlap.ofPairs(joint: confidentJoint.joint, rows: rows)
  }
}
