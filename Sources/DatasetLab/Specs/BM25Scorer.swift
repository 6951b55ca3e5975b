extension BM25 {
  /// The running scores of one thread.
  struct Scorer {
    /// Of every row; zero between queries.
    private var scores: [Float]
    /// The rows met by the query, from the left.
    private var touched: [UInt32]
    /// The numbers of scores of about the same size.
    private var bins = [UInt32](repeating: 0, count: 1 << (31 - binBits))

    /// Scores, which are positive, share a bin where only these lower bits differ: they are
    /// within 1/32 of one another.
    private static let binBits = 18

    init(rows: Int) {
      scores = Array(repeating: 0, count: rows)
      touched = Array(repeating: 0, count: rows + 1)
    }

    /// The best rows for one query, as `BM25.rank` has them.
    mutating func rank(_ query: [UInt32], depth: Int, in index: BM25) -> Ranking {
      let met = add(index.worthy(query), in: index)
      let least = met > depth ? binOfBest(depth, of: met) : 0
      // Positive scores order as their bits do, so that one integer sorts by score and then row.
      var keys: [UInt64] = []
      for row in touched[..<met] {
        let bits = scores[Int(row)].bitPattern
        scores[Int(row)] = 0
        if bits >> Self.binBits >= least { keys.append(UInt64(~bits) << 32 | UInt64(row)) }
      }
      keys.sort()
      let best = keys.prefix(depth)
      return Ranking(
        rows: best.map { UInt32(truncatingIfNeeded: $0) },
        scores: best.map { Double(Float(bitPattern: ~UInt32($0 >> 32))) })
    }

    /// Adds up the parts of the query's tokens; returns how many rows have one of them.
    private mutating func add(_ query: [UInt32], in index: BM25) -> Int {
      var met = 0
      scores.withUnsafeMutableBufferPointer { scores in
        touched.withUnsafeMutableBufferPointer { touched in
          for token in query {
            for at in index.starts[Int(token)]..<index.starts[Int(token) + 1] {
              let row = index.postings[at]
              let before = scores[Int(row)]
              // Written even where the row is known: whether it is cannot be foretold.
              touched[met] = row
              met += before == 0 ? 1 : 0
              scores[Int(row)] = before + index.parts[at]
            }
          }
        }
      }
      return met
    }

    /// The bin of the k-th greatest score among the rows met.
    private mutating func binOfBest(_ k: Int, of met: Int) -> UInt32 {
      for bin in bins.indices { bins[bin] = 0 }
      for row in touched[..<met] { bins[Int(scores[Int(row)].bitPattern >> Self.binBits)] += 1 }
      var bin = bins.count - 1
      var above = Int(bins[bin])
      while above < k {
        bin -= 1
        above += Int(bins[bin])
      }
      return UInt32(bin)
    }
  }
}
