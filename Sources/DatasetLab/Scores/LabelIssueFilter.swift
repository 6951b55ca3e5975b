/// A rule that flags rows whose label is probably wrong; raw values are the names users know.
///
/// Northcutt, Jiang, Chuang, Confident Learning, 2021, section 4, DOI 10.1613/jair.1.12125.
public enum LabelIssueFilter: String, CaseIterable, Sendable, Hashable {
  /// For each pair of classes the rows that most prefer the other class, as many as estimated.
  case pruneByNoiseRate = "prune_by_noise_rate"
  /// For each class the rows least probable under their own label, as many as estimated.
  case pruneByClass = "prune_by_class"
  /// The rows that both prune rules flag.
  case both
  /// The rows confidently counted into a class that is not their label's.
  case confidentLearning = "confident_learning"
  /// The rows whose most probable class is not their label's.
  case predictedNotGiven = "predicted_neq_given"
  /// The rows of lowest self-confidence, as many as `confident_learning` flags.
  case lowSelfConfidence = "low_self_confidence"
  /// The rows of lowest normalised margin, as many as `confident_learning` flags.
  case lowNormalizedMargin = "low_normalized_margin"

  /// The filter's bit in a row's set of filters.
  var bit: UInt8 {
    switch self {
    case .pruneByNoiseRate: 1
    case .pruneByClass: 2
    case .both: 4
    case .confidentLearning: 8
    case .predictedNotGiven: 16
    case .lowSelfConfidence: 32
    case .lowNormalizedMargin: 64
    }
  }
}
