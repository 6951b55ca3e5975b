/// Where the phrases of a list stand in rows of words.
struct PhraseMatches: Sendable {
  /// One of them in a row.
  struct Match: Sendable, Hashable {
    /// Its position in the list.
    var phrase: Int
    /// The words of the row that it covers, counted from the row's first.
    var words: Range<Int>
  }

  /// The phrases by their first word, long ones first.
  private let beginning: [UInt32: [(phrase: Int, words: [UInt32])]]

  /// - Parameters:
  ///   - phrases: The words of each; a phrase of words that no row has is nowhere.
  ///   - vocabulary: The words of the rows.
  init(_ phrases: [[String]], in vocabulary: Vocabulary) {
    var beginning: [UInt32: [(phrase: Int, words: [UInt32])]] = [:]
    for (phrase, words) in phrases.enumerated() {
      let ids = words.compactMap { vocabulary.id(of: $0) }
      guard ids.count == words.count, let first = ids.first else { continue }
      beginning[first, default: []].append((phrase, ids))
    }
    self.beginning = beginning.mapValues { phrases in
      phrases.sorted { ($1.words.count, $0.phrase) < ($0.words.count, $1.phrase) }
    }
  }

  /// Every match, also where some overlap, in reading order.
  func all(in row: ArraySlice<UInt32>) -> [Match] {
    row.indices.flatMap { place in matches(at: place, in: row) }
  }

  /// Matches that do not overlap: from the left, the longest where several begin.
  func apart(in row: ArraySlice<UInt32>) -> [Match] {
    var found: [Match] = []
    for place in row.indices where place - row.startIndex >= found.last?.words.upperBound ?? 0 {
      if let match = matches(at: place, in: row).first { found.append(match) }
    }
    return found
  }

  private func matches(at place: Int, in row: ArraySlice<UInt32>) -> [Match] {
    (beginning[row[place]] ?? []).compactMap { phrase, words in
      guard row[place...].starts(with: words) else { return nil }
      let first = place - row.startIndex
      return Match(phrase: phrase, words: first..<first + words.count)
    }
  }
}
