import DatasetLab
import Testing

@Suite("Chains of n-grams")
struct NGramChainsTests {
  /// Any n-grams, each of which goes on from one before it or from none.
  private static func shorter(_ count: Int, seed: UInt64) -> [UInt32] {
    var rng = SplitMix64(seed: seed)
    return (0..<count).map { ngram in
      let before = Int.random(in: -3..<max(1, ngram), using: &rng)
      return before < 0 || ngram == 0 ? NGramChains.absent : UInt32(before)
    }
  }

  @Test("by hand: a, ab, abc, ac, b")
  func worked() {
    let none = NGramChains.absent
    let (places, chains) = NGramChains.ordering([none, 0, 1, 0, none])
    // abc, ab, ac, a, b.
    #expect(places == [3, 1, 0, 2, 4])
    #expect(chains.shorter == [1, 3, 3, none, none])
    #expect(chains.selecting([1, 3, 4]).shorter == [1, none, none])
    // "abc b ac ab": its longest n-grams at each place, and "ab" for itself.
    let lists = SparseLists(
      columns: 5, starts: [0, 8], indices: [3, 1, 0, 4, 3, 2, 3, 1])
    let longest = chains.longest(of: lists, on: Machine(threads: 1))
    #expect(longest.indices.sorted() == [0, 1, 2, 4])
    #expect(longest.values == nil)
  }

  @Test("trees are stretches of neighbours with their root at the end")
  func order() {
    for seed in 0..<20 as Range<UInt64> {
      let before = Self.shorter(200, seed: seed)
      let (places, chains) = NGramChains.ordering(before)
      #expect(places.sorted() == Array(0..<200))
      for (ngram, place) in places.enumerated() {
        let shorter = chains.shorter[Int(place)]
        if before[ngram] == NGramChains.absent {
          #expect(shorter == NGramChains.absent)
          continue
        }
        #expect(shorter == places[Int(before[ngram])])
        // Whatever stands between goes on from it too.
        for between in place..<shorter {
          var next = between
          while next < shorter { next = chains.shorter[Int(next)] }
          #expect(next == shorter)
        }
      }
    }
  }

  @Test("what the longest n-grams begin with are the lists, and they are few", arguments: [1, 3])
  func longest(threads: Int) {
    let (_, chains) = NGramChains.ordering(Self.shorter(60, seed: 5))
    var rng = SplitMix64(seed: 6)
    // Chains, as texts have them, with the same value for all of a chain or with any.
    var (starts, indices, values): ([Int64], [UInt32], [Float]) = ([0], [], [])
    for row in 0..<100 {
      for _ in 0..<4 {
        var chain = [UInt32.random(in: 0..<60, using: &rng)]
        while let last = chain.last, chains.shorter[Int(last)] != NGramChains.absent {
          chain.append(chains.shorter[Int(last)])
        }
        indices += chain.reversed()
        values += chain.map { _ in
          row % 2 == 0 ? 0.5 : Float(Int.random(in: 1...9, using: &rng))
        }
      }
      starts.append(Int64(indices.count))
    }
    for values in [values, nil] {
      let lists = SparseLists(columns: 60, starts: starts, indices: indices, values: values)
      let longest = chains.longest(of: lists, on: Machine(threads: threads))
      if values == nil { #expect(longest.indices.count == 400) }
      for row in 0..<100 {
        var sums = [Float](repeating: 0, count: 60)
        for at in Int(starts[row])..<Int(starts[row + 1]) {
          sums[Int(indices[at])] += values?[at] ?? 1
        }
        for at in Int(longest.starts[row])..<Int(longest.starts[row + 1]) {
          var next = longest.indices[at]
          while next != NGramChains.absent {
            sums[Int(next)] -= longest.values?[at] ?? 1
            next = chains.shorter[Int(next)]
          }
        }
        #expect(sums.allSatisfy { $0 == 0 }, "row \(row)")
      }
    }
  }
}
