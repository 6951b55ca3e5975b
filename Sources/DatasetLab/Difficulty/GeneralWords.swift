/// Words with a more general one for each, which is to stand in their place.
///
/// A file has a pair a line, `word<TAB>more general word` or `word => more general word`.
public struct GeneralWords: Sendable {
  /// A word and what is to stand in its place.
  public struct Pair: Sendable, Hashable {
    /// The word or phrase.
    public let phrase: ListedPhrase
    /// The more general one.
    public let general: ListedPhrase
  }

  /// The name of the file.
  public let name: String
  /// The pairs, in the order of the file.
  public private(set) var pairs: [Pair] = []
  private var generalOf: [[String]: ListedPhrase] = [:]
  /// The words for which no more general one is known.
  public private(set) var without: [ListedPhrase] = []

  /// Reads a file in UTF-8.
  ///
  /// - Parameter path: The file.
  /// - Throws: `DatasetError` where it cannot be read, has no pair, has a line of another form, or
  ///   gives one word two more general ones or itself.
  public init(path: String) throws(DatasetError) {
    let source = SmallFile(path: path)
    name = source.name
    try source.forEachLine { line, text throws(DatasetError) in try take(text, line: line) }
    if pairs.isEmpty {
      throw DatasetError(.data, file: name, line: 1, "there is no pair in it; \(Self.form)")
    }
  }

  /// Takes pairs as the lines of a file would give them.
  ///
  /// - Parameters:
  ///   - name: What the list is called.
  ///   - lines: One pair each.
  /// - Throws: `DatasetError` as for a file.
  public init(name: String, lines: [String]) throws(DatasetError) {
    self.name = name
    for (place, line) in lines.enumerated() { try take(line[...], line: place + 1) }
  }

  /// Takes for each word the nearest hypernym of its first sense that is not on the list itself.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - folder: The folder of WordNet's database files; nil: where they are found.
  /// - Throws: `DatasetError` where there is no WordNet, or a file of it is damaged.
  public init(
    wordNetOf words: BiasWords, folder: String? = nil
  ) throws(DatasetError) {
    name = "WordNet"
    let forms = words.entries.map { WordNetNouns.lemmas(of: $0.phrase.text) }
    let found = if let folder { folder } else { try WordNetNouns.folder() }
    let nouns = try WordNetNouns(folder: found, lemmas: Set(forms.joined()))
    let sensitive = Set(words.entries.map(\.phrase.words))
    for (entry, forms) in zip(words.entries, forms) {
      let lemma = forms.first { nouns.has($0) } ?? ""
      var general: ListedPhrase?
      for word in try nouns.hypernyms(of: lemma) where general == nil {
        let phrase = try ListedPhrase(word[...], number: 1, file: name)
        if !sensitive.contains(phrase.words) { general = phrase }
      }
      if let general {
        pairs.append(Pair(phrase: entry.phrase, general: general))
      } else {
        without.append(entry.phrase)
      }
    }
  }

  private static let form = "a line is 'word<TAB>more general word' or 'word => more general word'"

  private mutating func take(_ text: Substring, line: Int) throws(DatasetError) {
    if text.allSatisfy(\.isWhitespace) { return }
    let mark = text.contains("\t") ? "\t" : "=>"
    let halves = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 else {
      throw DatasetError(.data, file: name, line: line, Self.form)
    }
    let pair = Pair(
      phrase: try ListedPhrase(halves[0], number: line, file: name),
      general: try ListedPhrase(halves[1], number: line, file: name))
    let shown = DatasetError.shown(pair.phrase.text)
    if pair.phrase.words == pair.general.words {
      throw DatasetError(.data, file: name, line: line, "'\(shown)' is to be replaced by itself")
    }
    guard let known = generalOf[pair.phrase.words] else {
      generalOf[pair.phrase.words] = pair.general
      return pairs.append(pair)
    }
    if known != pair.general {
      throw DatasetError(
        .data, file: name, line: line, "'\(shown)' has another more general word above")
    }
  }
}
