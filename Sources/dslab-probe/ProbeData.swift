import DatasetLab
import Foundation

/// The rows that the kernels work on.
struct ProbeData {
  var texts: StringColumn
  var given: [Int32]
  var labels: LabelSet
  var ids: StringColumn
  var lines: [Int]

  /// The rows of a file, as an audit reads them.
  init(file: String) throws {
    let dataset = try Dataset.read(.file(file))
    texts = dataset.texts
    given = dataset.given
    labels = dataset.labels
    ids = dataset.ids
    lines = dataset.lines
  }

  /// Rows of 20 invented words each, drawn by Zipf's law, with three labels.
  init(inventing rows: Int, words: Int = 100_000, exponent: Double = 1.05) {
    var rng = SplitMix64(seed: 42)
    let spellings = (0..<words).map { Self.word($0, using: &rng) }
    var shares: [Double] = []
    var sum = 0.0
    for rank in 1...words {
      sum += 1 / pow(Double(rank), exponent)
      shares.append(sum)
    }
    texts = StringColumn()
    for _ in 0..<rows {
      var text: [UInt8] = []
      for _ in 0..<20 {
        let drawn = Double.random(in: 0..<sum, using: &rng)
        text += spellings[Self.first(in: shares, above: drawn)] + [0x20]
      }
      texts.append(text.dropLast())
    }
    labels = LabelSet(["first", "second", "third"])
    given = (0..<rows).map { _ in Int32.random(in: 0..<3, using: &rng) }
    ids = StringColumn((0..<rows).map(String.init))
    lines = (0..<rows).map { $0 + 2 }
  }

  /// One to six syllables, the more the rarer the word.
  private static func word(_ rank: Int, using rng: inout SplitMix64) -> [UInt8] {
    let consonants = Array("bdfghklmnprstvwz".utf8)
    let vowels = Array("aeiou".utf8)
    let syllables = 1 + (Int.bitWidth - rank.leadingZeroBitCount) / 3
    return (0..<syllables).flatMap { _ in
      [consonants, vowels].map { $0[Int.random(in: 0..<$0.count, using: &rng)] }
    }
  }

  private static func first(in sums: [Double], above value: Double) -> Int {
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > value { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
