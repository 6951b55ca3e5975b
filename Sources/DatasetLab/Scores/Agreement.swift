/// How well predictions agree with the given labels.
public struct Agreement: Sendable, Hashable {
  /// The share of rows whose most probable class is the given one.
  public let accuracy: Double
  /// Matthews' correlation coefficient for K classes, -1 to 1; 0 where predictions or labels are
  /// all of one class.
  public let mcc: Double
  /// Cohen's kappa: the share of the agreement beyond chance that is reached, up to 1; 0 where
  /// chance alone would always agree.
  public let kappa: Double
  /// The mean over classes of 2 · both / (given + predicted); classes that are neither given nor
  /// predicted do not count.
  public let macroF1: Double

  /// Compares.
  ///
  /// Source of the K-class form: J. Gorodkin, "Comparing two K-category assignments by a K-category
  /// correlation coefficient", 2004, https://doi.org/10.1016/j.compbiolchem.2004.09.006;
  /// of kappa: J. Cohen, "A coefficient of agreement for nominal scales", 1960,
  /// https://doi.org/10.1177/001316446002000104.
  ///
  /// - Parameters:
  ///   - given: The label of each row.
  ///   - predicted: The most probable class of each row.
  ///   - classes: K.
  public init(given: [Int32], predicted: [Int32], classes: Int) {
    var truth = [Double](repeating: 0, count: classes)
    var guess = truth
    var hits = truth
    for (a, b) in zip(given, predicted) {
      truth[Int(a)] += 1
      guess[Int(b)] += 1
      if a == b { hits[Int(a)] += 1 }
    }
    let rows = Double(given.count)
    let correct = hits.reduce(0, +)
    let known = hits.indices.filter { truth[$0] + guess[$0] > 0 }
    let scores = known.map { 2 * hits[$0] / (truth[$0] + guess[$0]) }
    macroF1 = known.isEmpty ? 0 : scores.reduce(0, +) / Double(known.count)
    accuracy = rows > 0 ? correct / rows : 0
    let both = zip(truth, guess).reduce(0) { $0 + $1.0 * $1.1 }
    let beyondChance = rows * rows - both
    kappa = beyondChance > 0 ? (correct * rows - both) / beyondChance : 0
    let spread =
      (rows * rows - guess.reduce(0) { $0 + $1 * $1 })
      * (rows * rows - truth.reduce(0) { $0 + $1 * $1 })
    mcc = spread > 0 ? (correct * rows - both) / spread.squareRoot() : 0
  }
}
