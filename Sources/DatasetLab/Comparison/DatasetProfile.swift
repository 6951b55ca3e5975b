/// A data set's column of the table that sets data sets side by side.
public struct DatasetProfile: Sendable {
  /// The name of the input.
  public let name: String
  /// The number of rows.
  public let rows: Int
  /// The number of rows of each label, in label order.
  public let labelCounts: [Int]
  /// The rows of the most frequent label over those of the least frequent.
  public let imbalance: Double
  /// The number of words in all texts.
  public let tokens: Int
  /// The number of different words.
  public let vocabulary: Int
  /// Copies.
  public let duplicates: Duplicates
  /// What cross-fitting the data set alone says of it.
  public let own: OwnModel

  init(_ data: ComparisonData, dataset: Int, own: OwnModel) {
    let rows = data.rows(of: dataset)
    var isMet = [Bool](repeating: false, count: data.words.vocabulary.count)
    var tokens = 0
    for row in rows {
      for token in data.words.tokens(of: row) { isMet[Int(token)] = true }
      tokens += data.words.tokens(of: row).count
    }
    name = data.datasets[dataset].name
    self.rows = rows.count
    labelCounts = data.datasets[dataset].classCounts
    imbalance = Double(labelCounts.max() ?? 0) / Double(max(1, labelCounts.min() ?? 0))
    self.tokens = tokens
    vocabulary = isMet.count { $0 }
    duplicates = Duplicates(data.identities, rows: rows, given: data.given)
    self.own = own
  }
}
