import DatasetLab
import Foundation

extension Dataset {
  /// Invents rows of 20 words each, drawn by Zipf's law, with one of three labels.
  init(inventing rows: Int, words: Int = 100_000, exponent: Double = 1.05) {
    var rng = SplitMix64(seed: 42)
    let spellings = (0..<words).map { Self.word($0, using: &rng) }
    var shares: [Double] = []
    var sum = 0.0
    for rank in 1...words {
      sum += 1 / pow(Double(rank), exponent)
      shares.append(sum)
    }
    var texts = StringColumn()
    for _ in 0..<rows {
      var text: [UInt8] = []
      for _ in 0..<20 {
        let drawn = Double.random(in: 0..<sum, using: &rng)
        text += spellings[Self.first(in: shares, above: drawn)] + [0x20]
      }
      texts.append(text.dropLast())
    }
    self.init(
      name: "invented", sha256: "", columns: ColumnMap(text: "text", label: "label"),
      labels: LabelSet(["first", "second", "third"]),
      ids: StringColumn((0..<rows).map(String.init)), lines: (0..<rows).map { $0 + 2 },
      texts: texts, given: (0..<rows).map { _ in Int32.random(in: 0..<3, using: &rng) })
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
