/// What an optimiser that works on weights must know of the columns of one kind of input.
struct ColumnTraits: Sendable {
  /// By how much each column differs from its mean: the squares of the differences, summed over
  /// all rows; an estimate will do.
  let squares: [Float]
  /// What the square of a weight counts in the penalty, since weights are held times their columns'
  /// own; nil: one.
  let metric: [Float]?
}

extension FactoredFeatures {
  /// The sum of squares of each column less its mean, told by some of the rows.
  func columnSquares(sampling sample: [Int]) -> [Float] {
    var moments = ColumnMoments(columns: columns)
    var inRow = [Float](repeating: 0, count: columns)
    for row in sample {
      let scale = rowScales?[row] ?? 1
      forEachEntry(of: row) { column, value in inRow[Int(column)] += value }
      forEachEntry(of: row) { column, _ in
        let column = Int(column)
        moments.add(scale * (columnWeights?[column] ?? 1) * inRow[column], to: column)
        inRow[column] = 0
      }
    }
    return moments.squares(sampled: sample.count, of: rows)
  }
}

extension Embeddings {
  /// The sum of squares of each dimension less its mean, told by some of the rows.
  func columnSquares(sampling sample: [Int]) -> [Float] {
    var moments = ColumnMoments(columns: dimensions)
    for row in sample {
      for (column, value) in vector(of: row).enumerated() { moments.add(value, to: column) }
    }
    return moments.squares(sampled: sample.count, of: rows)
  }
}

/// Sums and sums of squares of columns.
private struct ColumnMoments {
  private var sums: [Float]
  private var squares: [Float]

  init(columns: Int) {
    sums = Array(repeating: 0, count: columns)
    squares = sums
  }

  mutating func add(_ value: Float, to column: Int) {
    sums[column] += value
    squares[column] += value * value
  }

  /// The sums of squares less the mean, as if the sample's rows stood for all.
  func squares(sampled: Int, of rows: Int) -> [Float] {
    let share = Float(rows) / Float(max(1, sampled))
    return sums.indices.map {
      share * max(0, squares[$0] - sums[$0] * sums[$0] / Float(max(1, sampled)))
    }
  }
}
