import Foundation

/// What is more general than a noun, out of WordNet's own database files `index.noun` and
/// `data.noun`.
///
/// Their format is that of wndb(5WN), https://wordnet.princeton.edu/documentation/wndb5wn. Source:
/// G. A. Miller, "WordNet: a lexical database for English", Communications of the ACM 1995,
/// https://doi.org/10.1145/219717.219748.
package struct WordNetNouns {
  /// The byte in `data.noun` at which the first sense of each lemma stands.
  private var firstSense: [String: Int] = [:]
  private var data: [UInt8] = []
  private let dataName: String

  private static let index = "index.noun"
  private static let data = "data.noun"

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - folder: Where they are.
  ///   - lemmas: The nouns that will be asked about, in lower case with `_` for blanks.
  /// - Throws: `DatasetError` where one cannot be read, or the line of a lemma has another form.
  /// - Complexity: O(bytes of both files).
  init(folder: String, lemmas: Set<String>) throws(DatasetError) {
    let source = SmallFile(path: folder + "/" + Self.data)
    dataName = source.name
    let index = SmallFile(path: folder + "/" + Self.index)
    try index.forEachLine { line, text throws(DatasetError) in
      // The licence at the top is indented.
      guard let end = text.firstIndex(of: " "), end > text.startIndex else { return }
      let lemma = String(text[..<end])
      guard lemmas.contains(lemma) else { return }
      guard let sense = Self.firstSense(text) else {
        throw DatasetError(
          .data, file: index.name, line: line, "is no line of WordNet's index; install it anew")
      }
      firstSense[lemma] = sense
    }
    if firstSense.isEmpty { return }
    try source.forEachPiece { data += $0 }
  }

  /// Whether there is such a noun among those that were asked for.
  func has(_ lemma: String) -> Bool { firstSense[lemma] != nil }

  /// More general words, the nearest first: of the first sense's first hypernym the first word, of
  /// that one's first hypernym, and so on.
  ///
  /// - Parameter lemma: A noun that the files have; of others there is none.
  /// - Returns: Words with blanks where WordNet has `_`.
  /// - Throws: `DatasetError` where an entry has another form than WordNet's.
  func hypernyms(of lemma: String) throws(DatasetError) -> [String] {
    guard let sense = firstSense[lemma] else { return [] }
    var words: [String] = []
    var known = Set([sense])
    var next = try synset(at: sense).hypernym
    while let offset = next, known.insert(offset).inserted {
      let synset = try synset(at: offset)
      words.append(synset.word.replacing("_", with: " "))
      next = synset.hypernym
    }
    return words
  }

  /// The lemmas that a word may be a form of, after the rules of morphy(7WN) for nouns without its
  /// list of exceptions; the word itself first.
  static func lemmas(of word: String) -> [String] {
    let lemma = word.replacing(" ", with: "_")
    let endings = [
      ("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"),
      ("men", "man"), ("ies", "y"),
    ]
    return [lemma]
      + endings.compactMap { plural, singular in
        lemma.hasSuffix(plural) && lemma.count > plural.count
          ? lemma.dropLast(plural.count) + singular : nil
      }
  }

  /// `lemma pos synset_cnt p_cnt [symbol...] sense_cnt tagsense_cnt offset [offset...]`.
  private static func firstSense(_ line: Substring) -> Int? {
    let fields = line.split(separator: " ")
    guard fields.count > 6, fields[1] == "n", let senses = Int(fields[2]), senses > 0,
      let pointers = Int(fields[3]), pointers >= 0, fields.count == 6 + pointers + senses,
      fields[6 + pointers].utf8.count == 8
    else { return nil }
    return Int(fields[6 + pointers])
  }

  /// `offset file n w_cnt word id [word id...] p_cnt [symbol offset pos places...] | gloss`, counts
  /// of words in hexadecimal.
  private func synset(at offset: Int) throws(DatasetError) -> (word: String, hypernym: Int?) {
    let start = min(offset, data.count)
    let end = data[start...].firstIndex(of: 0x0A) ?? data.count
    let line = String(decoding: data[start..<end], as: UTF8.self)
    let fields = (line.firstRange(of: " | ").map { line[..<$0.lowerBound] } ?? "")
      .split(separator: " ")
    let damaged = DatasetError(
      .data, file: dataName, "there is no entry of WordNet's at byte \(offset); install it anew")
    guard fields.count > 6, fields[0].utf8.count == 8, Int(fields[0]) == offset, fields[2] == "n",
      let words = Int(fields[3], radix: 16), words > 0, fields.count > 4 + 2 * words,
      let pointers = Int(fields[4 + 2 * words]), pointers >= 0,
      fields.count == 5 + 2 * words + 4 * pointers
    else { throw damaged }
    for pointer in 0..<pointers {
      let own = fields.dropFirst(5 + 2 * words + 4 * pointer).prefix(4).map(String.init)
      guard ["@", "@i"].contains(own[0]) else { continue }
      guard own[2] == "n", own[1].utf8.count == 8, let above = Int(own[1]) else { throw damaged }
      return (String(fields[4]), above)
    }
    return (String(fields[4]), nil)
  }
}

extension WordNetNouns {
  /// Where the files are: in `WNSEARCHDIR` if that is set, else where packages put them.
  ///
  /// - Parameters:
  ///   - environment: The variables of the environment.
  ///   - usual: The folders to look in without the variable.
  /// - Returns: A folder that has them.
  /// - Throws: `DatasetError` that names the remedy, where there is none.
  package static func folder(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    usual: [String] = [
      "/usr/share/wordnet", "/usr/local/share/wordnet", "/opt/homebrew/opt/wordnet/dict",
      "/usr/local/opt/wordnet/dict", "/usr/local/WordNet-3.0/dict",
    ]
  ) throws(DatasetError) -> String {
    let own = environment["WNSEARCHDIR"].map { [$0] }
    let found = (own ?? usual).first { folder in
      [index, data].allSatisfy { FileManager.default.isReadableFile(atPath: "\(folder)/\($0)") }
    }
    if let found { return found }
    let places = own.map { "WNSEARCHDIR, \($0[0])" } ?? "the usual places"
    throw DatasetError(
      .input, file: index,
      "WordNet's \(index) and \(data) are not in \(places); install the package wordnet-base "
        + "(Debian, Ubuntu) or wordnet (Homebrew), or set WNSEARCHDIR to the folder that has them")
  }
}
