/// The rows of an audit as the measures of difficulty need them.
public struct AuditedRows: Sendable {
  /// The texts as they are in the data.
  public let texts: StringColumn
  /// The given label of each row, as a position in label order.
  public let given: [Int32]
  /// The number of labels, K.
  public let classes: Int
  /// Their names.
  public let labels: [String]
  /// The sample of the audit that each row is.
  public let sampleIDs: [Int]
  /// The columns that the audit kept, by name.
  public let columns: [String: StringColumn]
  /// The number of folds.
  public let foldCount: Int
  /// What the audit drew folds and resamples with.
  public let seed: UInt64
  /// Which n-grams the audit's model saw; both kinds where it saw none.
  public let kinds: TFIDF.Kinds
  /// Whether the audit's margins were divided by a temperature.
  public let isCalibrated: Bool

  /// Takes rows.
  ///
  /// - Parameters:
  ///   - texts: One text a row.
  ///   - given: The given label of each row, as a position in label order.
  ///   - classes: The number of labels, K.
  ///   - labels: Their names; nil: their numbers.
  ///   - sampleIDs: The sample of the audit that each row is; nil: they are in that order.
  ///   - columns: Columns that can be views, by name.
  ///   - foldCount: The number of folds, at least 2.
  ///   - seed: Draws folds and resamples.
  ///   - kinds: Which n-grams are trained on.
  ///   - isCalibrated: Whether margins are divided by a temperature.
  public init(
    texts: StringColumn, given: [Int32], classes: Int, labels: [String]? = nil,
    sampleIDs: [Int]? = nil, columns: [String: StringColumn] = [:], foldCount: Int = 5,
    seed: UInt64 = 0, kinds: TFIDF.Kinds = .wordsAndCharacters,
    isCalibrated: Bool = true
  ) {
    precondition(
      texts.count == given.count && columns.values.allSatisfy { $0.count == given.count },
      "columns of audited rows have different lengths")
    self.texts = texts
    self.given = given
    self.classes = classes
    self.labels = labels ?? (0..<classes).map(String.init)
    self.sampleIDs = sampleIDs ?? Array(given.indices)
    self.columns = columns
    self.foldCount = foldCount
    self.seed = seed
    self.kinds = kinds
    self.isCalibrated = isCalibrated
  }

  /// The number of rows, N.
  public var count: Int { given.count }
}
