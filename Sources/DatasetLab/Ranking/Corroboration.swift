/// How far the model, which knows no specification, agrees with the specifications where these
/// contradict the labels: a sign of whether they are about such texts as the data have.
///
/// Of the rows that contradict a specification most, agreement is the share to which the model
/// would give the label demanded, p, corrected for chance: (p − e) / (1 − e). The expected e is
/// that share among all rows that carry another label than the one demanded. Where annotators
/// broke a rule again and again, the model has learnt that from them and agrees with them; so the
/// tenth of the specifications that it agrees with best stands for all.
public struct Corroboration: Sendable, Hashable {
  /// Agreement with each specification; nil for those that no row contradicts most.
  public let bySpecification: [Double?]
  /// The mean over the best tenth of them; nil where there are none.
  public let kappa: Double?
  /// How much of the consensus specifications have, 0 to 1; the model's scores have the rest.
  ///
  /// The model's doubts are worth as much as its predictions, Matthews' correlation with the
  /// labels given; the rest is the specifications'. All of it where the model agrees with them at
  /// least three quarters as well as with the labels, nothing where it is less than one quarter,
  /// linearly between. Nothing here depends on which errors are found, because nobody knows the
  /// errors.
  public let share: Double

  /// Of a specification's contradictions one in so many is looked at, those of the best ranks…
  static let looked = 10
  /// …but so many at least.
  static let atLeast = 50
  /// As if so many rows more agreed as chance has it, so that few rows do not count as much as
  /// many.
  static let prior = 10.0

  /// Looks at the contradictions of the best ranks.
  ///
  /// - Parameters:
  ///   - contradictions: For each row the specification that it contradicts most, if any; ranks
  ///     from 1, none twice, without gaps.
  ///   - specifications: How many there are.
  ///   - given: The label of each row.
  ///   - predicted: The label that an out-of-sample model gives to each row.
  ///   - classes: K.
  /// - Complexity: O(rows + K²)
  public init(
    of contradictions: [SpecificationRanking.Contradiction?], specifications: Int,
    given: [Int32], predicted: [Int32], classes: Int
  ) {
    var carried = [Int](repeating: 0, count: classes)
    var foreseen = carried
    for (label, guess) in zip(given, predicted) {
      carried[Int(label)] += 1
      if guess != label { foreseen[Int(guess)] += 1 }
    }
    var counts = [Int](repeating: 0, count: specifications)
    var ranked = [Int](repeating: 0, count: contradictions.count)
    for (row, contradiction) in contradictions.enumerated() {
      guard let contradiction else { continue }
      counts[contradiction.specification] += 1
      ranked[contradiction.rank - 1] = row
    }
    var rows = [Double](repeating: 0, count: specifications)
    var agreed = rows
    var chance = rows
    for row in ranked.prefix(counts.reduce(0, +)) {
      guard let contradiction = contradictions[row] else { continue }
      let (place, label) = (contradiction.specification, contradiction.label)
      let limit = max(Self.atLeast, counts[place] / Self.looked)
      guard rows[place] < Double(limit) else { continue }
      rows[place] += 1
      agreed[place] += Int(predicted[row]) == label ? 1 : 0
      chance[place] = Double(foreseen[label]) / Double(max(1, given.count - carried[label]))
    }
    bySpecification = rows.indices.map { place in
      guard rows[place] > 0 else { return nil }
      if chance[place] == 1 { return 0 }
      return (agreed[place] - chance[place] * rows[place])
        / ((1 - chance[place]) * (rows[place] + Self.prior))
    }
    let best = bySpecification.compactMap { $0 }.sorted(by: >)
    guard !best.isEmpty else {
      (kappa, share) = (nil, 0)
      return
    }
    let top = best.prefix((best.count + 9) / 10)
    let kappa = top.reduce(0, +) / Double(top.count)
    let trust = max(0, Agreement(given: given, predicted: predicted, classes: classes).mcc)
    self.kappa = kappa
    let ratio = kappa >= trust ? 1 : kappa / trust
    share = (1 - trust) * min(1, max(0, 2 * ratio - 0.5))
  }
}
