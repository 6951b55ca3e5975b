import Foundation

/// TF-IDF features of word 1-2-grams and within-chunk character 2-5-grams.
///
/// An n-gram's value is (1 + ln tf) (1 + ln((1 + N) / (1 + df))), as scikit-learn's
/// `TfidfVectorizer(sublinear_tf=True)` has it. The words' and the characters' halves of a row are
/// each scaled to length 1 / √2, so that a row has length 1 (Euclidean); a half without n-grams
/// leaves the row shorter. The vocabulary is exact: n-grams of at least `minimumRows` rows.
public struct TFIDF: Sendable {
  /// N x V; the columns run from the most to the least frequent n-gram, so that the weights that
  /// are used most share cache lines and pages.
  public let matrix: FeatureMatrix
  /// The n-grams before the rare ones are dropped.
  let ngrams: NGrams
  /// The column of each n-gram, or `absent` where it is too rare.
  let columnOf: [UInt32]

  static let absent = UInt32.max

  /// Counts and weighs the n-grams of all rows.
  ///
  /// - Parameters:
  ///   - texts: The tokenised rows.
  ///   - minimumRows: N-grams of fewer rows are dropped.
  ///   - machine: The means.
  /// - Complexity: O(n-grams of all rows).
  public init(_ texts: TokenizedTexts, minimumRows: Int = 2, on machine: Machine) {
    let ngrams = NGrams(texts)
    let rows = texts.words.count
    let frequencies = Self.rowFrequencies(ngrams, rows: rows, on: machine)
    let columnOf = Self.columns(frequencies, minimumRows: minimumRows)
    let width = columnOf.count { $0 != Self.absent }

    var weights = [Float](repeating: 0, count: width)
    for (id, column) in columnOf.enumerated() where column != Self.absent {
      weights[Int(column)] = 1 + Float(log(Double(1 + rows) / Double(1 + frequencies[id])))
    }
    matrix = Self.fill(ngrams, rows: rows, columnOf: columnOf, weights: weights, on: machine)
    self.ngrams = ngrams
    self.columnOf = columnOf
  }

  /// The n-gram of each column: a word, two words, or characters with blanks at a chunk's ends.
  public var names: [String] {
    var names = [String](repeating: "", count: matrix.columns)
    for (id, column) in columnOf.enumerated() where column != Self.absent {
      names[Int(column)] = ngrams.name(id)
    }
    return names
  }

  /// The number of rows in which each n-gram occurs.
  private static func rowFrequencies(_ ngrams: NGrams, rows: Int, on machine: Machine) -> [Int32] {
    let size = max(1, (rows + machine.threads - 1) / machine.threads)
    let parts = (rows + size - 1) / size
    var counts = [Int32](repeating: 0, count: parts * ngrams.count)
    counts.withUnsafeMutableBufferPointer { counts in
      guard let base = counts.baseAddress else { return }
      machine.forEachBlock(of: rows, size: size) { part, range in
        let counts = base + part * ngrams.count
        var seen = [Int32](repeating: -1, count: ngrams.count)
        for row in range {
          ngrams.forEach(in: row) { id in
            if seen[id] != Int32(row) {
              seen[id] = Int32(row)
              counts[id] += 1
            }
          }
        }
      }
      for part in 1..<max(1, parts) {
        for id in 0..<ngrams.count { base[id] += base[part * ngrams.count + id] }
      }
    }
    return Array(counts[..<ngrams.count])
  }

  /// Numbers the n-grams that are frequent enough, most frequent first, equals by id.
  private static func columns(_ frequencies: [Int32], minimumRows: Int) -> [UInt32] {
    let most = Int(frequencies.max() ?? 0)
    var starts = [Int](repeating: 0, count: most + 2)
    for count in frequencies where count >= minimumRows { starts[most - Int(count) + 1] += 1 }
    for bin in 0...most { starts[bin + 1] += starts[bin] }
    return frequencies.map { count in
      guard count >= minimumRows else { return absent }
      defer { starts[most - Int(count)] += 1 }
      return UInt32(starts[most - Int(count)])
    }
  }

  /// Counts, weighs and scales every row, block by block.
  private static func fill(
    _ ngrams: NGrams, rows: Int, columnOf: [UInt32], weights: [Float], on machine: Machine
  ) -> FeatureMatrix {
    let size = max(1, (rows + machine.threads - 1) / machine.threads)
    var parts = [RowFiller](
      repeating: RowFiller(columns: 0), count: max(1, (rows + size - 1) / size))
    parts.withUnsafeMutableBufferPointer { parts in
      machine.forEachBlock(of: rows, size: size) { part, range in
        var filler = RowFiller(columns: weights.count)
        for row in range {
          filler.fill(row, of: ngrams, columnOf: columnOf, weights: weights)
        }
        parts[part] = filler
      }
    }
    var starts: [Int64] = [0]
    starts.reserveCapacity(rows + 1)
    var indices: [UInt32] = []
    var values: [Float] = []
    let entries = parts.reduce(0) { $0 + $1.indices.count }
    indices.reserveCapacity(entries)
    values.reserveCapacity(entries)
    for part in parts.indices {
      let before = Int64(indices.count)
      starts.append(contentsOf: parts[part].ends.lazy.map { Int64($0) + before })
      indices.append(contentsOf: parts[part].indices)
      values.append(contentsOf: parts[part].values)
      parts[part] = RowFiller(columns: 0)
    }
    return FeatureMatrix(
      columns: weights.count, starts: starts, indices: indices, values: values)
  }
}

/// Builds the entries of one row after the other.
private struct RowFiller {
  var indices: [UInt32] = []
  var values: [Float] = []
  var ends: [Int] = []
  /// Where the row at work has its entry for a column, if not before the row's start.
  private var place: [Int]

  init(columns: Int) { place = Array(repeating: -1, count: columns) }

  mutating func fill(_ row: Int, of ngrams: NGrams, columnOf: [UInt32], weights: [Float]) {
    let start = indices.count
    var split = -1
    let firstCharacter = ngrams.firstCharacter
    ngrams.forEach(in: row) { id in
      if split < 0 && id >= firstCharacter { split = indices.count }
      let column = columnOf[id]
      guard column != TFIDF.absent else { return }
      if place[Int(column)] >= start {
        values[place[Int(column)]] += 1
      } else {
        place[Int(column)] = indices.count
        indices.append(column)
        values.append(1)
      }
    }
    let end = indices.count
    if split < 0 { split = end }
    for half in [start..<split, split..<end] {
      var square = 0.0
      for entry in half {
        values[entry] = (1 + logf(values[entry])) * weights[Int(indices[entry])]
        square += Double(values[entry]) * Double(values[entry])
      }
      let scale = square > 0 ? Float((0.5 / square).squareRoot()) : 0
      for entry in half { values[entry] *= scale }
    }
    ends.append(end)
  }
}
