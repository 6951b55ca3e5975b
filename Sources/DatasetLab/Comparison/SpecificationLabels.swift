/// The labels that data sets give to what specifications describe: for each specification the rows
/// that match it best in each data set, and what they carry.
///
/// Each data set is ranked by itself, with BM25 over its different texts and the rankings of a
/// specification's queries merged by reciprocal ranks. Copies count once.
public struct SpecificationLabels: Sendable {
  /// The specifications.
  public let specifications: [Specification]
  /// The best rows of each data set for each specification, best first: at most `most`, fewer
  /// where fewer rows share a word with it.
  public let rows: [[[Int]]]
  /// The number of each data set's different texts by label.
  let labelTexts: [[Int]]
  private let given: [Int32]

  /// How many rows are looked at.
  public static let most = 50
  /// How many rows each query ranks.
  private static let depth = 4 * most

  /// Ranks.
  ///
  /// - Parameters:
  ///   - specifications: What is looked for; their labels are the data's.
  ///   - data: The data sets.
  ///   - machine: The means; results do not depend on them.
  /// - Complexity: O(tokens + queries · rows that share their words).
  init(_ specifications: [Specification], in data: ComparisonData, on machine: Machine) {
    self.specifications = specifications
    given = data.given
    var labelTexts: [[Int]] = []
    rows = data.datasets.indices.map { dataset in
      let distinct = data.distinctRows(of: dataset)
      var counts = [Int](repeating: 0, count: data.labels.count)
      for row in distinct { counts[Int(data.given[row])] += 1 }
      labelTexts.append(counts)
      if specifications.isEmpty { return [] }
      let ranking = SpecificationRanking(
        specifications, words: data.words.selecting(distinct), labels: data.labels,
        depth: Self.depth, on: machine)
      return ranking.bySpecification.map { own in
        own.rows.prefix(Self.most).map { distinct[Int($0)] }
      }
    }
    self.labelTexts = labelTexts
  }

  /// The share of a data set's different texts that carry a label.
  ///
  /// - Parameters:
  ///   - label: The label's position.
  ///   - dataset: The data set.
  /// - Returns: The share.
  public func share(ofLabel label: Int, in dataset: Int) -> Share {
    Share(labelTexts[dataset][label], of: labelTexts[dataset].reduce(0, +))
  }

  /// How many of a specification's best rows carry each label.
  ///
  /// - Parameters:
  ///   - specification: Its position.
  ///   - dataset: The data set.
  /// - Returns: One count a label.
  public func counts(of specification: Int, in dataset: Int) -> [Int] {
    rows[dataset][specification].reduce(
      into: [Int](repeating: 0, count: labelTexts[dataset].count)
    ) { $0[Int(given[$1])] += 1 }
  }
}
