import Foundation
import GRDB

/// The tables about the run, the labels and their pairs: few rows each.
extension AuditStore {
  static func run(
    _ audit: Audit, startedAt: Date, seconds: Double, _ database: Database
  ) throws {
    let data = audit.dataset
    let information = audit.information
    var run = try RowInserter("runs", columns: 39, in: database)
    run.bind(DatasetLab.version)
    run.bind(audit.options.arguments)
    run.bind(Int(bitPattern: UInt(audit.options.seed)))
    run.bind(data.name)
    run.bind(data.sha256)
    run.bind(data.columns.text)
    run.bind(data.columns.label)
    run.bind(data.columns.id)
    run.bind(data.count)
    run.bind(data.rejected.count)
    run.bind(data.labels.count)
    run.bind(audit.folds.count)
    run.bind(audit.featureCount)
    run.bind(audit.options.machine.threads)
    run.bind(startedAt.formatted(.iso8601))
    run.bind(seconds)
    run.bind(audit.agreement.accuracy)
    run.bind(audit.agreement.mcc)
    run.bind(Calibration.logLossBits(audit.probabilities, given: data.given))
    run.bind(Calibration.logLossBits(audit.models.raw, given: data.given))
    run.bind(Calibration.expectedError(audit.probabilities, given: data.given))
    run.bind(Calibration.expectedError(audit.models.raw, given: data.given))
    run.bind(information.labelEntropy)
    run.bind(information.conditionalEntropy)
    run.bind(information.information.mean)
    run.bind(information.information.low)
    run.bind(information.information.high)
    run.bind(information.clipped)
    run.bind(audit.learning.issues.count(of: .pruneByNoiseRate))
    run.bind(audit.learning.calibratedIssueCount)
    run.bind(audit.learning.overallHealth)
    run.bind(audit.corroboration?.kappa)
    run.bind(audit.corroboration?.share)
    run.bind(
      audit.options.predictedProbabilities == nil ? audit.options.features.rawValue : "supplied")
    run.bind(audit.options.crossFit.calibrate ? 1 : 0)
    let reading = audit.options.read
    run.bind(reading.format(of: data.name).rawValue)
    run.bind(reading.quoting.rawValue)
    run.bind(reading.encoding.rawValue)
    run.bind(reading.hasHeader ? 1 : 0)
    try run.insert()

    var models = try RowInserter("fold_models", columns: 5, in: database)
    for (fold, model) in audit.models.models.enumerated() {
      models.bind(fold)
      models.bind(audit.folds.fold.count { Int($0) == fold })
      models.bind(model.penalty)
      models.bind(model.temperature)
      models.bind(audit.dynamics.flatMap { $0.isOfAudit ? $0.epochs[fold] : nil })
      try models.insert()
    }
  }

  static func labels(_ audit: Audit, _ database: Database) throws {
    let data = audit.dataset
    let counts = data.classCounts
    var labels = try RowInserter("labels", columns: 12, in: database)
    for (index, label) in data.labels.names.enumerated() {
      let information = audit.information.labels[index]
      let band = audit.information.bands[index]
      labels.bind(label)
      labels.bind(index)
      labels.bind(counts[index])
      labels.bind(Double(counts[index]) / Double(data.count))
      labels.bind(band.nullBits)
      labels.bind(audit.learning.noise.prior[index])
      labels.bind(audit.learning.thresholds[index])
      labels.bind(information.mean)
      labels.bind(information.low)
      labels.bind(information.high)
      labels.bind(band.wrong)
      labels.bind(band.right)
      try labels.insert()
    }
  }

  static func classes(_ audit: Audit, _ database: Database) throws {
    let learning = audit.learning
    let labels = audit.dataset.labels
    let counts = learning.confidentJoint.counts
    try matrix("confident_joint", labels, database) { $0.bind(counts[given: $1, true: $2]) }
    let joint = learning.confidentJoint.joint
    try matrix("joint", labels, database) { $0.bind(joint[given: $1, true: $2]) }
    let noise = learning.noise.noise
    try matrix("noise_matrix", labels, database) { $0.bind(noise[given: $1, true: $2]) }
    let inverse = learning.noise.inverse
    try matrix("inverse_noise_matrix", labels, database) { $0.bind(inverse[given: $1, true: $2]) }

    var health = try RowInserter("class_health", columns: 5, in: database)
    for own in learning.classHealth {
      health.bind(labels[own.label])
      health.bind(own.labelNoise)
      health.bind(own.inverseLabelNoise)
      health.bind(own.labelQuality)
      health.bind(own.labelIssues)
      try health.insert()
    }
    var overlaps = try RowInserter("overlapping_classes", columns: 4, in: database)
    for overlap in learning.overlappingClasses where overlap.probability > 0 {
      overlaps.bind(labels[overlap.first])
      overlaps.bind(labels[overlap.second])
      overlaps.bind(overlap.probability)
      overlaps.bind(overlap.rows)
      try overlaps.insert()
    }
  }

  private static func matrix(
    _ table: String, _ labels: LabelSet, _ database: Database,
    _ bindValue: (inout RowInserter, _ given: Int, _ truth: Int) -> Void
  ) throws {
    var cells = try RowInserter(table, columns: 3, in: database)
    for given in 0..<labels.count {
      for truth in 0..<labels.count {
        cells.bind(labels[given])
        cells.bind(labels[truth])
        bindValue(&cells, given, truth)
        try cells.insert()
      }
    }
  }

  static func pairs(_ audit: Audit, _ database: Database) throws {
    let labels = audit.dataset.labels
    var pairs = try RowInserter("label_pairs", columns: 7, in: database)
    var tokens = try RowInserter("label_pair_tokens", columns: 6, in: database)
    for pair in audit.divergence.pairs {
      pairs.bind(labels[pair.a])
      pairs.bind(labels[pair.b])
      pairs.bind(pair.divergence)
      pairs.bind(pair.distance)
      pairs.bind(pair.vocabulary)
      pairs.bind(pair.tokensA)
      pairs.bind(pair.tokensB)
      try pairs.insert()
      for token in pair.tokens {
        tokens.bind(labels[pair.a])
        tokens.bind(labels[pair.b])
        tokens.bind(token.token)
        tokens.bind(token.contribution)
        tokens.bind(token.pA)
        tokens.bind(token.pB)
        try tokens.insert()
      }
    }
  }

  static func specifications(_ audit: Audit, _ database: Database) throws {
    guard let specifications = audit.specifications else { return }
    var specs = try RowInserter("specs", columns: 6, in: database)
    var hits = try RowInserter("spec_hits", columns: 4, in: database)
    for (place, specification) in specifications.specifications.enumerated() {
      specs.bind(place)
      specs.bind(specification.name)
      specs.bind(specification.label)
      specs.bind(specification.description.isEmpty ? nil : specification.description)
      let queries = try JSONEncoder().encode(specification.queries)
      specs.bind(String(decoding: queries, as: UTF8.self))
      specs.bind(audit.corroboration?.bySpecification[place])
      try specs.insert()
      try rankingRows(specifications.bySpecification[place], of: audit, &hits) { $0.bind(place) }
    }
    var rankings = try RowInserter("spec_rankings", columns: 4, in: database)
    for label in specifications.byLabel.keys.sorted() {
      guard let ranking = specifications.byLabel[label] else { continue }
      let name = audit.dataset.labels[label]
      try rankingRows(ranking, of: audit, &rankings) { $0.bind(name) }
    }
  }

  private static func rankingRows(
    _ ranking: Ranking, of audit: Audit, _ rows: inout RowInserter,
    _ key: (inout RowInserter) -> Void
  ) throws {
    for (position, row) in ranking.rows.enumerated() {
      key(&rows)
      rows.bind(audit.dataset.sampleIDs[Int(row)])
      rows.bind(position + 1)
      rows.bind(ranking.scores[position])
      try rows.insert()
    }
  }
}
