import CKernels

/// Inner products of all rows with a few vectors, a block of rows at a time.
///
/// Every product is summed in the order of the dimensions, so that it comes out the same to the
/// bit wherever its row stands.
package struct RowProducts {
  /// The most vectors that are multiplied at a time.
  package static let vectors = 32
  /// The rows of a block.
  package static let rows = 256

  /// The products of the block at work: those of a row lie side by side, `vectors` of them.
  package private(set) var values = [Float](repeating: 0, count: rows * vectors)

  private let embeddings: Embeddings
  /// D rows of as many lanes as there are vectors at a time.
  private var lanes: [Float]
  private let isa: ck_isa

  /// Takes up some vectors.
  ///
  /// - Parameters:
  ///   - embeddings: The rows, N x D.
  ///   - vectors: At most `RowProducts.vectors` vectors of D numbers.
  ///   - machine: The means; only its vector instructions are used.
  package init(_ embeddings: Embeddings, by vectors: [[Float]], on machine: Machine) {
    precondition(vectors.count <= Self.vectors, "\(vectors.count) vectors at a time are too many")
    self.embeddings = embeddings
    isa = machine.vectors.isa
    lanes = Array(repeating: 0, count: embeddings.dimensions * Self.vectors)
    for (lane, vector) in vectors.enumerated() {
      for (d, value) in vector.enumerated() { lanes[d * Self.vectors + lane] = value }
    }
  }

  /// The number of blocks.
  package var blocks: Int { (embeddings.rows + Self.rows - 1) / Self.rows }

  /// Multiplies a block and returns its rows.
  package mutating func multiply(block: Int) -> Range<Int> {
    let start = block * Self.rows
    let range = start..<min(start + Self.rows, embeddings.rows)
    embeddings.values.withUnsafeBufferPointer { rows in
      guard let base = rows.baseAddress else { return }
      ck_dense_product(
        isa, base + start * embeddings.dimensions, lanes, Int64(embeddings.dimensions),
        Int64(Self.vectors), Int64(range.count), 0, &values)
    }
    return range
  }
}
