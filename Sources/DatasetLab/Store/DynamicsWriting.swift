import GRDB

extension AuditStore {
  /// Writes how the rows were learnt, where that was recorded.
  static func dynamics(_ audit: Audit, _ database: Database) throws {
    guard let dynamics = audit.dynamics else { return }
    let margins = dynamics.margins
    let regions = TrainingDynamics.Region.allCases
    let names = LastingTexts(regions.map(\.rawValue))
    let places = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
    let rows = audit.dataset.rowsOfSamples
    let inserter = try ColumnInserter("dynamics", columns: 9, in: database)
    try inserter.insert(rows.count, on: audit.options.machine) {
      let own = rows[$0]
      return [
        .whole(Array($0)), .number(own.map { dynamics.confidence[$0] }),
        .number(own.map { dynamics.variability[$0] }),
        .number(own.map { dynamics.correctness[$0] }),
        .wholeOrNull(own.map { dynamics.forgetting[$0] }),
        .number(own.map { dynamics.errorNorm[$0] }), .number(own.map { margins.values[$0] }),
        .whole(own.map { dynamics.isBelowThreshold($0) ? 1 : 0 }),
        .name(names, own.map { places[dynamics.region[$0]] ?? 0 }),
      ]
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
