/// How the given labels agree with those of somebody else: an expert, or a large model.
public struct LabelAgreement: Sendable {
  /// What becomes of one label.
  public struct Label: Sendable, Hashable {
    /// Of the rows that are given the label, those to which the reference gives it, too: the
    /// label's precision if the reference is right.
    public let confirmed: Share
    /// Of the rows to which the reference gives the label, those that are given it: the recall.
    public let found: Share
  }

  /// Rows that are given one label and have another in the reference.
  public struct Confusion: Sendable, Hashable {
    /// The given label's position.
    public let given: Int
    /// The reference's.
    public let reference: Int
    /// The number of rows.
    public let rows: Int
    /// The first of them.
    public let example: Int
  }

  /// Accuracy, Cohen's kappa and the like.
  public let agreement: Agreement
  /// One entry a label.
  public let labels: [Label]
  /// The pairs of different labels that occur, the most frequent first.
  public let confusions: [Confusion]

  /// Compares.
  ///
  /// - Parameters:
  ///   - given: The label of each row.
  ///   - reference: The label that the reference gives it.
  ///   - classes: K.
  ///   - examples: What the rows are called as examples; nil: their positions.
  /// - Complexity: O(rows + K²).
  public init(given: [Int32], reference: [Int32], classes: Int, examples: [Int]? = nil) {
    var counts = ClassMatrix(classes: classes, repeating: 0)
    var firsts = ClassMatrix(classes: classes, repeating: 0)
    for (row, (own, other)) in zip(given, reference).enumerated() {
      let (own, other) = (Int(own), Int(other))
      if counts[given: own, true: other] == 0 { firsts[given: own, true: other] = row }
      counts[given: own, true: other] += 1
    }
    agreement = Agreement(given: given, predicted: reference, classes: classes)
    let (ofGiven, ofReference) = (counts.givenTotals, counts.trueTotals)
    labels = (0..<classes).map { label in
      let both = counts[given: label, true: label]
      return Label(
        confirmed: Share(both, of: ofGiven[label]), found: Share(both, of: ofReference[label]))
    }
    var found: [Confusion] = []
    for own in 0..<classes {
      for other in 0..<classes where own != other && counts[given: own, true: other] > 0 {
        found.append(
          Confusion(
            given: own, reference: other, rows: counts[given: own, true: other],
            example: examples?[firsts[given: own, true: other]]
              ?? firsts[given: own, true: other]))
      }
    }
    confusions = found.sorted {
      ($1.rows, $0.given, $0.reference) < ($0.rows, $1.given, $1.reference)
    }
  }
}
