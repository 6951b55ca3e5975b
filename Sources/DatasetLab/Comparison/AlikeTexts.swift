/// Which rows of some data sets say the same or nearly so.
///
/// Rows are taken together by what their texts say (`TextIdentity.words`, or all of it where there
/// are no words), their data set and their label; such a cell is one place of the comparison, however many rows it has.
struct AlikeTexts: Sendable {
  /// Rows that say the same in one data set with one label.
  struct Cell: Sendable {
    /// The number of their words; of texts without words, a number of all of it beyond those.
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
    /// Of their shingles; 1 where the texts are the same in some reading.
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
    let identities = data.identities
    let words = data.given.indices.map { row in
      identities.hasWords(row)
        ? identities.words[row] : UInt32(identities.wordForms.count) + identities.whole[row]
    }
    let order = data.given.indices.sorted { a, b in
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
    let count = max(identities.wordForms.count, cells.last.map { Int($0.words) + 1 } ?? 0)
    var cellsOf = [Range<Int>](repeating: 0..<0, count: count)
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
    var known = Set<[Int]>()
    for numbers in [identities.texts, identities.loose] {
      for pair in sameNumbers(cells, numbers) where known.insert([pair.a, pair.b]).inserted {
        pairs.append(pair)
      }
    }
    for pair in near.pairs {
      for a in cellsOf[pair.a] {
        for b in cellsOf[pair.b] where !known.contains([min(a, b), max(a, b)]) {
          pairs.append(Pair(a: a, b: b, similarity: pair.similarity))
        }
      }
    }
    return pairs
  }

  /// Cells with different words where rows have the same number: `@` may begin a mention in one
  /// and stand for a letter in the other, `44` may be a number or letters. 0 is no text.
  private static func sameNumbers(_ cells: [Cell], _ numbers: [UInt32]) -> [Pair] {
    var cellsOf = [[Int]](repeating: [], count: numbers.reduce(0) { max($0, Int($1) + 1) })
    for (place, cell) in cells.enumerated() {
      for number in cell.rows.lazy.map({ Int(numbers[$0]) })
      where number > 0 && cellsOf[number].last != place {
        cellsOf[number].append(place)
      }
    }
    return cellsOf.flatMap { group in
      group.indices.flatMap { first in
        group[(first + 1)...].filter { cells[$0].words != cells[group[first]].words }
          .map { Pair(a: group[first], b: $0, similarity: 1) }
      }
    }
  }
}
