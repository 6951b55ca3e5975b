/// The rows of a pool that some training data should be extended by.
public struct GuidedSelection: Sendable {
  /// The chosen rows, first choice first.
  public let chosen: [PoolSelection.Hit]
  /// Rows that a specification found and whose label contradicts it, in the order in which they
  /// were met.
  public let suspects: [PoolSelection.Hit]
  /// How many rows of the pool could be chosen: neither a text of the training data or the queries,
  /// nor one that another row has.
  public let candidates: Int

  /// Chooses.
  ///
  /// - Parameters:
  ///   - data: Training data, pool, and a suite whose queries say what is needed.
  ///   - strategy: How rows are chosen.
  ///   - budget: How many.
  ///   - options: How they are ranked.
  ///   - machine: The means.
  /// - Throws: `SelectionError` where the strategy needs queries and there are none.
  public init(
    _ data: AugmentationData, strategy: SelectionStrategy, budget: Int,
    options: SelectionOptions = SelectionOptions(), on machine: Machine
  ) throws(SelectionError) {
    if strategy.needsSpecifications && data.queries.isEmpty {
      throw .noQueries(file: data.suite.name)
    }
    let base = Array(data.trainRows)
    let order = PoolOrders(
      data: data, bases: [base], penalty: data.penalty(on: machine), budget: budget,
      options: options, machine: machine
    ).all([strategy])[0][0]
    chosen = order.hits
    suspects = order.contradictions
    candidates = data.candidates(beside: base).count
  }
}
