/// Finds texts that are the same but for a word or two.
///
/// Words in common are counted by an inverted index; the longest common subsequence, which they
/// bound, is taken of the few pairs that have enough of them.
struct SharedTemplates {
  /// How many words may be left out of each of two texts.
  static let gap = 2

  private let words: Corpus
  private let rows: Range<Int>
  /// For the n-th occurrence of a word within a text the texts that have as many, ascending.
  private var holders: [Occurrence: [Int]] = [:]
  /// How many words each text has in common with the one that is asked for.
  private var common: [Int]

  private struct Occurrence: Hashable {
    var word: UInt32
    var number: Int
  }

  /// Indexes some rows of a corpus.
  init(_ words: Corpus, rows: Range<Int>) {
    self.words = words
    self.rows = rows
    common = Array(repeating: 0, count: rows.count)
    for (place, row) in rows.enumerated() {
      for occurrence in Self.occurrences(words.tokens(of: row)) {
        holders[occurrence, default: []].append(place)
      }
    }
  }

  /// The indexed text from which the fewest words must be left out, or from a row, to make both
  /// the same; the first of equals, or nil where none shares a template with the row.
  mutating func closest(to row: Int) -> (place: Int, differing: Int)? {
    let own = words.tokens(of: row)
    var touched: [Int] = []
    for occurrence in Self.occurrences(own) {
      for place in holders[occurrence] ?? [] {
        if common[place] == 0 { touched.append(place) }
        common[place] += 1
      }
    }
    var best: (place: Int, differing: Int)?
    for place in touched.sorted() {
      let other = words.tokens(of: rows.lowerBound + place)
      let longer = max(own.count, other.count)
      let least = max(longer - (best.map { $0.differing - 1 } ?? Self.gap), 2, (longer + 1) / 2)
      if common[place] >= least {
        let kept = Self.commonSubsequence(own, other)
        if kept >= least { best = (place, longer - kept) }
      }
    }
    for place in touched { common[place] = 0 }
    return best
  }

  private static func occurrences(_ tokens: ArraySlice<UInt32>) -> [Occurrence] {
    var numbers: [UInt32: Int] = [:]
    return tokens.map { token in
      numbers[token, default: 0] += 1
      return Occurrence(word: token, number: numbers[token, default: 0])
    }
  }

  /// The length of the longest common subsequence.
  private static func commonSubsequence(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Int {
    var lengths = [Int](repeating: 0, count: b.count + 1)
    for word in a {
      var diagonal = 0
      for (place, other) in b.enumerated() {
        let above = lengths[place + 1]
        lengths[place + 1] = word == other ? diagonal + 1 : max(above, lengths[place])
        diagonal = above
      }
    }
    return lengths[b.count]
  }
}
