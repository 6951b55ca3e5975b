/// Labelled data whose labels are in doubt, and a test suite that says what they should be.
///
/// Queries find rows; tests say where errors are planted and what models fail. Rows with the text
/// of either are left out, so that no model is trained on what it is asked.
public struct CorrectionData: Sendable {
  /// The rows that are left.
  public let dataset: Dataset
  /// The right label of each of them, where a column says so; else the given ones are taken for
  /// right before errors are planted.
  public let truth: [Int32]
  /// Whether `truth` comes from a column.
  public let hasTruth: Bool
  /// The cases that failure rates and closeness are measured by.
  public let tests: [TestSuite.Case]
  /// The suite's file.
  let suiteName: String
  /// The specifications with their held-out cases as queries.
  public let specifications: [Specification]
  /// How many rows were left out because a case has their text.
  public let rowsInSuite: Int
  /// A hash of each row's normalised text.
  let hashes: [UInt64]
  /// Of the rows, then the tests; document frequencies are counted over the rows.
  let features: FactoredFeatures

  /// Takes in data and suite.
  ///
  /// - Parameters:
  ///   - data: The rows; their labels are those of everything.
  ///   - suite: The suite; some of its cases must be held out to be queries.
  ///   - truth: The name of every row's right label, where it is known.
  ///   - seed: Draws the hashes.
  ///   - machine: The means.
  /// - Throws: `SelectionError` where labels do not fit or no case is a query.
  public init(
    _ data: Dataset, suite: TestSuite, truth: [String]? = nil, seed: UInt64,
    on machine: Machine
  ) throws(SelectionError) {
    suiteName = suite.name
    tests = suite.tests
    specifications = suite.specifications
    if specifications.isEmpty { throw .noQueries(file: suite.name) }
    _ = try data.labels.positions(of: suite.cases.lazy.map(\.label), in: suite.name)
    let known = Set(
      TokenizedTexts(StringColumn(suite.cases.map(\.text)), seed: seed, on: machine).hashes)
    let all = TokenizedTexts(data.texts, seed: seed, on: machine).hashes
    let rows = all.indices.filter { !known.contains(all[$0]) }
    let dataset = data.selecting(rows)
    self.truth =
      try truth.map { names throws(SelectionError) in
        try data.labels.positions(of: rows.map { names[$0] }, in: data.name)
      } ?? dataset.given
    var texts = dataset.texts
    for test in tests { texts.append(test.text.utf8) }
    let tokenized = TokenizedTexts(texts, seed: seed, on: machine)
    features = TFIDF(tokenized, countedRows: rows.count, on: machine).features
    hashes = rows.map { all[$0] }
    hasTruth = truth != nil
    rowsInSuite = all.count - rows.count
    self.dataset = dataset
  }

  /// The labels of everything.
  public var labels: LabelSet { dataset.labels }

  /// The rows of `features` that are tests.
  var testRows: Range<Int> { dataset.count..<dataset.count + tests.count }

  /// The rows closest to the test cases of each specification that has queries too; its queries
  /// have no part in it, and neither has how these are merged.
  ///
  /// - Parameters:
  ///   - depth: How many rows each case ranks.
  ///   - machine: The means.
  /// - Returns: One entry a specification, without those that have no test.
  public func closeness(
    depth: Int, on machine: Machine
  ) -> [PlantedErrors.Closeness] {
    let ranker = QueryRanker(
      words: TokenizedTexts(dataset.texts, seed: 0, on: machine).words, on: machine)
    let texts = Dictionary(grouping: tests, by: \.specification).mapValues { $0.map(\.text) }
    return specifications.compactMap { specification in
      guard let cases = texts[specification.name] else { return nil }
      let found = SpecificationRanking(
        [specification], queries: [cases.map { Query($0) }], ranker: ranker, labels: labels,
        depth: depth, method: .rrf, on: machine
      ).byLabel
      return found.first.map {
        PlantedErrors.Closeness(label: Int32($0.key), rows: $0.value.rows.map(Int.init))
      }
    }
  }
}
