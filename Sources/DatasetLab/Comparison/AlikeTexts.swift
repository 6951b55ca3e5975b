/// Which rows of some data sets say the same or nearly so.
///
/// Rows are taken together by what their texts say (`TextIdentity.words`), their data set and
/// their label; such a cell is one place of the comparison, however many rows it has.
struct AlikeTexts: Sendable {
  /// Rows with the same words, data set and label.
  struct Cell: Sendable {
    let words: UInt32
    let dataset: Int
    let label: Int32
    /// Ascending.
    let rows: [Int]
  }

  /// Two cells, or one cell twice where it has several rows.
  struct Pair: Sendable {
    let a: Int
    let b: Int
    /// Of their shingles; 1 where the words are the same.
    let similarity: Double
  }

  /// The cells, by words, then data set, then label.
  let cells: [Cell]
  /// Pairs of cells that say the same or nearly so.
  let pairs: [Pair]

  /// Looks for them.
  ///
  /// - Parameters:
  ///   - data: The data sets.
  ///   - near: The near duplicates among the different words.
  init(_ data: ComparisonData, near: NearDuplicates) {
    let words = data.identities.words
    let order = data.given.indices.filter { data.identities.hasWords($0) }.sorted { a, b in
      (words[a], data.source[a], data.given[a], a) < (words[b], data.source[b], data.given[b], b)
    }
    var cells: [Cell] = []
    var first = 0
    for at in order.indices {
      let (row, next) = (order[at], at + 1 < order.count ? order[at + 1] : nil)
      if let next, words[next] == words[row], data.source[next] == data.source[row],
        data.given[next] == data.given[row]
      {
        continue
      }
      cells.append(
        Cell(
          words: words[row], dataset: data.dataset(of: row), label: data.given[row],
          rows: Array(order[first...at])))
      first = at + 1
    }
    self.cells = cells
    pairs = Self.pairs(cells, data.identities, near: near)
  }

  private static func pairs(
    _ cells: [Cell], _ identities: TextIdentities, near: NearDuplicates
  ) -> [Pair] {
    var cellsOf = [Range<Int>](repeating: 0..<0, count: identities.wordForms.count)
    for (place, cell) in cells.enumerated() {
      let own = cellsOf[Int(cell.words)]
      cellsOf[Int(cell.words)] = (own.isEmpty ? place : own.lowerBound)..<place + 1
    }
    var pairs: [Pair] = []
    for own in cellsOf {
      for a in own {
        if cells[a].rows.count > 1 { pairs.append(Pair(a: a, b: a, similarity: 1)) }
        for b in a + 1..<max(own.upperBound, a + 1) {
          pairs.append(Pair(a: a, b: b, similarity: 1))
        }
      }
    }
    let same = sameTexts(cells, identities)
    pairs += same
    let known = Set(same.map { [$0.a, $0.b] })
    for pair in near.pairs {
      for a in cellsOf[pair.a] {
        for b in cellsOf[pair.b] where !known.contains([min(a, b), max(a, b)]) {
          pairs.append(Pair(a: a, b: b, similarity: pair.similarity))
        }
      }
    }
    return pairs
  }

  /// Cells with different words whose texts are the same: `@` may begin a mention in one and
  /// stand for a letter in the other.
  private static func sameTexts(_ cells: [Cell], _ identities: TextIdentities) -> [Pair] {
    var firstCellOf: [UInt32: Int] = [:]
    var met = Set<[Int]>()
    var pairs: [Pair] = []
    for (place, cell) in cells.enumerated() {
      for row in cell.rows {
        let first = firstCellOf[identities.texts[row]]
        guard let first else {
          firstCellOf[identities.texts[row]] = place
          continue
        }
        if cells[first].words != cell.words && met.insert([first, place]).inserted {
          pairs.append(Pair(a: first, b: place, similarity: 1))
        }
      }
    }
    return pairs
  }
}
