import DatasetLab

/// What more general words change in some rows.
struct EffectJSON: Encodable {
  var map: String?
  var word: String?
  var general: String?
  var rows: Int
  var flips: Int
  var p_change: Double?
  var p_change_low: Double?
  var p_change_high: Double?
  var PVI_before: Double?
  var PVI_before_low: Double?
  var PVI_before_high: Double?
  var PVI_after: Double?
  var PVI_after_low: Double?
  var PVI_after_high: Double?
  var PVI_change: Double?
  var PVI_change_low: Double?
  var PVI_change_high: Double?

  init(
    map: String? = nil, word: String? = nil, general: String? = nil,
    _ effect: Generalisation.Effect?
  ) {
    self.map = map
    self.word = word
    self.general = general
    rows = effect?.rows ?? 0
    flips = effect?.flips ?? 0
    (p_change, p_change_low, p_change_high) = Self.ends(effect?.confidence)
    (PVI_before, PVI_before_low, PVI_before_high) = Self.ends(effect?.before)
    (PVI_after, PVI_after_low, PVI_after_high) = Self.ends(effect?.after)
    (PVI_change, PVI_change_low, PVI_change_high) = Self.ends(effect?.change)
  }

  private static func ends(_ mean: BootstrapMean?) -> (Double?, Double?, Double?) {
    (mean?.mean, mean?.low, mean?.high)
  }
}
