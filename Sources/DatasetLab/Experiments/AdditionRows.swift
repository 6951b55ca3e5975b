/// The rows that the models of one split have beside the split's training rows.
struct AdditionRows {
  /// The labels of all rows where pseudo-labels are used.
  let pseudoGiven: [Int32]
  private let data: AugmentationData
  private let candidates: [Int]
  private let orders: [PoolOrders.Order]
  private let pseudo: [PoolSelection.Hit]

  init(
    _ data: AugmentationData, base: [Int], orders: [PoolOrders.Order],
    pseudo: [PoolSelection.Hit]
  ) {
    self.data = data
    self.orders = orders
    self.pseudo = pseudo
    candidates = data.candidates(beside: base)
    pseudoGiven = data.given(pseudoLabelled: pseudo)
  }

  /// Rows of the whole matrix.
  func added(_ addition: AugmentExperiment.Addition) -> [Int] {
    let rows: [Int]
    switch addition {
    case .none: rows = []
    case .all: rows = candidates
    case .chosen(let strategy, let size):
      rows = Array(order(strategy).prefix(size))
    case .pseudoLabelled(let size, let labelled):
      // A row has one label in all models of a pass, so labelled ones come from the others.
      let own = Set(pseudo.map(\.row))
      rows =
        pseudo.prefix(size).map(\.row)
        + order(.random).lazy.filter { !own.contains($0) }.prefix(labelled)
    }
    return rows.map { data.poolRows.lowerBound + $0 }
  }

  private func order(_ strategy: SelectionStrategy) -> [Int] {
    orders.first { $0.strategy == strategy }?.rows ?? []
  }
}

extension AugmentExperiment.Addition {
  var isPseudoLabelled: Bool {
    if case .pseudoLabelled = self { return true }
    return false
  }
}
