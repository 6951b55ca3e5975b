/// Several data sets in one matrix, so that models of one can be asked about the others.
///
/// Rows are those of the first data set, then the second's, and so on. All have one vocabulary,
/// with document frequencies over all rows, and the same labels.
public struct ComparisonData: Sendable {
  /// The data sets.
  public let datasets: [Dataset]
  /// The labels of all of them.
  public let labels: LabelSet
  /// The label of each row.
  public let given: [Int32]
  /// The data set of each row.
  public let source: [Int32]
  /// The words of each row.
  public let words: Corpus
  /// Which rows are copies.
  public let identities: TextIdentities
  /// A hash of each row's identity, from which folds are dealt.
  let hashes: [UInt64]
  let features: FactoredFeatures
  let tokenized: TokenizedTexts
  let texts: StringColumn
  private let starts: [Int]

  /// Joins and featurises data sets.
  ///
  /// - Parameters:
  ///   - datasets: At least two.
  ///   - seed: Draws the folds.
  ///   - machine: The means.
  /// - Throws: `ComparisonError` where labels differ.
  public init(
    _ datasets: [Dataset], seed: UInt64, on machine: Machine
  ) throws(ComparisonError) {
    guard let first = datasets.first, datasets.count > 1 else { throw .tooFew }
    for other in datasets.dropFirst() where other.labels != first.labels {
      throw .labelsDiffer(first, other)
    }
    self.datasets = datasets
    labels = first.labels
    given = datasets.flatMap(\.given)
    source = datasets.indices.flatMap { place in datasets[place].given.map { _ in Int32(place) } }
    starts = datasets.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    var texts = first.texts
    for other in datasets.dropFirst() {
      for row in other.texts.indices { other.texts.withBytes(row) { texts.append($0) } }
    }
    self.texts = texts
    tokenized = TokenizedTexts(texts, seed: seed, on: machine)
    words = tokenized.words
    identities = TextIdentities(texts, on: machine)
    features = TFIDF(tokenized, on: machine).features
    // Copies in disguise stay together, as copies do.
    let start = ByteHash.mix(seed)
    let forms = identities.wordForms
    let ofWords = forms.indices.map { form in
      forms.withBytes(form) { ByteHash.hash($0, seed: start) }
    }
    let own = tokenized.hashes
    let identities = identities
    hashes = own.indices.map { row in
      identities.hasWords(row) ? ofWords[Int(identities.words[row])] : own[row]
    }
  }

  /// The rows of a data set.
  public func rows(of dataset: Int) -> Range<Int> { starts[dataset]..<starts[dataset + 1] }

  /// The text of a row.
  public func text(_ row: Int) -> String { texts[row] }

  /// The data set of a row, as a position.
  public func dataset(of row: Int) -> Int { Int(source[row]) }

  /// The user's own name of a row, and the line on which it starts.
  public func place(of row: Int) -> (id: String, line: Int) {
    let dataset = dataset(of: row)
    let own = row - starts[dataset]
    return (datasets[dataset].ids[own], datasets[dataset].lines[own])
  }

  /// The name of a row's label.
  public func label(of row: Int) -> String { labels[Int(given[row])] }

  /// The first row of every different text of a data set, ascending.
  func distinctRows(of dataset: Int) -> [Int] {
    var seen = Set<UInt32>()
    return rows(of: dataset).filter { seen.insert(identities.whole[$0]).inserted }
  }

  /// All pairs of different data sets, the first before the second.
  var couples: [(a: Int, b: Int)] {
    datasets.indices.flatMap { a in (a + 1..<datasets.count).map { (a, $0) } }
  }
}

/// Why data sets cannot be compared.
public enum ComparisonError: Error, CustomStringConvertible, Sendable {
  /// There is no other data set to compare with.
  case tooFew
  /// Two data sets do not have the same labels.
  case labels(first: String, firstLabels: [String], second: String, secondLabels: [String])

  static func labelsDiffer(_ a: Dataset, _ b: Dataset) -> ComparisonError {
    .labels(
      first: a.name, firstLabels: a.labels.names, second: b.name, secondLabels: b.labels.names)
  }

  /// One sentence.
  public var description: String {
    switch self {
    case .tooFew: "a comparison needs two data sets at least"
    case .labels(let first, let firstLabels, let second, let secondLabels):
      "\(first) has the labels \(DatasetError.listed(firstLabels)), and \(second) has "
        + "\(DatasetError.listed(secondLabels)); translate them with --map NAME:old=new"
    }
  }
}
