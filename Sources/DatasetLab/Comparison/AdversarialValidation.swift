/// Can a classifier tell the texts of two data sets apart, and by which words?
///
/// As many different texts are drawn from each as the smaller has, at most `mostRows`, and the
/// classifier, on words and pairs of words, is cross-fitted; an area of 0.5 means that they cannot
/// be told apart. Case, markup and Unicode forms are normalised away before.
public struct AdversarialValidation: Sendable {
  /// A word or a pair of words that the classifier goes by.
  public struct Token: Sendable, Hashable {
    /// The words.
    public let token: String
    /// How much of the distance between the data sets' mean margins it makes up, in nats; the
    /// parts of all tokens add up to the distance.
    public let part: Double
    /// The share of the first data set's texts that have it.
    public let shareA: Double
    /// The share of the second's.
    public let shareB: Double
  }

  /// The first data set.
  public let a: Int
  /// The second data set.
  public let b: Int
  /// The texts drawn from each.
  public let rows: Int
  /// How often a text of the second looks more like the second than one of the first does.
  public let area: AreaUnderROC
  /// Accuracy and correlation; guessing is right half the time.
  public let agreement: Agreement
  /// The distance of the mean margins in nats.
  public let distance: Double
  /// The tokens with the largest parts that are more frequent in the first.
  public let tokensOfA: [Token]
  /// The same for the second.
  public let tokensOfB: [Token]

  /// The most texts drawn from a data set.
  public static let mostRows = 10_000
  /// How many tokens are kept for each data set.
  public static let tokens = 15

  /// Tells two data sets apart.
  ///
  /// - Parameters:
  ///   - data: The data sets.
  ///   - a: One of them.
  ///   - b: Another.
  ///   - words: Words and pairs of words of all rows.
  ///   - names: What its columns are called.
  ///   - options: How the classifier is chosen and trained.
  ///   - seed: Draws texts.
  ///   - machine: The means.
  init(
    _ data: ComparisonData, _ a: Int, _ b: Int, words: TFIDF, names: [String],
    options: CrossFit.Options,
    seed: UInt64, on machine: Machine
  ) {
    var rng = SplitMix64(seed: ByteHash.mix(seed &+ UInt64(a * 64 + b)))
    let distinct = [a, b].map { data.distinctRows(of: $0) }
    let size = min(Self.mostRows, distinct.map(\.count).min() ?? 0)
    let rows = distinct.flatMap { $0.shuffled(using: &rng).prefix(size).sorted() }
    let given = rows.map { data.dataset(of: $0) == a ? Int32(0) : 1 }
    let folds = Folds(hashes: rows.map { data.hashes[$0] }, given: given, classes: 2, count: 5)
    let fit = CrossFit(
      features: words.features.selecting(rows, on: machine), given: given, classes: 2,
      folds: folds, options: options, on: machine)
    self.a = a
    self.b = b
    self.rows = size
    area = AreaUnderROC(
      scores: rows.indices.map { fit.probabilities[$0, 1] }, isPositive: given.map { $0 == 1 })
    agreement = Agreement(
      given: given, predicted: rows.indices.map { Int32(fit.probabilities.argmax($0)) },
      classes: 2)
    let parts = MarginParts(words, names: names, rows: rows, given: given, models: fit.weights)
    distance = parts.distance
    tokensOfA = parts.strongest(Self.tokens, towards: 0)
    tokensOfB = parts.strongest(Self.tokens, towards: 1)
  }
}
