/// What somebody probably meant who wrote a name that is not there.
public enum Suggestion {
  /// The name that is the fewest slips away, where they are few enough to be slips.
  ///
  /// A slip is a letter too many, too few, or another one, or two neighbours swapped
  /// (Damerau-Levenshtein distance, in its restricted form; Boytsov 2011,
  /// DOI 10.1145/1963190.1963191). Case, blanks, `-` and `_` are all one. A name of three letters may
  /// have one slip, any other one for every three letters, and none more than three.
  ///
  /// - Parameters:
  ///   - word: What was written.
  ///   - known: The names that there are; of equally near ones the first counts.
  /// - Returns: The name; nil where none is near. O(letters² · names).
  public static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let written = letters(word)
    let most = min(3, max(1, written.count / 3))
    var best: (name: String, slips: Int)?
    for name in known where name != word {
      let other = letters(name)
      // A name of which nothing remains would be no suggestion.
      guard abs(other.count - written.count) <= most, max(other.count, written.count) > 1 else {
        continue
      }
      let slips = distance(written, other)
      if slips <= most, slips < min(best?.slips ?? .max, other.count) { best = (name, slips) }
    }
    return best?.name
  }

  /// What stands behind a wrong name in an error: ` (did you mean 'x'?)`, or nothing.
  ///
  /// - Parameters:
  ///   - word: What was written.
  ///   - known: The names that there are.
  /// - Returns: The words with a blank before them.
  public static func words(for word: String, among known: some Sequence<String>) -> String {
    nearest(to: word, among: known).map { " (did you mean '\(DatasetError.shown($0))'?)" } ?? ""
  }

  private static func letters(_ name: String) -> [Character] {
    // Long names are no slips of short ones; the square of a novel's length would be felt.
    name.lowercased().prefix(100).map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  /// Rows of the table of distances between beginnings; the last three are all that is needed.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
