/// The words on which two data sets disagree most in label, so that a person can name the
/// difference between what their annotators were told.
///
/// A word's association with a label is its log odds ratio: how much more often texts with the
/// word have the label than texts without, whatever the label's share. z is the difference of two
/// data sets' associations over its standard error (Woolf's test). Texts count once, and words
/// that fewer than `leastRows` texts of either data set have are left out.
/// Source: B. Woolf, "On estimating the relation between blood group and disease", 1955,
/// https://doi.org/10.1111/j.1469-1809.1955.tb01348.x.
public struct LabellingCriterion: Sendable {
  /// A word, a label and what two data sets make of them.
  public struct Token: Sendable, Hashable {
    /// The word.
    public let token: String
    /// The label's position.
    public let label: Int
    /// The difference of associations in standard errors; above zero, the word speaks more for
    /// the label in the first data set.
    public let z: Double
    /// Whether the difference is beyond chance at 5 %, all words and labels considered
    /// (Bonferroni).
    public let isSignificant: Bool
    /// The share of the first data set's texts with the word that have the label.
    public let shareA: Double
    /// The share of the second's.
    public let shareB: Double
    /// The number of the first data set's texts with the word.
    public let rowsA: Int
    /// The number of the second's.
    public let rowsB: Int
  }

  /// The first data set.
  public let a: Int
  /// The second data set.
  public let b: Int
  /// The number of words that are frequent in both.
  public let compared: Int
  /// The pairs of word and label that differ beyond chance.
  public let significant: Int
  /// The strongest, by |z|; of two labels only the second, as the first mirrors it.
  public let tokens: [Token]

  /// The least number of texts with a word, in each data set.
  public static let leastRows = 20
  /// How many words are kept.
  public static let most = 30

  /// Compares two data sets.
  ///
  /// - Parameters:
  ///   - data: The data sets.
  ///   - a: One of them.
  ///   - b: Another.
  public init(_ data: ComparisonData, _ a: Int, _ b: Int) {
    let classes = data.labels.count
    let (x, y) = (WordLabelCounts(data, a), WordLabelCounts(data, b))
    let words = data.words.vocabulary.indices.filter {
      x.rows(of: $0) >= Self.leastRows && y.rows(of: $0) >= Self.leastRows
    }
    let labels = classes == 2 ? 1..<2 : 0..<classes
    let tests = Double(max(1, words.count * labels.count))
    let all = words.flatMap { word in
      labels.map { label -> Token in
        let z = x.association(word, label).z(over: y.association(word, label))
        return Token(
          token: data.words.vocabulary[word], label: label, z: z,
          isSignificant: LogOddsRatio.twoSided(z) * tests < 0.05,
          shareA: x.share(word, label), shareB: y.share(word, label),
          rowsA: x.rows(of: word), rowsB: y.rows(of: word))
      }
    }
    self.a = a
    self.b = b
    compared = words.count
    significant = all.count(where: \.isSignificant)
    let order = all.indices.sorted { (-abs(all[$0].z), $0) < (-abs(all[$1].z), $1) }
    tokens = order.prefix(Self.most).map { all[$0] }
  }
}

/// How many different texts of a data set have a word, by label.
struct WordLabelCounts {
  private let classes: Int
  private var counts: [Int32]
  private var labels: [Int]

  init(_ data: ComparisonData, _ dataset: Int) {
    classes = data.labels.count
    counts = Array(repeating: 0, count: data.words.vocabulary.count * classes)
    labels = Array(repeating: 0, count: classes)
    for row in data.distinctRows(of: dataset) {
      let label = Int(data.given[row])
      labels[label] += 1
      for word in Set(data.words.tokens(of: row)) { counts[Int(word) * classes + label] += 1 }
    }
  }

  func rows(of word: Int) -> Int {
    (0..<classes).reduce(0) { $0 + Int(counts[word * classes + $1]) }
  }

  func share(_ word: Int, _ label: Int) -> Double {
    Double(counts[word * classes + label]) / Double(max(1, rows(of: word)))
  }

  func association(_ word: Int, _ label: Int) -> LogOddsRatio {
    LogOddsRatio(
      both: Int(counts[word * classes + label]), first: rows(of: word), second: labels[label],
      rows: labels.reduce(0, +))
  }
}
