/// How rows were learnt: what the models said of their own training rows from epoch to epoch.
///
/// An epoch is one step of the optimiser, which looks at all rows. Watched are the audit's own
/// models, every row by those of all folds but its own, or, where they were tuned on a sample, the
/// models of the area under the margin; all epochs of all models count alike.
/// Sources: S. Swayamdipta et al., "Dataset cartography", EMNLP 2020,
/// https://doi.org/10.18653/v1/2020.emnlp-main.746 (confidence, variability, correctness, regions);
/// M. Toneva et al., "An empirical study of example forgetting during deep neural network
/// learning", ICLR 2019, https://arxiv.org/abs/1812.05159; M. Paul, S. Ganguli, G. K. Dziugaite,
/// "Deep learning on a data diet", NeurIPS 2021, https://arxiv.org/abs/2107.07075 (EL2N).
public struct TrainingDynamics: Sendable {
  /// What a row is like to learn.
  public enum Region: String, Sendable, CaseIterable {
    /// Neither of the others: its label is believed early and for good.
    case easy
    /// Among the third of the rows with the greatest variability.
    case ambiguous
    /// Among the third of the rows with the least confidence, and not ambiguous.
    case hard
  }

  /// Mean p(given label) over epochs, by row, 0 to 1; low is suspect.
  public let confidence: [Double]
  /// The standard deviation of p(given label) over epochs, by row.
  public let variability: [Double]
  /// The share of epochs in which the given label was the most probable one, by row.
  public let correctness: [Double]
  /// How often a model that had the label right lost it in its next epoch, by row, summed over
  /// models; nil where none ever had it right.
  public let forgetting: [Int?]
  /// EL2N: the mean length of p - one-hot label over the first three epochs, by row, 0 to √2; high
  /// is suspect.
  public let errorNorm: [Double]
  /// The part of the data map that each row is in.
  public let region: [Region]
  /// Whether the audit's own models were watched, and not those of the margins.
  public let isOfAudit: Bool
  /// The epochs of each model.
  public let epochs: [Int]
  /// The areas under the margin.
  public let margins: AreaUnderMargin

  /// Makes means of the sums; nil where no model learnt anything of some row.
  ///
  /// - Parameters:
  ///   - record: The sums of the audit's own models; nil where those of the margins' models are to
  ///     do.
  ///   - margins: The areas under the margin.
  package init?(_ record: TrainingRecord?, margins: AreaUnderMargin) {
    guard let own = record ?? margins.record, own.isComplete else { return nil }
    isOfAudit = record != nil
    let record = own
    confidence = record.rows.map { $0.confidence / Double(max(1, $0.epochs)) }
    variability = record.rows.map { row in
      let mean = row.confidence / Double(max(1, row.epochs))
      return max(0, row.squares / Double(max(1, row.epochs)) - mean * mean).squareRoot()
    }
    correctness = record.rows.map { Double($0.right) / Double(max(1, $0.epochs)) }
    forgetting = record.rows.map { $0.right == 0 ? nil : Int($0.forgotten) }
    errorNorm = record.rows.map { $0.errors / Double(max(1, $0.early)) }
    epochs = record.epochs
    self.margins = margins
    region = Self.regions(confidence: confidence, variability: variability)
  }

  /// How many rows are in a region.
  public func count(_ region: Region) -> Int { self.region.count { $0 == region } }

  /// How many rows have an area as small as a wrong label's.
  public var belowThreshold: Int { margins.values.indices.count { isBelowThreshold($0) } }

  /// Whether a row's area is as small as a wrong label's.
  public func isBelowThreshold(_ row: Int) -> Bool {
    margins.values[row] <= margins.thresholds[row]
  }

  private static func regions(confidence: [Double], variability: [Double]) -> [Region] {
    let third = confidence.count / 3
    guard third > 0 else { return confidence.map { _ in .easy } }
    let low = confidence.sorted()[third - 1]
    let high = variability.sorted()[variability.count - third]
    return confidence.indices.map { row in
      if variability[row] >= high { return .ambiguous }
      return confidence[row] <= low ? .hard : .easy
    }
  }
}
