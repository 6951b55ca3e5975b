/// How a data set's labels agree with a reference labeller's.
public struct ReferenceAgreement: Sendable {
  /// The data set.
  public let dataset: Int
  /// The name of the reference's file.
  public let name: String
  /// The rows that have a label in both.
  public let rows: Int
  /// The rows of the data set that the reference has no label for; they are left out.
  public let missing: Int
  /// The reference's lines without a label, or for rows or labels that the map leaves out.
  public let leftOut: Int
  /// The agreement; examples are rows of the comparison.
  public let labels: LabelAgreement
  /// The share of rows with the same label in both, texts resampled.
  public let accuracy: BootstrapMean
  /// Of the rows whose label confident learning doubts under the data set's own cross-fitted model,
  /// those that the reference contradicts.
  public let contradictedSuspects: Share
  /// The same of all other rows.
  public let contradictedOthers: Share

  /// Compares.
  ///
  /// - Parameters:
  ///   - data: The data sets.
  ///   - dataset: One of them.
  ///   - reference: Labels for its rows.
  ///   - own: Its cross-fitted model.
  ///   - seed: Draws the resamples.
  ///   - machine: The means.
  init(
    _ data: ComparisonData, dataset: Int, reference: ReferenceLabels, own: OwnModel, seed: UInt64,
    on machine: Machine
  ) {
    let start = data.rows(of: dataset).lowerBound
    let labelled = reference.labels.indices.compactMap { row in
      reference.labels[row].map { (row: start + row, label: $0) }
    }
    let given = labelled.map { data.given[$0.row] }
    let matches = labelled.map { data.given[$0.row] == $0.label }
    var rng = SplitMix64(seed: ByteHash.mix(seed &+ 47))
    self.dataset = dataset
    name = reference.name
    rows = labelled.count
    missing = reference.labels.count - labelled.count
    leftOut = reference.leftOut
    labels = LabelAgreement(
      given: given, reference: labelled.map(\.label), classes: data.labels.count,
      examples: labelled.map(\.row))
    accuracy = BootstrapMean(
      of: matches.map { $0 ? 1 : 0 }, clusters: labelled.map { data.hashes[$0.row] }, using: &rng,
      threads: machine.threads)
    let isSuspect = labelled.map {
      own.learning.issues.isFlagged($0.row - start, by: .pruneByNoiseRate)
    }
    func contradicted(_ kind: Bool) -> Share {
      let own = matches.indices.filter { isSuspect[$0] == kind }
      return Share(own.count { !matches[$0] }, of: own.count)
    }
    contradictedSuspects = contradicted(true)
    contradictedOthers = contradicted(false)
  }
}
