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
  init(
    _ data: ComparisonData, _ a: Int, _ b: Int, words: TFIDF, options: CrossFit.Options,
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
    let parts = MarginParts(words, rows: rows, given: given, models: fit.weights)
    distance = parts.distance
    tokensOfA = parts.strongest(Self.tokens, towards: 0)
    tokensOfB = parts.strongest(Self.tokens, towards: 1)
  }
}

/// What each feature adds to the distance between the mean margins of two classes.
struct MarginParts {
  private let words: TFIDF
  private let columns: [Int]
  private var parts: [Double]
  private var counts: [SIMD2<Double>]
  private let size: SIMD2<Double>

  /// Weighs.
  ///
  /// - Parameters:
  ///   - words: Features of words alone, for all rows.
  ///   - rows: The rows that models were trained on.
  ///   - given: 0 or 1 by such row.
  ///   - models: The weights of the features that those rows have.
  init(_ words: TFIDF, rows: [Int], given: [Int32], models: [FoldWeights]) {
    self.words = words
    let entries = words.features.entries
    let scales = words.features.columnWeights ?? []
    columns = SparseLists.columnsInUse(entries.selecting(rows))
    var placeOf = [Int](repeating: 0, count: entries.columns)
    for (place, column) in columns.enumerated() { placeOf[column] = place }
    var values = [SIMD2<Double>](repeating: .zero, count: columns.count)
    var counts = values
    var size = SIMD2<Double>.zero
    for (at, row) in rows.enumerated() {
      let side = Int(given[at])
      size[side] += 1
      let scale = words.features.rowScales?[row] ?? 1
      for entry in entries.entries(of: row) {
        let column = Int(entries.indices[entry])
        let value = (entries.values?[entry] ?? 1) * (scales.isEmpty ? 1 : scales[column]) * scale
        values[placeOf[column]][side] += Double(value)
        counts[placeOf[column]][side] += 1
      }
    }
    parts = columns.indices.map { place in
      var weight = 0.0
      var folds = 0
      for model in models {
        for fold in model.folds {
          weight += Double(model.pull(place, fold: fold, towards: 1, from: 0))
          folds += 1
        }
      }
      let mean = values[place] / size
      return weight / Double(max(1, folds)) * (mean[1] - mean[0])
    }
    self.counts = counts
    self.size = size
  }

  var distance: Double { parts.reduce(0, +) }

  /// The tokens of largest part that are more frequent on one side.
  func strongest(_ most: Int, towards side: Int) -> [AdversarialValidation.Token] {
    let own = parts.indices.filter {
      let shares = counts[$0] / size
      return parts[$0] > 0 && shares[side] > shares[1 - side]
    }
    let names = words.names
    return own.sorted { (-parts[$0], $0) < (-parts[$1], $1) }.prefix(most).map { place in
      AdversarialValidation.Token(
        token: names[columns[place]], part: parts[place], shareA: counts[place][0] / size[0],
        shareB: counts[place][1] / size[1])
    }
  }
}
