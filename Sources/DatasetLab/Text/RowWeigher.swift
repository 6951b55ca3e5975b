import Foundation

/// Works out the own entries and the scales of rows whose character n-grams come from their chunks.
///
/// The chunks of a row give an n-gram tf times its weight where 1 + ln tf is wanted, so the row
/// has the entry 1 + ln tf - tf of its own if tf > 1. Words are entries of the row altogether;
/// they are scaled for themselves, and the row's scale is divided out of them.
struct RowWeigher: Sendable {
  private let chunks: SparseLists
  private let repeats: SparseLists
  private let words: SparseLists
  private let columnOf: [UInt32]
  private let weights: [Float]
  private let length: Double
  /// The sum of squares of the weights of each chunk's n-grams.
  private let squares: [Double]

  /// - Parameters:
  ///   - chunks: The chunks of each row.
  ///   - contents: The columns of each chunk.
  ///   - repeats: The character n-grams that come more than once in each row, with their counts.
  ///   - words: The word n-grams of each row, with their counts.
  ///   - columnOf: The column of each n-gram, words before characters.
  ///   - weights: The weight of each column.
  ///   - length: What words and characters of a row are each scaled to.
  ///   - machine: The means.
  init(
    chunks: SparseLists, contents: SparseLists, repeats: SparseLists, words: SparseLists,
    columnOf: [UInt32], weights: [Float], length: Double, on machine: Machine
  ) {
    self.chunks = chunks
    self.repeats = repeats
    self.words = words
    self.columnOf = columnOf
    self.weights = weights
    self.length = length
    let stretches = machine.mapStretches(of: contents.rows) { chunks in
      chunks.map { chunk in
        contents.entries(of: chunk).reduce(0.0) { sum, at in
          let weight = Double(weights[Int(contents.indices[at])])
          return sum + weight * weight
        }
      }
    }
    squares = machine.join(stretches)
  }

  /// The entries and scales of some neighbouring rows.
  func weigh(_ rows: Range<Int>) -> (entries: SparseLists.Part, scales: [Float]) {
    var entries = SparseLists.Part()
    var scales: [Float] = []
    scales.reserveCapacity(rows.count)
    for row in rows {
      var square = chunks.entries(of: row).reduce(0) { $0 + squares[Int(chunks.indices[$1])] }
      for at in repeats.entries(of: row) {
        let column = columnOf[words.columns + Int(repeats.indices[at])]
        guard column != KeyCensus.absent, let times = repeats.values?[at] else { continue }
        let damped = 1 + logf(times)
        entries.indices.append(column)
        entries.values.append(damped - times)
        let weight = Double(weights[Int(column)])
        square += (Double(damped) * Double(damped) - Double(times)) * weight * weight
      }
      let scale = square > 0 ? Float(length / square.squareRoot()) : 1
      scales.append(scale)

      let first = entries.indices.count
      var wordSquare = 0.0
      for at in words.entries(of: row) {
        let column = columnOf[Int(words.indices[at])]
        guard column != KeyCensus.absent, let times = words.values?[at] else { continue }
        let damped = times == 1 ? 1 : 1 + logf(times)
        entries.indices.append(column)
        entries.values.append(damped)
        let value = Double(damped) * Double(weights[Int(column)])
        wordSquare += value * value
      }
      let wordScale = Float(length / wordSquare.squareRoot()) / scale
      for at in first..<entries.indices.count { entries.values[at] *= wordScale }
      entries.endList()
    }
    return (entries, scales)
  }
}
