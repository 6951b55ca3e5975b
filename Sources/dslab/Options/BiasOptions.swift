import ArgumentParser
import DatasetLab

/// What `dslab difficulty` says of words and groups of people that decide labels by themselves.
struct BiasOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Words and phrases, one a line, after a tab perhaps a group: how far each alone decides a \
      label (pinned bias).
      """, valueName: "file"), completion: .anyFile)
  var biasWords: String?

  @Option(
    help: ArgumentHelp(
      """
      Words to be replaced by more general ones, 'word<TAB>more general word' or \
      'word => more general word' a line; or wordnet: the words of --bias-words by what WordNet \
      has above them.
      """, valueName: "file|wordnet"), completion: .anyFile)
  var generalWords: String?

  @Option(
    help: ArgumentHelp(
      """
      A column kept by the audit that says which group of people a row is about: subgroup, BPSN \
      and BNSP AUC; may be repeated.
      """, valueName: "name"))
  var identityColumn: [String] = []

  func validate() throws {
    if generalWords == "wordnet" && biasWords == nil {
      throw ValidationError(
        "--general-words wordnet looks up the words of --bias-words; give it too")
    }
  }

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - options: What is asked for is put there.
  ///   - columns: The columns that the audit kept.
  /// - Throws: `ValidationError` for a column that it did not keep, `DatasetError` for a file.
  func read(into options: inout Difficulty.Options, columns: [String]) throws {
    var known = Set<String>()
    for name in identityColumn where known.insert(name).inserted {
      guard columns.contains(name) else {
        let kept = columns.isEmpty ? "none" : columns.joined(separator: ", ")
        throw ValidationError(
          "the audit kept no column '\(name)' (kept: \(kept))"
            + Suggestion.words(for: name, among: columns) + "; "
            + "audit again with --slice-column \(name)")
      }
      options.identityColumns.append(name)
    }
    options.biasWords = try biasWords.map { try BiasWords(path: $0) }
    if let words = options.biasWords, generalWords == "wordnet" {
      options.generalWords = try GeneralWords(wordNetOf: words)
    } else {
      options.generalWords = try generalWords.map { try GeneralWords(path: $0) }
    }
  }
}
