/// How far words by themselves decide a label: the mean of |p(label | word) − φ| over a list.
///
/// A word that tells nothing has p = φ, so 0 is unbiased; the most is 1 − φ or φ. Source:
/// P. Badjatiya, M. Gupta, V. Varma, "Stereotypical bias removal for hate speech detection task
/// using knowledge-based generalizations", WWW 2019, https://doi.org/10.1145/3308558.3313504.
public struct PinnedBias: Sendable {
  /// A word as the whole input.
  public struct Word: Sendable {
    /// The word or phrase and its group.
    public let entry: BiasWords.Entry
    /// Whether the models have any n-gram of it; others are an empty text to them.
    public let isKnown: Bool
    /// The number of rows that have it.
    public let rows: Int
    /// The probability of each label, the mean over the folds' models.
    public let probabilities: [Double]

    package init(entry: BiasWords.Entry, isKnown: Bool, rows: Int, probabilities: [Double]) {
      self.entry = entry
      self.isKnown = isKnown
      self.rows = rows
      self.probabilities = probabilities
    }
  }

  /// |p − φ| for the three choices of φ, of one word or as the mean of several.
  public struct Deviation: Sendable, Hashable {
    /// φ = min(p, 0.5): only what is above one half counts.
    public var asymmetric: Double
    /// φ = 0.5.
    public var symmetric: Double
    /// φ = the mean p over the list's known words.
    public var fromMean: Double
  }

  /// The words in the order of the list.
  public let words: [Word]
  /// The probability of each label with an empty text: what the models add words to.
  public let empty: [Double]
  /// φ of `Deviation.fromMean`, by label: the mean p over the known words.
  public let means: [Double]

  package init(words: [Word], empty: [Double]) {
    self.words = words
    self.empty = empty
    let known = words.filter(\.isKnown)
    means = empty.indices.map { label in
      known.reduce(0) { $0 + $1.probabilities[label] } / Double(max(1, known.count))
    }
  }

  /// Asks the models about each word.
  ///
  /// - Parameters:
  ///   - list: The words.
  ///   - unseen: Texts of which the first are these words, and the next is empty.
  ///   - texts: The rows.
  init(_ list: BiasWords, unseen: UnseenTexts, texts: TokenizedTexts) {
    let phrases = PhraseMatches(list.entries.map(\.phrase.words), in: texts.words.vocabulary)
    var rows = [Int](repeating: 0, count: list.entries.count)
    for row in 0..<texts.words.count {
      let found = phrases.all(in: texts.words.tokens(of: row))
      for word in Set(found.map(\.phrase)) { rows[word] += 1 }
    }
    self.init(
      words: list.entries.enumerated().map { place, entry in
        Word(
          entry: entry, isKnown: unseen.isKnown(place), rows: rows[place],
          probabilities: unseen.probabilities(place))
      }, empty: unseen.probabilities(list.entries.count))
  }

  /// The number of words that the models know.
  public var known: Int { words.count(where: \.isKnown) }

  /// All words, and after that the groups of the list.
  public var groups: [String?] {
    var known = Set<String>()
    return [nil] + words.compactMap(\.entry.group).filter { known.insert($0).inserted }
  }

  /// The words of a group; of nil, all.
  public func words(of group: String?) -> [Word] {
    group.map { group in words.filter { $0.entry.group == group } } ?? words
  }

  /// How far one word is from φ.
  public func deviation(of word: Word, label: Int) -> Deviation {
    let p = word.probabilities[label]
    return Deviation(
      asymmetric: p - min(p, 0.5), symmetric: abs(p - 0.5), fromMean: abs(p - means[label]))
  }

  /// Pinned bias: the mean over the known words, of all or of one group.
  ///
  /// - Parameters:
  ///   - label: The label.
  ///   - group: A group of the list; nil: all words.
  /// - Returns: Nil where the models know no such word.
  public func mean(label: Int, group: String? = nil) -> Deviation? {
    let own = words(of: group).filter(\.isKnown)
    if own.isEmpty { return nil }
    let deviations = own.map { deviation(of: $0, label: label) }
    func mean(_ value: (Deviation) -> Double) -> Double {
      deviations.reduce(0) { $0 + value($1) } / Double(own.count)
    }
    return Deviation(
      asymmetric: mean(\.asymmetric), symmetric: mean(\.symmetric), fromMean: mean(\.fromMean))
  }
}
