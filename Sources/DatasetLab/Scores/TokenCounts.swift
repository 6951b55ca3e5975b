/// How often tokens occur under a label: the distinct ones, ascending, each with its count.
struct TokenCounts: Sendable {
  private var counts: [(token: UInt32, count: Int)] = []

  /// The number of occurrences.
  var total: Int { counts.reduce(0) { $0 + $1.count } }

  /// The rows of a piece of work, so that a large label is counted by several threads.
  private static let pieceRows = 1 << 15

  /// Counts the tokens of every label.
  ///
  /// - Parameters:
  ///   - corpus: The tokens of each row.
  ///   - rows: The rows of each label.
  ///   - threads: How many threads may work at a time.
  /// - Returns: One value a label.
  static func ofLabels(_ corpus: Corpus, rows: ClassRows, threads: Int) -> [TokenCounts] {
    let pieces = (0..<rows.classes).flatMap { label in
      stride(from: 0, to: rows[label].count, by: pieceRows).map { (label: label, start: $0) }
    }
    // Labels are many or large, so that a thread counts a row of pieces with one array.
    let shares = min(max(1, threads), max(1, pieces.count))
    let counted = RowBlocks.map(tasks: shares, threads: threads) { share in
      var dense = [UInt32](repeating: 0, count: corpus.vocabulary.count)
      return stride(from: share, to: pieces.count, by: shares).map { at in
        let own = rows[pieces[at].label].dropFirst(pieces[at].start).prefix(pieceRows)
        return TokenCounts(corpus, rows: own, &dense)
      }
    }
    var labels = [TokenCounts](repeating: TokenCounts(), count: rows.classes)
    for (at, piece) in pieces.enumerated() {
      labels[piece.label].add(counted[at % shares][at / shares])
    }
    return labels
  }

  private init() {}

  /// Counts with an array of zeros, one for each token, which is left as it was.
  private init(_ corpus: Corpus, rows: ArraySlice<Int32>, _ dense: inout [UInt32]) {
    var met: [UInt32] = []
    dense.withUnsafeMutableBufferPointer { dense in
      for row in rows {
        for token in corpus.tokens(of: Int(row)) {
          if dense[Int(token)] == 0 { met.append(token) }
          dense[Int(token)] += 1
        }
      }
      // Looking through all of them is quicker than sorting many.
      if met.count > dense.count / 16 {
        met = dense.indices.filter { dense[$0] > 0 }.map { UInt32($0) }
      } else {
        met.sort()
      }
      counts = met.map { (token: $0, count: Int(dense[Int($0)])) }
      for token in met { dense[Int(token)] = 0 }
    }
  }

  private mutating func add(_ other: TokenCounts) {
    counts = counts.isEmpty ? other.counts : merged(with: other).map { ($0.token, $0.a + $0.b) }
  }

  /// The tokens that either of two labels has, with both counts.
  func merged(with other: TokenCounts) -> [(token: UInt32, a: Int, b: Int)] {
    let (a, b) = (counts, other.counts)
    var out: [(token: UInt32, a: Int, b: Int)] = []
    out.reserveCapacity(a.count + b.count)
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i].token < b[j].token) {
        out.append((a[i].token, a[i].count, 0))
        i += 1
      } else if i == a.count || b[j].token < a[i].token {
        out.append((b[j].token, 0, b[j].count))
        j += 1
      } else {
        out.append((a[i].token, a[i].count, b[j].count))
        i += 1
        j += 1
      }
    }
    return out
  }
}
