import GRDB

extension AuditStore {
  /// Writes how the rows were learnt, where that was recorded.
  static func dynamics(_ audit: Audit, _ database: Database) throws {
    guard let dynamics = audit.dynamics else { return }
    let margins = dynamics.margins
    let regions = TrainingDynamics.Region.allCases
    let names = LastingTexts(regions.map(\.rawValue))
    let places = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
    var rows = try RowInserter("dynamics", columns: 9, rows: audit.dataset.count, in: database)
    for (sample, row) in audit.dataset.rowsOfSamples.enumerated() {
      rows.bind(sample)
      rows.bind(dynamics.confidence[row])
      rows.bind(dynamics.variability[row])
      rows.bind(dynamics.correctness[row])
      rows.bind(dynamics.forgetting[row])
      rows.bind(dynamics.errorNorm[row])
      rows.bind(margins.values[row])
      rows.bind(dynamics.isBelowThreshold(row) ? 1 : 0)
      rows.bind(names, places[dynamics.region[row]] ?? 0)
      try rows.insert()
    }
    var runs = try RowInserter("threshold_runs", columns: 4, in: database)
    for (place, run) in margins.runs.enumerated() {
      runs.bind(place)
      runs.bind(run.thresholdRows)
      runs.bind(run.epochs)
      runs.bind(run.threshold)
      try runs.insert()
    }
  }
}
