import DatasetLab
import Testing

@Suite("Pinned bias")
struct PinnedBiasTests {
  private func pinned(_ words: [(String, [Double], Bool)]) throws -> PinnedBias {
    let list = try BiasWords(name: "words.txt", lines: words.map(\.0))
    return PinnedBias(
      words: zip(list.entries, words).map { entry, own in
        PinnedBias.Word(entry: entry, isKnown: own.2, rows: 0, probabilities: own.1)
      }, empty: [0.5, 0.5])
  }

  @Test("by hand: two words at 0.9 and 0.4")
  func worked() throws {
    let found = try pinned([("turnip", [0.9, 0.1], true), ("leek", [0.4, 0.6], true)])
    let first = try #require(found.mean(label: 0))
    // 0.9 is 0.4 above one half, 0.4 is below it; the mean is 0.65, 0.25 from either.
    #expect(abs(first.asymmetric - 0.2) < 1e-12)
    #expect(abs(first.symmetric - 0.25) < 1e-12)
    #expect(abs(first.fromMean - 0.25) < 1e-12)
    #expect(abs(found.means[0] - 0.65) < 1e-12)
    let second = try #require(found.mean(label: 1))
    #expect(abs(second.asymmetric - 0.05) < 1e-12 && abs(second.symmetric - 0.25) < 1e-12)
  }

  @Test("words that the models have nothing of are listed but not counted")
  func unknown() throws {
    let found = try pinned([("turnip", [0.9, 0.1], true), ("leek", [0.2, 0.8], false)])
    #expect(found.known == 1 && found.words.count == 2)
    #expect(abs((found.mean(label: 0)?.symmetric ?? 0) - 0.4) < 1e-12)
    #expect(found.mean(label: 0)?.fromMean == 0)
    #expect(try pinned([("leek", [0.2, 0.8], false)]).mean(label: 0) == nil)
  }

  @Test("groups have means of their own about the φ of all words")
  func groups() throws {
    let found = try pinned([
      ("turnip\troots", [0.9, 0.1], true), ("leek\tleaves", [0.4, 0.6], true),
      ("carrot\troots", [0.8, 0.2], true),
    ])
    #expect(found.groups == [nil, "roots", "leaves"])
    let roots = try #require(found.mean(label: 0, group: "roots"))
    #expect(abs(roots.asymmetric - 0.35) < 1e-12)
    // φ is 0.7: 0.2 and 0.1 from it.
    #expect(abs(roots.fromMean - 0.15) < 1e-12)
  }

  @Test("three choices of φ order as they must: asymmetric never above symmetric")
  func order() throws {
    var rng = SplitMix64(seed: 5)
    let words = (0..<50).map { at in
      let p = Double(rng.next() % 1001) / 1000
      return ("word\(at)", [p, 1 - p], true)
    }
    let found = try pinned(words)
    for label in 0..<2 {
      let mean = try #require(found.mean(label: label))
      #expect(mean.asymmetric <= mean.symmetric)
      for word in found.words {
        let own = found.deviation(of: word, label: label)
        #expect(own.asymmetric == max(0, word.probabilities[label] - 0.5))
      }
    }
  }

  @Test("a list has one word a line, in one group")
  func list() throws {
    let list = try BiasWords(
      name: "w", lines: ["Ice  Cream\tsweet things ", "", "ICE cream\tsweet things", "leek"])
    #expect(list.entries.map(\.phrase.text) == ["ice cream", "leek"])
    #expect(list.entries.map(\.group) == ["sweet things", nil])
  }

  @Test(
    "a line that cannot be a word is an error with its place",
    arguments: [
      ("a\nb*\n", "w.txt:2: 'b*' has a *; here every word has to be written out"),
      ("??\n", "w.txt:1: there is no word in '??'"), ("", "w.txt:1: there is no word in it"),
      ("a\tx\nA\ty\n", "w.txt:2: 'a' is in another group above"),
    ])
  func errors(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    let own = try folder.write("w.txt", text)
    #expect { try BiasWords(path: own) } throws: { "\($0)".hasPrefix(message) }
  }
}
