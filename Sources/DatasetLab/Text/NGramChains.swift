/// Which n-gram each n-gram goes on from: the same without its last character or word.
///
/// A text that has an n-gram has that one too, in the same place. So the longest ones tell the
/// others: with N the matrix from each n-gram to the one that it goes on from, A = I + N + N² + …
/// leads to all that it begins with, and lists of n-grams are L = (L - L N) A, where L - L N has
/// a third of the entries.
///
/// N-grams stand behind those that go on from them, and these stand together; so a tree of n-grams
/// is a stretch of neighbours with its root at the end.
package struct NGramChains: Sendable {
  /// By n-gram, the number of the one that it goes on from; `absent` for roots.
  package let shorter: [UInt32]
  package static let absent = UInt32.max

  private init(shorter: [UInt32]) { self.shorter = shorter }

  /// N-grams that have nothing to do with one another.
  init(roots: Int) { self.init(shorter: Array(repeating: Self.absent, count: roots)) }

  /// Puts n-grams in such an order.
  ///
  /// - Parameter shorter: The n-gram that each goes on from, which stands before it, or `absent`.
  /// - Returns: The place of each n-gram, and the chains in that order; of those that go on from
  ///   the same one the first remain first.
  package static func ordering(_ shorter: [UInt32]) -> (places: [UInt32], chains: NGramChains) {
    var sizes = [UInt32](repeating: 1, count: shorter.count)
    for ngram in shorter.indices.reversed() where shorter[ngram] != absent {
      sizes[Int(shorter[ngram])] += sizes[ngram]
    }
    var places = sizes
    // Where the next n-gram that goes on from each has its tree begin, and the next root.
    var next = sizes
    var nextRoot: UInt32 = 0
    for ngram in shorter.indices {
      let start: UInt32
      if shorter[ngram] == absent {
        start = nextRoot
        nextRoot += sizes[ngram]
      } else {
        start = next[Int(shorter[ngram])]
        next[Int(shorter[ngram])] += sizes[ngram]
      }
      next[ngram] = start
      places[ngram] = start + sizes[ngram] - 1
    }
    var ordered = shorter
    for (ngram, place) in places.enumerated() {
      ordered[Int(place)] = shorter[ngram] == absent ? absent : places[Int(shorter[ngram])]
    }
    return (places, NGramChains(shorter: ordered))
  }

  /// The number of n-grams.
  package var count: Int { shorter.count }

  /// Whether none goes on from another.
  var isFlat: Bool { shorter.allSatisfy { $0 == Self.absent } }

  /// Whether an n-gram is the last of its tree.
  func isRoot(_ ngram: Int) -> Bool { shorter[ngram] == Self.absent }

  /// Those of some n-grams, ascending, among which are all that these begin with.
  package func selecting(_ kept: [Int]) -> NGramChains {
    var numbers = [UInt32](repeating: Self.absent, count: count)
    for (number, ngram) in kept.enumerated() { numbers[ngram] = UInt32(number) }
    return NGramChains(
      shorter: kept.map { isRoot($0) ? Self.absent : numbers[Int(shorter[$0])] })
  }

  /// These, and so many roots behind them.
  func beside(roots: Int) -> NGramChains {
    NGramChains(shorter: shorter + NGramChains(roots: roots).shorter)
  }

  /// Takes out of lists of n-grams what their longer ones begin with.
  ///
  /// - Parameters:
  ///   - lists: L. Where entries have no values, an n-gram follows the one that it goes on from.
  ///   - machine: The means.
  /// - Returns: L - L N.
  package func longest(of lists: SparseLists, on machine: Machine) -> SparseLists {
    if isFlat || lists.indices.isEmpty { return lists }
    let parts = machine.mapStretches(of: lists.rows) { rows in
      lists.values.map { longest(of: lists, $0, rows) } ?? longest(inOrder: lists, rows)
    }
    return SparseLists(columns: count, joining: parts, on: machine)
  }

  private func longest(inOrder lists: SparseLists, _ rows: Range<Int>) -> SparseLists.Part {
    var part = SparseLists.Part()
    part.indices.reserveCapacity(Int(lists.starts[rows.upperBound] - lists.starts[rows.lowerBound]))
    for row in rows {
      var last = Self.absent
      for at in lists.entries(of: row) {
        let ngram = lists.indices[at]
        let before = shorter[Int(ngram)]
        precondition(
          before == Self.absent || before == last, "n-grams do not follow what they go on from")
        if before == Self.absent && last != Self.absent { part.indices.append(last) }
        last = ngram
      }
      if last != Self.absent { part.indices.append(last) }
      part.endList()
    }
    return part
  }

  private func longest(
    of lists: SparseLists, _ values: [Float], _ rows: Range<Int>
  ) -> SparseLists.Part {
    var part = SparseLists.Part()
    var sums = ListSums(columns: count)
    for row in rows {
      for at in lists.entries(of: row) {
        sums.add(values[at], to: lists.indices[at])
        let before = shorter[Int(lists.indices[at])]
        if before != Self.absent { sums.add(-values[at], to: before) }
      }
      for (ngram, sum) in sums.take() where sum != 0 {
        part.indices.append(ngram)
        part.values.append(sum)
      }
      part.endList()
    }
    return part
  }
}

/// What one list's entries sum up to, by column, in the order in which columns were first met.
private struct ListSums {
  private var places: [Int]
  private var met: [(column: UInt32, sum: Float)] = []
  private var before = 0

  init(columns: Int) { places = Array(repeating: -1, count: columns) }

  mutating func add(_ value: Float, to column: UInt32) {
    let place = places[Int(column)] - before
    if place >= 0 {
      met[place].sum += value
    } else {
      places[Int(column)] = before + met.count
      met.append((column, value))
    }
  }

  /// The sums, of which none is left.
  mutating func take() -> [(column: UInt32, sum: Float)] {
    before += met.count
    defer { met.removeAll(keepingCapacity: true) }
    return met
  }
}
