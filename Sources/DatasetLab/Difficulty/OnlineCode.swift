import Foundation

/// How many bits it takes to write the labels down for somebody who has the texts: the online, or
/// prequential, code.
///
/// The rows are put into random order, equal texts together, and cut into blocks whose ends grow
/// by a constant factor. The first block's labels cost log2 K bits each; every other block is
/// written with the model that the blocks before it train. A code is shorter the more the texts
/// tell and the fewer rows it takes to learn it; that makes it a measure of difficulty that
/// depends on no held-out part. Two bits more say which penalty the models have.
///
/// Probabilities are mixed with the uniform distribution as if each label had been seen once more,
/// (n p + 1) / (n + K) after n rows, or a label that is new would cost infinitely many bits.
/// Source: E. Voita, I. Titov, "Information-theoretic probing with minimum description length",
/// EMNLP 2020, https://doi.org/10.18653/v1/2020.emnlp-main.14.
public struct OnlineCode: Sendable {
  /// Rows that are written with one model.
  public struct Block: Sendable, Hashable {
    /// The number of rows before the block, on which its model was trained.
    public let trained: Int
    /// The number of rows in the block.
    public let rows: Int
    /// What the labels of the block cost, in bits.
    public let bits: Double
    /// What they cost by the frequencies of the labels before them.
    public let nullBits: Double
  }

  /// The blocks in order.
  public let blocks: [Block]
  /// The number of labels, K.
  public let classes: Int

  /// The number of blocks.
  public static let blockCount = 9
  /// Where the first block ends.
  public static let firstBlock = 64
  /// What it takes to say which of the four penalties the models have.
  public static let penaltyBits = 2.0

  /// The length of the code in bits.
  public var length: Double { blocks.reduce(Self.penaltyBits) { $0 + $1.bits } }

  /// Its length for somebody without the texts.
  public var nullLength: Double { blocks.reduce(0) { $0 + $1.nullBits } }

  /// The number of rows, N.
  public var rows: Int { blocks.reduce(0) { $0 + $1.rows } }

  /// The length of the uniform code, N log2 K bits.
  public var uniformLength: Double { Double(rows) * log2(Double(classes)) }

  /// How many times as long as this code the uniform one is; above 1 the texts told something.
  public var compression: Double { length > 0 ? uniformLength / length : 1 }

  /// Where the blocks end: round(64 (N / 64)^(b / 8)) for b = 0 … 8, without empty blocks.
  ///
  /// - Parameters:
  ///   - rows: The number of rows, N.
  ///   - first: The end of the first block; N where that is less.
  ///   - blocks: How many there are at most, at least 2.
  /// - Returns: Ascending ends, the last one N.
  public static func ends(
    rows: Int, first: Int = firstBlock, blocks: Int = blockCount
  ) -> [Int] {
    let least = Double(min(first, rows))
    var ends: [Int] = []
    for block in 0..<blocks where rows > 0 {
      let share = Double(block) / Double(blocks - 1)
      let end = Int((least * pow(Double(rows) / least, share)).rounded())
      if end > ends.last ?? 0 { ends.append(end) }
    }
    return ends
  }

  /// Writes labels.
  ///
  /// - Parameters:
  ///   - features: What the models see of N rows.
  ///   - given: The label of each row.
  ///   - classes: The number of labels, K.
  ///   - order: All rows in the order in which they are written.
  ///   - penalty: λ.
  ///   - tolerance: The share of the objective by which a model may miss its minimum.
  ///   - machine: The means.
  /// - Complexity: Eight models side by side, on the same rows as the largest.
  package init(
    features: FactoredFeatures, given: [Int32], classes: Int, order: [Int], penalty: Double,
    tolerance: Double = 5e-4, on machine: Machine
  ) {
    let ends = Self.ends(rows: order.count)
    let models = SubsetModels(
      design: DesignMatrix(rows: given.count, features: features, on: machine), given: given,
      classes: classes, sets: ends.dropLast().map { Array(order[..<$0]) }, penalty: penalty,
      tolerance: tolerance, on: machine)
    var counts = [Double](repeating: 0, count: classes)
    self.classes = classes
    blocks = ends.indices.map { block in
      let start = block == 0 ? 0 : ends[block - 1]
      let rows = order[start..<ends[block]]
      let seen = Double(start)
      func cost(_ p: Double) -> Double { -log2((seen * p + 1) / (seen + Double(classes))) }
      let nullBits = rows.reduce(0.0) {
        $0 + cost(seen > 0 ? counts[Int(given[$1])] / seen : 0)
      }
      var bits = Double(rows.count) * log2(Double(classes))
      if block > 0 {
        let probabilities = models.probabilities(block - 1, rows: rows)
        bits = rows.enumerated().reduce(0) {
          $0 + cost(probabilities[$1.offset, Int(given[$1.element])])
        }
      }
      for row in rows { counts[Int(given[row])] += 1 }
      return Block(trained: start, rows: rows.count, bits: bits, nullBits: nullBits)
    }
  }
}
