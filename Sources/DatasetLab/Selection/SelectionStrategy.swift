/// How rows of a pool are chosen to be trained on.
public enum SelectionStrategy: String, Sendable, CaseIterable {
  /// Rows that rank high for the specifications, as many for each.
  case spec
  /// Rows drawn at random.
  case random
  /// Rows whose text tells the present model least about their label.
  case pviLow = "pvi-low"
  /// Rows whose text tells the present model most about their label.
  case pviHigh = "pvi-high"
  /// Rows about which the present model is least sure.
  case uncertainty
  /// Rows that rank high for the specifications and surprise the present model.
  case specPVI = "spec+pvi"

  /// Whether the present model's probabilities are needed.
  public var needsModel: Bool { self != .spec && self != .random }
  /// Whether specifications are needed.
  public var needsSpecifications: Bool { self == .spec || self == .specPVI }
}
