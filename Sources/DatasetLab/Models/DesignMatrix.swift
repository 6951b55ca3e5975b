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

  /// The ways through X = S (C G + E) W.
  package struct Ways: Sendable {
    /// Cᵀ, from rows to chunks.
    package let toChunks: SparseSum
    /// W² (Gᵀ · + Eᵀ ·), from chunks and rows to columns.
    package let toColumns: SparseSum
    /// G, from columns to chunks.
    package let backToChunks: SparseSum
    /// S (C · + E ·), from chunks and columns to rows.
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
      let sides = [features.entries, features.chunks, features.contents]
      var turned = sides
      turned.withUnsafeMutableBufferPointer { turned in
        machine.forEachBlock(of: sides.count, size: 1) { side, _ in
          turned[side] = sides[side].transposed()
        }
      }
      return Ways(
        toChunks: SparseSum([turned[1]]),
        toColumns: SparseSum(
          [turned[2], turned[0]], scales: features.columnWeights.map { $0.map { $0 * $0 } }),
        backToChunks: SparseSum([features.contents]),
        backToRows: SparseSum([features.chunks, features.entries], scales: features.rowScales))
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

  /// What a Gram product needs room for, kept from one to the next.
  struct Scratch {
    fileprivate var scaled: LaneMatrix
    fileprivate var ofChunks: LaneMatrix
    fileprivate var ofColumns: LaneMatrix
  }

  func scratch(lanes: Int) -> Scratch {
    Scratch(
      scaled: LaneMatrix(rows: features?.rows ?? 0, lanes: lanes),
      ofChunks: LaneMatrix(rows: sparse?.toChunks.rows ?? 0, lanes: lanes),
      ofColumns: LaneMatrix(rows: sparse?.toColumns.rows ?? 0, lanes: lanes))
  }

  /// J X Xᵀ J a: the margins of the model whose weights are Xᵀ J a, less their mean.
  func gram(
    _ coefficients: LaneMatrix, into margins: inout LaneMatrix, with scratch: inout Scratch,
    on machine: Machine
  ) {
    if let sparse {
      gather(coefficients, sparse, with: &scratch, on: machine)
      scatter(sparse, into: &margins, with: &scratch, on: machine)
    }
    if let embeddings {
      var centred = coefficients
      centred.centre(on: machine)
      let dense = embeddings.gram(centred, on: machine)
      let keeps = [Float](repeating: sparse == nil ? 0 : 1, count: margins.lanes)
      margins.combine(keeps, dense, margins.ones, on: machine)
    }
    margins.centre(on: machine)
  }

  /// Xᵀ J a for the sparse features: their weights, V x lanes, and the margins of the mean row.
  func weights(
    _ coefficients: LaneMatrix, on machine: Machine
  ) -> (values: LaneMatrix, ofMean: [Float])? {
    guard let sparse else { return nil }
    var scratch = scratch(lanes: coefficients.lanes)
    gather(coefficients, sparse, with: &scratch, on: machine)
    var margins = LaneMatrix(rows: rows, lanes: coefficients.lanes)
    scatter(sparse, into: &margins, with: &scratch, on: machine)
    if let weights = features?.columnWeights {
      let squared = scratch.ofColumns
      scratch.ofColumns.set(
        to: squared, minus: Array(repeating: 0, count: squared.lanes),
        scaledBy: weights.map { 1 / $0 }, on: machine)
    }
    return (scratch.ofColumns, margins.mean(on: machine))
  }

  /// W² (Gᵀ Cᵀ + Eᵀ) S J a.
  private func gather(
    _ coefficients: LaneMatrix, _ sparse: Ways, with scratch: inout Scratch, on machine: Machine
  ) {
    scratch.scaled.set(
      to: coefficients, minus: coefficients.mean(on: machine), scaledBy: features?.rowScales,
      on: machine)
    sparse.toChunks.take(of: [scratch.scaled], into: &scratch.ofChunks, on: machine)
    sparse.toColumns.take(
      of: [scratch.ofChunks, scratch.scaled], into: &scratch.ofColumns, on: machine)
  }

  /// S (C G + E) times what was gathered.
  private func scatter(
    _ sparse: Ways, into margins: inout LaneMatrix, with scratch: inout Scratch,
    on machine: Machine
  ) {
    sparse.backToChunks.take(of: [scratch.ofColumns], into: &scratch.ofChunks, on: machine)
    sparse.backToRows.take(
      of: [scratch.ofChunks, scratch.ofColumns], into: &margins, on: machine)
  }
}

/// Gram products of one design, with the room that they need, counted.
struct GramProduct {
  private let design: DesignMatrix
  private let machine: Machine
  private var scratch: DesignMatrix.Scratch
  private(set) var count = 0

  init(design: DesignMatrix, lanes: Int, machine: Machine) {
    self.design = design
    self.machine = machine
    scratch = design.scratch(lanes: lanes)
  }

  /// J X Xᵀ J a.
  mutating func apply(_ coefficients: LaneMatrix, into margins: inout LaneMatrix) {
    design.gram(coefficients, into: &margins, with: &scratch, on: machine)
    count += 1
  }
}
