/// How rows of a pool are ranked and chosen, whatever the strategy.
public struct SelectionOptions: Sendable {
  /// How many rows of the pool each query ranks.
  public var depth = 1000
  /// How the rankings of queries are merged.
  public var method = AggregationMethod.rrf
  /// How much likeness to rows ranked before counts against a row, 0 to 1.
  public var diversity = 0.0
  /// The most rows of a kind.
  public var limits = SelectionLimits()
  /// Draws hashes and samples.
  public var seed: UInt64 = 0

  /// The defaults.
  public init() {}
}
