import Foundation

extension Transfer.Cell {
  /// A data set under its own cross-fitted model.
  init(_ data: ComparisonData, diagonal dataset: Int, own: OwnModel) {
    let rows = data.rows(of: dataset)
    trainedOn = dataset
    testedOn = dataset
    self.rows = rows.count
    leftOut = 0
    agreement = own.agreement
    information = own.information.information
    overOwnPrior = information.mean
    difference = nil
    impossible = Self.lowest(Array(rows), (0..<rows.count).map { own.information[$0] })
  }

  /// A data set under the model of another.
  init(
    _ data: ComparisonData, trained: Int, tested: Int, rows: [Int],
    answers: PredictedProbabilities, prior: [Double], own: OwnModel,
    using rng: inout SplitMix64, threads: Int
  ) {
    let given = rows.map { data.given[$0] }
    let hashes = rows.map { data.hashes[$0] }
    let scores = PointwiseVInformation(
      given: given, probabilities: answers, null: [prior], fold: given.map { _ in 0 },
      clusters: hashes, using: &rng, threads: threads)
    let ownBits = data.prior(of: tested).map { -log2($0) }
    let predicted = rows.indices.map { Int32(answers.argmax($0)) }
    let start = data.rows(of: tested).lowerBound
    let ownPredicted = rows.map { own.predicted[$0 - start] }
    trainedOn = trained
    testedOn = tested
    self.rows = rows.count
    leftOut = data.rows(of: tested).count - rows.count
    agreement = Agreement(given: given, predicted: predicted, classes: data.labels.count)
    information = scores.information
    overOwnPrior =
      given.indices.reduce(0.0) { $0 + ownBits[Int(given[$1])] - scores.fullBits[$1] }
      / Double(max(1, rows.count))
    impossible = Self.lowest(rows, rows.indices.map { scores[$0] })

    let isRight = zip(given, predicted).map { $0 == $1 }
    let isOwnRight = zip(given, ownPredicted).map { $0 == $1 }
    difference = Transfer.Difference(
      accuracy: BootstrapMean(
        of: zip(isRight, isOwnRight).map { ($0 ? 1 : 0) - ($1 ? 1 : 0) }, clusters: hashes,
        using: &rng, threads: threads),
      test: McNemar(
        onlyFirst: zip(isRight, isOwnRight).count { $0 && !$1 },
        onlySecond: zip(isRight, isOwnRight).count { !$0 && $1 }))
  }

  private static func lowest(_ rows: [Int], _ bits: [Double]) -> [Transfer.Row] {
    let order = rows.indices.sorted { (bits[$0], $0) < (bits[$1], $1) }
    return order.prefix(Transfer.impossibleRows).map {
      Transfer.Row(row: rows[$0], bits: bits[$0])
    }
  }
}

extension PredictedProbabilities {
  /// The probabilities with all margins divided by one number.
  func tempered(_ temperature: Double) -> PredictedProbabilities {
    if temperature == 1 { return self }
    var out: [Double] = []
    out.reserveCapacity(values.count)
    for row in 0..<rows {
      var margins = (0..<classes).map {
        log(max(self[row, $0], .leastNormalMagnitude)) / temperature
      }
      Softmax.replace(&margins)
      out += margins
    }
    return PredictedProbabilities(rows: rows, classes: classes, values: out)
  }
}
