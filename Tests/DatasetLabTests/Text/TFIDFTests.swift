import DatasetLab
import Foundation
import Testing

@Suite("TF-IDF features")
struct TFIDFTests {
  private func features(
    _ texts: [String], minimumRows: Int = 2, threads: Int = 1
  ) -> TFIDF {
    TFIDF(
      TokenizedTexts(StringColumn(texts), seed: 0), minimumRows: minimumRows,
      on: Machine(threads: threads))
  }

  private struct Entry {
    var name: String
    var value: Double
  }

  /// A row's entries by name; a word and characters of the same name by value.
  private func entries(_ features: TFIDF, _ names: [String], _ row: Int) -> [Entry] {
    sorted(
      features.matrix.entries(of: row).map {
        Entry(
          name: names[Int(features.matrix.indices[$0])], value: Double(features.matrix.values[$0]))
      })
  }

  private func sorted(_ entries: [Entry]) -> [Entry] {
    entries.sorted { $0.name != $1.name ? $0.name < $1.name : $0.value < $1.value }
  }

  /// One n-gram's name and value, as the script writes them.
  private struct FrozenEntry: Decodable {
    var entry: Entry
    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      entry = Entry(name: try pair.decode(String.self), value: try pair.decode(Double.self))
    }
  }

  @Test("names and values are those of scikit-learn's TfidfVectorizer")
  func parity() throws {
    let texts = try FrozenValues.lines(of: "tfidf/corpus.txt")
    let expected = FrozenValues.decode([FrozenEntry].self, from: "tfidf/expected.json")
    try #require(expected.count == texts.count)
    let ours = features(texts)
    let names = ours.names
    for row in texts.indices {
      let got = entries(ours, names, row)
      let want = sorted(expected[row].map(\.entry))
      #expect(got.map(\.name) == want.map(\.name), "row \(row)")
      for (a, b) in zip(got, want) {
        #expect(abs(a.value - b.value) < 2e-7, "row \(row), \(a.name)")
      }
    }
  }

  @Test("a value is (1 + ln tf) (1 + ln((1 + N) / (1 + df))), scaled by halves")
  func worked() throws {
    // Words: a (3 rows), b (2 rows), "a a" (2 rows); the pairs "a b", "b a" have one row each.
    let ours = features(["a a a b", "b a", "a a"])
    let names = ours.names
    let a = (1 + log(3.0)) * 1
    let b = 1 + log(4.0 / 3.0)
    let aa = (1 + log(2.0)) * (1 + log(4.0 / 3.0))
    let length = (a * a + b * b + aa * aa).squareRoot() * 2.0.squareRoot()
    let row = entries(ours, names, 0)
    for (name, value) in [("a", a), ("b", b), ("a a", aa)] {
      let entry = try #require(row.first { $0.name == name })
      #expect(abs(entry.value - value / length) < 1e-6)
    }
    #expect(!names.contains("a b"))
  }

  @Test("rows have length 1, and 1/√2 where a half has no n-grams")
  func lengths() {
    let ours = features(["some words", "some words here", "!!!", "!!!", "", "xyz"])
    let lengths = (0..<6).map { row in
      ours.matrix.entries(of: row).reduce(0) {
        $0 + Double(ours.matrix.values[$1]) * Double(ours.matrix.values[$1])
      }.squareRoot()
    }
    for row in 0...1 { #expect(abs(lengths[row] - 1) < 1e-6) }
    for row in 2...3 { #expect(abs(lengths[row] - 0.5.squareRoot()) < 1e-6) }
    for row in 4...5 { #expect(lengths[row] == 0) }
  }

  @Test("the more frequent of like n-grams come first, and longer ones before what they begin with")
  func order() {
    let ours = features(
      (0..<50).map { "common \($0 % 2 == 0 ? "even" : "odd") third\($0 % 3)" })
    var frequency = [Int](repeating: 0, count: ours.matrix.columns)
    for index in ours.matrix.indices { frequency[Int(index)] += 1 }
    #expect(frequency.allSatisfy { $0 >= 2 })
    let chains = ours.features.chains
    let names = ours.names
    // Those that go on from the same n-gram, and the roots, among themselves.
    var last: [UInt32: Int] = [:]
    for (column, shorter) in chains.shorter.enumerated() {
      #expect(frequency[column] <= last[shorter] ?? .max)
      last[shorter] = frequency[column]
      if shorter == NGramChains.absent { continue }
      #expect(shorter > column)
      let rest = names[column].dropFirst(names[Int(shorter)].count)
      #expect(names[column].hasPrefix(names[Int(shorter)]))
      #expect(rest.count == 1 || rest.first == " ")
    }
    let roots = chains.shorter.indices.filter { chains.shorter[$0] == NGramChains.absent }
    #expect(roots.allSatisfy { names[$0].count == 2 || !names[$0].contains(" ") })
    #expect(last[NGramChains.absent] == 16)
  }

  @Test("the number of threads changes nothing")
  func threads() throws {
    let texts = try FrozenValues.lines(of: "tfidf/corpus.txt")
    let one = features(texts)
    for threads in [2, 3, 5, 40] {
      let many = features(texts, threads: threads)
      #expect(many.names == one.names)
      #expect(many.matrix.starts == one.matrix.starts)
      #expect(many.matrix.indices == one.matrix.indices)
      #expect(many.matrix.values == one.matrix.values)
    }
  }

  @Test("texts without n-grams, or none at all, give a matrix without columns")
  func empty() {
    for texts in [[], [""], ["", "  ", "alone"]] {
      let ours = features(texts, threads: 2)
      #expect(ours.matrix.rows == texts.count)
      #expect(ours.matrix.columns == 0)
      #expect(ours.names.isEmpty)
    }
  }

  @Test("n-grams stay apart in a script of more letters than a short key can number")
  func manyLetters() {
    var rng = SplitMix64(seed: 8)
    let letters = (0..<9_000).compactMap { Unicode.Scalar(0x4E00 + $0) }
    let some = (0..<4_000).map { _ in
      let count = Int.random(in: 1...6, using: &rng)
      return String(
        String.UnicodeScalarView(
          (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &rng)] }))
    }
    let rows = letters.map { String(Character($0)) } + some + some
    var counts: [String: Int] = [:]
    for row in rows {
      let padded = Array(" \(row) ".unicodeScalars)
      var own: Set<String> = []
      for length in 2...5 where length <= padded.count {
        for start in 0...padded.count - length {
          own.insert(String(String.UnicodeScalarView(padded[start..<start + length])))
        }
      }
      for ngram in own { counts[ngram, default: 0] += 1 }
    }
    // A row's only word is the row itself.
    var expected = counts.filter { $0.value >= 2 }.map(\.key)
    let words = Dictionary(grouping: rows) { $0 }.filter { $0.value.count >= 2 }.map(\.key)
    expected += words
    let ours = features(rows, threads: 2)
    let names = ours.names
    #expect(names.count == expected.count && names.sorted() == expected.sorted())
    var longer = 0
    for (column, shorter) in ours.features.chains.shorter.enumerated()
    where shorter != NGramChains.absent {
      #expect(
        names[column].unicodeScalars.dropLast().elementsEqual(names[Int(shorter)].unicodeScalars))
      longer += 1
    }
    #expect(
      longer == expected.count { $0.unicodeScalars.count > 2 }
        - words.count { $0.unicodeScalars.count > 2 })
  }

  @Test("with a minimum of one row every n-gram is kept")
  func minimum() {
    #expect(
      features(["ab"], minimumRows: 1).names.sorted()
        == [" a", " ab", " ab ", "ab", "ab", "ab ", "b "].sorted())
  }

  @Test("the words of all n-grams are what counting words alone gives")
  func ofWords() throws {
    let texts = StringColumn(["ab cd cd ab", "cd ef ab", "", "ef ef ef cd", "!!"])
    let tokenized = TokenizedTexts(texts, seed: 0)
    let machine = Machine(threads: 1)
    let words = TFIDF(tokenized, kinds: .words, on: machine)
    let kept = try #require(TFIDF(tokenized, on: machine).ofWords(on: machine)).matrix
    #expect(kept.columns == words.matrix.columns && kept.rows == texts.count)
    for row in 0..<kept.rows {
      // Columns may stand in another order; the values of a row tell them apart well enough.
      let got = kept.entries(of: row).map { kept.values[$0] }.sorted()
      let want = words.matrix.entries(of: row).map { words.matrix.values[$0] }.sorted()
      #expect(got.count == want.count)
      for (a, b) in zip(got, want) { #expect(abs(a - b) < 1e-6, "row \(row)") }
    }
    #expect(words.ofWords(on: machine) == nil)
    #expect(TFIDF(tokenized, kinds: .characters, on: machine).ofWords(on: machine) == nil)
  }
}
