/// Words and phrases that must not decide a label by themselves: names of groups of people, say.
///
/// A file has one a line; after a tab may follow a group that the word belongs to. Entries are
/// normalised as texts are, and repeats count once.
public struct BiasWords: Sendable {
  /// A word and its group.
  public struct Entry: Sendable, Hashable {
    /// The word or phrase.
    public let phrase: ListedPhrase
    /// The group that the list puts it in, if it does.
    public let group: String?
  }

  /// The name of the file.
  public let name: String
  /// The words, in the order of the file.
  public private(set) var entries: [Entry] = []
  private var groupOf: [[String]: String?] = [:]

  /// Reads a file in UTF-8.
  ///
  /// - Parameter path: The file.
  /// - Throws: `DatasetError` where it cannot be read, has no word, has a line without a word or
  ///   with a `*`, or puts one word into two groups.
  public init(path: String) throws(DatasetError) {
    let source = SmallFile(path: path)
    name = source.name
    try source.forEachLine { line, text throws(DatasetError) in try take(text, line: line) }
    if entries.isEmpty {
      throw DatasetError(
        .data, file: name, line: 1, "there is no word in it; a list of words has one a line")
    }
  }

  /// Takes words as the lines of a file would give them.
  ///
  /// - Parameters:
  ///   - name: What the list is called.
  ///   - lines: One word or phrase each.
  /// - Throws: `DatasetError` as for a file.
  public init(name: String, lines: [String]) throws(DatasetError) {
    self.name = name
    for (place, line) in lines.enumerated() { try take(line[...], line: place + 1) }
  }

  private mutating func take(_ text: Substring, line: Int) throws(DatasetError) {
    if text.allSatisfy(\.isWhitespace) { return }
    let halves = text.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    let phrase = try ListedPhrase(halves[0], number: line, file: name)
    let rest = halves.dropFirst().first?.split(whereSeparator: \.isWhitespace) ?? []
    let entry = Entry(phrase: phrase, group: rest.isEmpty ? nil : rest.joined(separator: " "))
    guard let known = groupOf[phrase.words] else {
      groupOf[phrase.words] = .some(entry.group)
      return entries.append(entry)
    }
    if known != entry.group {
      throw DatasetError(
        .data, file: name, line: line,
        "'\(DatasetError.shown(phrase.text))' is in another group above; a word has one group")
    }
  }
}
