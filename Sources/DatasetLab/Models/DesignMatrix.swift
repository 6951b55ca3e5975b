/// The inputs of all rows as the classifier sees them: sparse n-grams, dense vectors, both or none.
///
/// Models see each row less the mean row: with J = I - 1 1ᵀ / N for that, the optimiser needs one
/// thing only, the map a -> J X Xᵀ J a from row coefficients to margins (the Gram product).
/// Concatenating features adds their Gram products; no features at all is the null input.
///
/// What the mean row would add to margins the intercepts add, which have no penalty, so the models
/// are the same. But texts have much in common, which makes the direction of the mean row the
/// stiffest by far; without it a minimum is found in three quarters of the steps or fewer.
package struct DesignMatrix: Sendable {
  let rows: Int
  private let features: FactoredFeatures?
  package let sparse: Ways?
  private let embeddings: Embeddings?

  /// The ways through X = S (C G + E) W = S (C P + F) A W, where A are n-grams with all that they
  /// begin with, and P and F the longest ones of chunks and of rows.
  package struct Ways: Sendable {
    /// Cᵀ, from rows to chunks.
    package let toChunks: SparseSum
    /// W² Aᵀ (Pᵀ · + Fᵀ ·), from chunks and rows to columns, and A, from there to n-grams.
    package let columns: ChainSum
    /// P, from n-grams to chunks.
    package let backToChunks: SparseSum
    /// S (C · + F ·), from chunks and n-grams to rows.
    package let backToRows: SparseSum
  }

  package init(
    rows: Int, features: FactoredFeatures? = nil, embeddings: Embeddings? = nil,
    on machine: Machine
  ) {
    self.rows = rows
    self.features = features
    self.embeddings = embeddings
    sparse = features.map { features in
      let chains = features.chains
      let entries = chains.longest(of: features.entries, on: machine)
      let contents = chains.longest(of: features.contents, on: machine)
      return Ways(
        toChunks: SparseSum([features.chunks.transposed(on: machine)]),
        columns: ChainSum(
          [contents.transposed(on: machine), entries.transposed(on: machine)], chains: chains,
          scales: features.columnWeights.map { $0.map { $0 * $0 } }),
        backToChunks: SparseSum([contents]),
        backToRows: SparseSum([features.chunks, entries], scales: features.rowScales))
    }
  }

  /// The inputs of some of the rows, in the given order.
  func selecting(_ rows: [Int], on machine: Machine) -> DesignMatrix {
    DesignMatrix(
      rows: rows.count, features: features?.selecting(rows, on: machine),
      embeddings: embeddings?.selecting(rows), on: machine)
  }

  /// The same rows with other sparse features.
  func replacing(_ features: FactoredFeatures, on machine: Machine) -> DesignMatrix {
    DesignMatrix(rows: rows, features: features, embeddings: embeddings, on: machine)
  }

  /// What a product needs room for, kept from one to the next.
  struct Scratch {
    fileprivate var scaled: LaneMatrix
    fileprivate var ofChunks: LaneMatrix
    fileprivate var ofNGrams: LaneMatrix
    fileprivate var ofDimensions: LaneMatrix
  }

  func scratch(lanes: Int) -> Scratch {
    Scratch(
      scaled: LaneMatrix(rows: features?.rows ?? 0, lanes: lanes),
      ofChunks: LaneMatrix(rows: sparse?.toChunks.rows ?? 0, lanes: lanes),
      ofNGrams: LaneMatrix(rows: sparse?.columns.rows ?? 0, lanes: lanes),
      ofDimensions: LaneMatrix(rows: embeddings?.dimensions ?? 0, lanes: lanes))
  }

  /// Weights of zero: V x lanes for sparse features, then D x lanes for dense ones.
  func noWeights(lanes: Int) -> [LaneMatrix] {
    [sparse?.columns.rows, embeddings?.dimensions].compactMap { $0 }
      .map { LaneMatrix(rows: $0, lanes: lanes) }
  }

  /// J X Xᵀ J a: the margins of the model whose weights are Xᵀ J a, less their mean.
  func gram(
    _ coefficients: LaneMatrix, into margins: inout LaneMatrix, with scratch: inout Scratch,
    on machine: Machine
  ) {
    if let sparse {
      var ngrams = LaneMatrix(rows: 0, lanes: coefficients.lanes)
      swap(&ngrams, &scratch.ofNGrams)
      gather(coefficients, sparse, returning: true, into: &ngrams, with: &scratch, on: machine)
      scatter(ngrams, sparse, into: &margins, with: &scratch, on: machine)
      swap(&ngrams, &scratch.ofNGrams)
    }
    if let embeddings {
      embeddings.gather(coefficients.centred(on: machine), into: &scratch.ofDimensions, on: machine)
      embeddings.scatter(scratch.ofDimensions, into: &margins, adds: sparse != nil, on: machine)
    }
    margins.centre(on: machine)
  }

  /// W Xᵀ J a: the weights that row coefficients stand for, each times its column's own weight.
  func gather(
    _ coefficients: LaneMatrix, into weights: inout [LaneMatrix], with scratch: inout Scratch,
    on machine: Machine
  ) {
    if let sparse {
      gather(
        coefficients, sparse, returning: false, into: &weights[0], with: &scratch, on: machine)
    }
    embeddings?.gather(
      coefficients.centred(on: machine), into: &weights[weights.count - 1], on: machine)
  }

  /// The same for the sparse features alone, or A times that.
  private func gather(
    _ coefficients: LaneMatrix, _ sparse: Ways, returning returns: Bool,
    into weights: inout LaneMatrix, with scratch: inout Scratch, on machine: Machine
  ) {
    scratch.scaled.set(
      to: coefficients, minus: coefficients.mean(on: machine), scaledBy: features?.rowScales,
      on: machine)
    sparse.toChunks.take(of: [scratch.scaled], into: &scratch.ofChunks, on: machine)
    sparse.columns.take(
      of: [scratch.ofChunks, scratch.scaled], returning: returns, into: &weights, on: machine)
  }

  /// J X W⁻¹ u: the margins of weights that are given times their columns' own, less their mean.
  func scatter(
    _ weights: [LaneMatrix], into margins: inout LaneMatrix, with scratch: inout Scratch,
    on machine: Machine
  ) {
    if let sparse {
      let ngrams = sparse.columns.back(weights[0], in: &scratch.ofNGrams, on: machine)
      scatter(ngrams, sparse, into: &margins, with: &scratch, on: machine)
    }
    embeddings?.scatter(
      weights[weights.count - 1], into: &margins, adds: sparse != nil, on: machine)
    margins.centre(on: machine)
  }

  /// S (C P + F) v: the margins of A W⁻¹ u, with their mean.
  private func scatter(
    _ ngrams: LaneMatrix, _ sparse: Ways, into margins: inout LaneMatrix,
    with scratch: inout Scratch, on machine: Machine
  ) {
    sparse.backToChunks.take(of: [ngrams], into: &scratch.ofChunks, on: machine)
    sparse.backToRows.take(of: [scratch.ofChunks, ngrams], into: &margins, on: machine)
  }

  /// Weights as they act on the columns: each divided by its column's own weight, V x lanes for the
  /// sparse features; and the margins of the mean row.
  func plain(
    _ weights: [LaneMatrix], on machine: Machine
  ) -> (values: LaneMatrix, ofMean: [Float])? {
    guard let sparse, let features else { return nil }
    var scratch = scratch(lanes: weights[0].lanes)
    var margins = LaneMatrix(rows: rows, lanes: weights[0].lanes)
    let ngrams = sparse.columns.back(weights[0], in: &scratch.ofNGrams, on: machine)
    scatter(ngrams, sparse, into: &margins, with: &scratch, on: machine)
    let mean = margins.mean(on: machine)
    guard let own = features.columnWeights else { return (weights[0], mean) }
    var values = LaneMatrix(rows: weights[0].rows, lanes: weights[0].lanes)
    let none = [Float](repeating: 0, count: values.lanes)
    values.set(to: weights[0], minus: none, scaledBy: own.map { 1 / $0 }, on: machine)
    return (values, mean)
  }

  /// What is known of the columns, one kind of input after the other.
  ///
  /// - Parameter sample: The rows to tell the columns' spread by.
  /// - Returns: As many as there are kinds of weights.
  func columns(sampling sample: [Int]) -> [ColumnTraits] {
    [
      features.map {
        ColumnTraits(
          squares: $0.columnSquares(sampling: sample),
          metric: $0.columnWeights.map { $0.map { 1 / ($0 * $0) } })
      },
      embeddings.map { ColumnTraits(squares: $0.columnSquares(sampling: sample), metric: nil) },
    ].compactMap { $0 }
  }
}
