/// Training data, a pool and a test suite in one matrix, so that models of any rows can be asked
/// about any others.
///
/// Rows are those of the training data, then the pool's, then the test cases, then the queries, then
/// those of a held-out file, if there is one.
/// Document frequencies are counted over the first two.
public struct AugmentationData: Sendable {
  /// The data that a model is trained on in any case; its labels are those of everything.
  public let train: Dataset
  /// Labelled rows that could be trained on too.
  public let pool: Dataset
  /// The suite; its queries guide the choice, its tests judge it.
  public let suite: TestSuite
  /// Rows that judge models and train none, where a file has them.
  public let heldout: Dataset?
  /// The cases that failure rates are measured on.
  public let tests: [TestSuite.Case]
  /// The cases that are queries.
  public let queries: [TestSuite.Case]
  /// The specifications that the queries belong to.
  public let specifications: [Specification]
  /// How many rows of the pool have the text of a test case or query; none of them is used.
  public let poolRowsInSuite: Int
  /// What the queries give away of the tests.
  public let leakage: SpecificationLeakage
  /// The rows of the pool that may be chosen, by position in the pool: the first of equal texts, and
  /// none that is in the suite.
  let usable: [Int]
  /// The label of each row.
  let given: [Int32]
  /// A hash of each row's normalised text.
  let hashes: [UInt64]
  let design: DesignMatrix
  private let features: FactoredFeatures

  /// Featurises everything.
  ///
  /// - Parameters:
  ///   - train: The training data.
  ///   - pool: The pool; its labels must be among those of the training data.
  ///   - suite: The suite; likewise.
  ///   - heldout: Rows that judge models; likewise.
  ///   - seed: Draws the hashes.
  ///   - machine: The means.
  /// - Throws: `SelectionError` where labels do not fit or a query is a test case too.
  public init(
    train: Dataset, pool: Dataset, suite: TestSuite, heldout: Dataset? = nil, seed: UInt64,
    on machine: Machine
  ) throws(SelectionError) {
    self.train = train
    self.heldout = heldout
    self.pool = pool
    self.suite = suite
    tests = suite.tests
    queries = suite.cases.filter(\.isQuery)
    specifications = suite.specifications
    leakage = SpecificationLeakage(queries: suite.texts(queries), cases: suite.texts(tests))
    if let error = leakage.error { throw .specification(error) }
    var given = train.given
    given += try train.labels.positions(of: pool)
    given += try train.labels.positions(of: (tests + queries).lazy.map(\.label), in: suite.name)
    var texts = train.texts
    for row in pool.texts.indices { pool.texts.withBytes(row) { texts.append($0) } }
    for test in tests + queries { texts.append(test.text.utf8) }
    if let heldout {
      given += try train.labels.positions(of: heldout)
      for row in heldout.texts.indices { heldout.texts.withBytes(row) { texts.append($0) } }
    }
    let tokenized = TokenizedTexts(texts, seed: seed, on: machine)
    let counted = train.count + pool.count
    let hashes = tokenized.hashes
    features = TFIDF(tokenized, countedRows: counted, on: machine).features
    design = DesignMatrix(rows: given.count, features: features, on: machine)
    let inSuite = Set(hashes[counted..<counted + tests.count + queries.count])
    var seen = Set(hashes[counted...])
    usable = pool.given.indices.filter { seen.insert(hashes[train.count + $0]).inserted }
    poolRowsInSuite = pool.given.indices.count { inSuite.contains(hashes[train.count + $0]) }
    self.hashes = hashes
    self.given = given
  }

  /// The labels of everything.
  public var labels: LabelSet { train.labels }

  var trainRows: Range<Int> { 0..<train.count }
  var poolRows: Range<Int> { train.count..<train.count + pool.count }
  var testRows: Range<Int> { poolRows.upperBound..<poolRows.upperBound + tests.count }
  var queryRows: Range<Int> { testRows.upperBound..<testRows.upperBound + queries.count }

  var heldoutRows: Range<Int> { queryRows.upperBound..<given.count }

  /// The label that each specification demands, as a position.
  var demanded: [Int32] { specifications.map { Int32(labels.index(of: $0.label) ?? 0) } }

  /// The specification of each query, as a position.
  var specificationOfQuery: [Int] {
    let places = Dictionary(uniqueKeysWithValues: zip(specifications.map(\.name), 0...))
    return queries.map { places[$0.specification] ?? 0 }
  }

  /// The labels of all rows, with those of some pool rows as the specifications that chose them
  /// demand.
  func given(pseudoLabelled hits: [PoolSelection.Hit]) -> [Int32] {
    var given = given
    for hit in hits {
      guard let place = hit.specification else { continue }
      given[poolRows.lowerBound + hit.row] = demanded[place]
    }
    return given
  }

  /// Which rows of the pool may be chosen beside some training rows: usable ones whose text those
  /// do not have.
  func candidates(beside base: [Int]) -> [Int] {
    let taken = Set(base.map { hashes[$0] })
    return usable.filter { !taken.contains(hashes[train.count + $0]) }
  }

  /// The penalty that cross-fitting the training data chooses: the median of the folds'.
  func penalty(on machine: Machine) -> Double {
    let folds = Folds(
      hashes: Array(hashes[trainRows]), given: train.given, classes: labels.count, count: 5)
    return CrossFit(
      features: features.selecting(Array(trainRows), on: machine), given: train.given,
      classes: labels.count, folds: folds, on: machine
    ).medianPenalty
  }

  /// Trains a model on each set of rows, with their own labels or with `given`.
  func models(
    _ sets: [[Int]], given other: [Int32]? = nil, penalty: Double, tolerance: Double = 5e-4,
    on machine: Machine
  ) -> SubsetModels {
    SubsetModels(
      design: design, given: other ?? given, classes: labels.count, sets: sets, penalty: penalty,
      tolerance: tolerance, on: machine)
  }
}

extension LabelSet {
  /// The places of labels that a file names.
  ///
  /// - Throws: `SelectionError.unknownLabel` for one that is not here.
  func positions(
    of labels: some Sequence<String>, in file: String
  ) throws(SelectionError) -> [Int32] {
    var places: [Int32] = []
    for label in labels {
      guard let place = index(of: label) else {
        throw .unknownLabel(label, file: file, known: names)
      }
      places.append(Int32(place))
    }
    return places
  }

  /// The places of another data set's labels, row by row.
  func positions(of dataset: Dataset) throws(SelectionError) -> [Int32] {
    try positions(of: dataset.given.lazy.map { dataset.labels[Int($0)] }, in: dataset.name)
  }
}

/// Why rows cannot be chosen.
public enum SelectionError: Error, CustomStringConvertible, Sendable {
  /// A label that the training data do not have.
  case unknownLabel(String, file: String, known: [String])
  /// The suite cannot be used.
  case specification(SpecificationError)
  /// The suite has no queries.
  case noQueries(file: String)
  /// The suite has queries only.
  case noTests(file: String)
  /// The data cannot be audited.
  case audit(AuditError)

  /// One sentence.
  public var description: String {
    switch self {
    case .unknownLabel(let label, let file, let known):
      "\(file): label '\(DatasetError.shown(label))' is not in the training data "
        + "(\(DatasetError.listed(known)))\(Suggestion.words(for: label, among: known)); "
        + "translate it with a --map option"
    case .noTests(let file):
      "\(file): every case is held out to be a query; failure rates, and errors planted near "
        + "tests, need some that are not"
    case .specification(let error): error.description
    case .audit(let error): error.description
    case .noQueries(let file):
      "\(file): no case is held out to be a query; a column or a file of parts says which are"
    }
  }
}
