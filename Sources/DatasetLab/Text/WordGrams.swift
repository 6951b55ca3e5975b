/// The words and the pairs of neighbouring words of every row.
struct WordGrams: Sendable {
  /// The distinct n-grams of each row, with the number of times they come in it as values; words
  /// are numbered as in the corpus and pairs after them. Pairs of fewer rows than wanted are left
  /// out.
  let ofRow: SparseLists
  private let words: Vocabulary
  private let pairs: [UInt64]

  /// Takes the n-grams of all rows.
  ///
  /// - Parameters:
  ///   - words: The words of each row.
  ///   - minimumRows: Pairs of fewer rows are left out.
  ///   - machine: The means; numbers do not depend on them.
  init(_ words: Corpus, minimumRows: Int, on machine: Machine) {
    // A word that comes once only has no pair that comes twice.
    let isRare = words.usesUpToTwo.map { minimumRows > 1 && $0 < 2 }
    let parts = machine.mapStretches(of: words.count) { Pairs(words, $0, isRare: isRare) }
    let census = KeyCensus(parts.map(\.keys), atLeast: minimumRows, on: machine)
    let lists = machine.mapStretches(of: parts.count) { stretch in
      var lists = SparseLists.Part()
      for part in stretch {
        parts[part].append(to: &lists, words: words, numbers: census.numbers(ofPart: part))
      }
      return lists
    }
    self.words = words.vocabulary
    pairs = census.keys
    ofRow = SparseLists(columns: words.vocabulary.count + pairs.count, joining: lists, on: machine)
  }

  /// The number of distinct n-grams.
  var count: Int { ofRow.columns }

  /// An n-gram's words.
  func name(_ number: Int) -> String {
    guard let (a, b) = pair(number) else { return words[number] }
    return "\(words[Int(a)]) \(words[Int(b)])"
  }

  /// The two words of an n-gram that is a pair, else nil.
  func pair(_ number: Int) -> (UInt32, UInt32)? {
    if number < words.count { return nil }
    let key = pairs[number - words.count]
    return (UInt32(key >> 32), UInt32(truncatingIfNeeded: key))
  }

  /// The distinct pairs of some neighbouring rows.
  private struct Pairs: Sendable {
    var rows: Range<Int>
    var keys: [UInt64] = []
    var counts: [Float] = []
    /// Where each row's keys end.
    var ends: [Int] = []

    init(_ words: Corpus, _ rows: Range<Int>, isRare: [Bool]) {
      self.rows = rows
      /// The last row in which each word was the first of a pair.
      var lastRow = [Int](repeating: -1, count: isRare.count)
      for row in rows {
        let start = keys.count
        var last: UInt32?
        for word in words.tokens(of: row) {
          let isOut = isRare[Int(word)]
          if let last, !isOut {
            let key = UInt64(last) << 32 | UInt64(word)
            // Only a pair whose first word came before can have come before.
            if lastRow[Int(last)] == row, let at = keys[start...].firstIndex(of: key) {
              counts[at] += 1
            } else {
              keys.append(key)
              counts.append(1)
            }
            lastRow[Int(last)] = row
          }
          last = isOut ? nil : word
        }
        ends.append(keys.count)
      }
    }

    /// Adds each row's words and numbered pairs.
    func append(to lists: inout SparseLists.Part, words: Corpus, numbers: ArraySlice<UInt32>) {
      let firstPair = UInt32(words.vocabulary.count)
      /// Where the row at work has each word, if not before the row's start.
      var places = [Int](repeating: -1, count: words.vocabulary.count)
      for (place, row) in rows.enumerated() {
        let start = lists.indices.count
        for word in words.tokens(of: row) {
          if places[Int(word)] >= start {
            lists.values[places[Int(word)]] += 1
          } else {
            places[Int(word)] = lists.indices.count
            lists.indices.append(word)
            lists.values.append(1)
          }
        }
        for at in (place == 0 ? 0 : ends[place - 1])..<ends[place] {
          let number = numbers[numbers.startIndex + at]
          if number == KeyCensus.absent { continue }
          lists.indices.append(firstPair + number)
          lists.values.append(counts[at])
        }
        lists.endList()
      }
    }
  }
}
