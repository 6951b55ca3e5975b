/// Words and phrases from a file, one a line, to be found in texts as whole words.
///
/// Entries are normalised as texts are, so that case does not matter. `*` at the end of a line
/// stands for any rest of the last word. Lines without anything are passed over.
public struct Lexicon: Sendable {
  /// The name of the file.
  public let name: String
  /// The number of different entries.
  public var count: Int { entries.count }

  let entries: [Entry]

  /// The words of an entry; of the last one perhaps only the beginning.
  struct Entry: Sendable, Hashable {
    var words: [String]
    var isPrefix: Bool
  }

  /// Reads a file in UTF-8.
  ///
  /// - Parameter path: The file.
  /// - Throws: `DatasetError` where it cannot be read, has no entry, or has one without a word or
  ///   with a `*` elsewhere than at the end.
  public init(path: String) throws(DatasetError) {
    let source = SmallFile(path: path)
    let file = source.name
    var entries: [Entry] = []
    try source.forEachLine { line, text throws(DatasetError) in
      if let entry = try Self.entry(text, line: line, file: file) { entries.append(entry) }
    }
    if entries.isEmpty {
      throw DatasetError(
        .data, file: file, line: 1, "there is no word in it; a lexicon has one a line")
    }
    self.init(name: file, entries: entries)
  }

  /// Takes words and phrases as the lines of a file would give them.
  ///
  /// - Parameters:
  ///   - name: What it is called in errors and tables.
  ///   - lines: One word or phrase each.
  /// - Throws: `DatasetError` as for a file.
  public init(name: String, lines: [String]) throws(DatasetError) {
    var entries: [Entry] = []
    for (place, line) in lines.enumerated() {
      if let entry = try Self.entry(line[...], line: place + 1, file: name) {
        entries.append(entry)
      }
    }
    self.init(name: name, entries: entries)
  }

  private init(name: String, entries: [Entry]) {
    var known = Set<Entry>()
    self.name = name
    self.entries = entries.filter { known.insert($0).inserted }
  }

  private static func entry(
    _ text: Substring, line: Int, file: String
  ) throws(DatasetError) -> Entry? {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    if text.allSatisfy(\.isWhitespace) { return nil }
    let isPrefix = text.last == "*"
    if isPrefix { text.removeLast() }
    let shown = DatasetError.shown(String(text))
    if text.contains("*") {
      throw DatasetError(
        .data, file: file, line: line,
        "'\(shown)' has a * before its end; only the last word can be left open")
    }
    let chunks = TextNormaliser.normalised(String(text)).split(whereSeparator: \.isWhitespace)
    let words = chunks.flatMap { Tokenizer.words(of: String($0)) }
    if words.isEmpty {
      throw DatasetError(
        .data, file: file, line: line, "there is no word in '\(shown)'; take the line out")
    }
    return Entry(words: words, isPrefix: isPrefix)
  }
}

extension Lexicon {
  /// Whether a word by itself, or as part of a phrase, is one to be careful with.
  func hasWord(_ word: String) -> Bool {
    let word = TextNormaliser.normalised(word)
    return entries.contains { entry in
      entry.words.enumerated().contains { place, own in
        entry.isPrefix && place == entry.words.count - 1 ? word.hasPrefix(own) : word == own
      }
    }
  }
}
