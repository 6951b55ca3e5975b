/// The inputs of all rows as the classifier sees them: sparse n-grams, dense vectors, both or none.
///
/// The optimiser needs one thing only: the map a -> X Xᵀ a from row coefficients to margins
/// (the Gram product). Concatenating features adds their Gram products; no features at all is the
/// null input.
struct DesignMatrix: Sendable {
  let rows: Int
  private let features: FeatureMatrix?
  private let columns: FeatureMatrix?
  private let embeddings: Embeddings?

  init(rows: Int, features: FeatureMatrix? = nil, embeddings: Embeddings? = nil) {
    self.rows = rows
    self.features = features
    columns = features?.transposed()
    self.embeddings = embeddings
  }

  /// X Xᵀ a: the margins of the model whose weights are Xᵀ a.
  func gram(_ coefficients: LaneMatrix, on machine: Machine) -> LaneMatrix {
    guard let features, let columns else {
      return embeddings?.gram(coefficients, on: machine)
        ?? LaneMatrix(rows: rows, lanes: coefficients.lanes)
    }
    var margins = features.product(columns.product(coefficients, on: machine), on: machine)
    if let dense = embeddings?.gram(coefficients, on: machine) {
      let ones = [Float](repeating: 1, count: margins.lanes)
      margins.combine(ones, dense, ones, on: machine)
    }
    return margins
  }

  /// Xᵀ a for the sparse features: their weights, V x lanes.
  func weights(_ coefficients: LaneMatrix, on machine: Machine) -> LaneMatrix? {
    columns?.product(coefficients, on: machine)
  }
}
