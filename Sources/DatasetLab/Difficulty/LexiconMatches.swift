/// Where the words of a lexicon stand in a corpus.
struct LexiconMatches: Sendable {
  /// Whether each running word of the corpus, row after row, belongs to an entry.
  let isMatch: [Bool]

  /// Finds all entries in all rows; where entries overlap, each is found.
  ///
  /// - Complexity: O(distinct words + running words), for phrases times those that begin alike.
  init(_ lexicon: Lexicon, in words: Corpus) {
    let single = Self.singleWords(lexicon, in: words.vocabulary)
    let phrases = Self.phrases(lexicon, in: words.vocabulary)
    var isMatch: [Bool] = []
    isMatch.reserveCapacity(words.tokenCount)
    for row in 0..<words.count {
      let start = isMatch.count
      let tokens = words.tokens(of: row)
      for token in tokens { isMatch.append(single[Int(token)]) }
      if phrases.isEmpty { continue }
      for (place, token) in tokens.enumerated() {
        for rest in phrases[token] ?? [] {
          let following = tokens.dropFirst(place + 1).prefix(rest.count)
          guard following.count == rest.count else { continue }
          if zip(rest, following).allSatisfy({ $0.contains($1) }) {
            for at in place...place + rest.count { isMatch[start + at] = true }
          }
        }
      }
    }
    self.isMatch = isMatch
  }

  /// Whether each distinct word is an entry by itself.
  private static func singleWords(_ lexicon: Lexicon, in vocabulary: Vocabulary) -> [Bool] {
    let single = lexicon.entries.filter { $0.words.count == 1 }
    let whole = Set(single.filter { !$0.isPrefix }.flatMap(\.words))
    let prefixes = Dictionary(
      grouping: single.filter(\.isPrefix).flatMap(\.words).map { Array($0.utf8) }, by: \.first)
    return vocabulary.indices.map { id in
      whole.contains(vocabulary[id])
        || begins(vocabulary, id, with: prefixes[vocabulary.withBytes(id) { $0.first }] ?? [])
    }
  }

  /// The words that may follow in phrases, by the first one.
  private static func phrases(
    _ lexicon: Lexicon, in vocabulary: Vocabulary
  ) -> [UInt32: [[Set<UInt32>]]] {
    var phrases: [UInt32: [[Set<UInt32>]]] = [:]
    for entry in lexicon.entries where entry.words.count > 1 {
      guard let first = vocabulary.id(of: entry.words[0]) else { continue }
      let rest = entry.words.indices.dropFirst().map { place -> Set<UInt32> in
        if entry.isPrefix && place == entry.words.count - 1 {
          let prefix = [Array(entry.words[place].utf8)]
          return Set(
            vocabulary.indices.filter { begins(vocabulary, $0, with: prefix) }.map(UInt32.init))
        }
        return vocabulary.id(of: entry.words[place]).map { [$0] } ?? []
      }
      phrases[first, default: []].append(rest)
    }
    return phrases
  }

  private static func begins(_ vocabulary: Vocabulary, _ id: Int, with prefixes: [[UInt8]]) -> Bool
  {
    vocabulary.withBytes(id) { word in
      prefixes.contains { $0.count <= word.count && word.starts(with: $0) }
    }
  }
}
