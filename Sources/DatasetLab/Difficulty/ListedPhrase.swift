/// A word or phrase of a list, normalised as texts are.
public struct ListedPhrase: Sendable, Hashable {
  /// The whole, with one blank where there is white space.
  public let text: String
  /// Its words.
  let words: [String]

  /// Reads what a line gives.
  ///
  /// - Throws: `DatasetError` where there is no word in it, or a `*`, which stands for more than one.
  init(_ line: Substring, number: Int, file: String) throws(DatasetError) {
    let shown = DatasetError.shown(String(line))
    if line.contains("*") {
      throw DatasetError(
        .data, file: file, line: number,
        "'\(shown)' has a *; here every word has to be written out")
    }
    let chunks = TextNormaliser.normalised(String(line)).split(whereSeparator: \.isWhitespace)
    text = chunks.joined(separator: " ")
    words = chunks.flatMap { Tokenizer.words(of: String($0)) }
    if words.isEmpty {
      throw DatasetError(.data, file: file, line: number, "there is no word in '\(shown)'")
    }
  }
}
