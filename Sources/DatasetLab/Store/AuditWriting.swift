import Foundation
import GRDB

extension AuditStore {
  /// The most probabilities that are stored without being asked for.
  public static let mostProbabilities = 2_000_000

  /// Writes all tables of an audit, one transaction per group of tables.
  ///
  /// - Parameters:
  ///   - audit: The audit.
  ///   - startedAt: When it began.
  ///   - clock: Its stages; the last one, storing, ends here.
  /// - Throws: `StoreError` where the disk is full, say.
  public func write(
    _ audit: Audit, startedAt: Date, clock: inout StageClock
  ) throws(StoreError) {
    clock.begin(.store)
    try write { try Self.labels(audit, $0) }
    try write {
      try Self.samples(audit.dataset, fold: audit.folds.fold, $0, on: audit.options.machine)
    }
    try write { try Self.scores(audit, $0) }
    try write { try Self.dynamics(audit, $0) }
    try write { try Self.probabilities(audit, $0) }
    try write { try Self.classes(audit, $0) }
    try write { try Self.pairs(audit, $0) }
    try write { try Self.specifications(audit, $0) }
    try write { try Self.suspects(audit, $0) }
    clock.end()
    let laps = clock.laps
    let seconds = clock.elapsed
    try write { database in
      try Self.run(audit, startedAt: startedAt, seconds: seconds, database)
      var stages = try RowInserter("stages", columns: 3, in: database)
      for lap in laps {
        stages.bind(lap.stage.rawValue)
        stages.bind(lap.seconds)
        stages.bind(lap.peakMegabytes)
        try stages.insert()
      }
    }
  }

  static func samples(
    _ data: Dataset, fold: [Int32], _ database: Database, on machine: Machine
  ) throws {
    let labels = LastingTexts(data.labels.names)
    let rows = data.rowsOfSamples
    try ColumnInserter("samples", columns: 6, in: database).insert(rows.count, on: machine) {
      let own = rows[$0]
      return [
        .whole(Array($0)), .text(LastingTexts(data.ids, own)),
        .whole(own.map { data.lines[$0] }), .text(LastingTexts(data.texts, own)),
        .name(labels, own.map { Int(data.given[$0]) }), .whole(own.map { Int(fold[$0]) }),
      ]
    }
    try attributes(data, rows, database, on: machine)
    var rejected = try RowInserter("rejected", columns: 3, in: database)
    for row in data.rejected {
      rejected.bind(row.line)
      rejected.bind(row.column)
      rejected.bind(row.reason)
      try rejected.insert()
    }
  }

  private static func attributes(
    _ data: Dataset, _ rows: [Int], _ database: Database, on machine: Machine
  ) throws {
    if data.attributes.isEmpty { return }
    let columns = data.attributes.sorted { $0.key < $1.key }
    let names = LastingTexts(columns.map(\.key))
    try ColumnInserter("attributes", columns: 3, in: database).insert(rows.count, on: machine) {
      var values = StringColumn()
      for row in rows[$0] {
        for (_, column) in columns { column.withBytes(row) { values.append($0) } }
      }
      return [
        .whole($0.flatMap { repeatElement($0, count: columns.count) }),
        .name(names, $0.flatMap { _ in columns.indices }), .text(LastingTexts(values)),
      ]
    }
  }

  private static func scores(_ audit: Audit, _ database: Database) throws {
    let labels = LastingTexts(audit.dataset.labels.names)
    let machine = audit.options.machine
    let rows = audit.dataset.rowsOfSamples
    let (given, predicted) = (audit.dataset.given, audit.learning.predicted)
    let (information, quality) = (audit.information, audit.learning.quality)
    try ColumnInserter("scores", columns: 10, in: database).insert(rows.count, on: machine) {
      let own = rows[$0]
      let predictions = own.map { Int(predicted[$0]) }
      return [
        .whole(Array($0)), .name(labels, predictions),
        .number(own.map { information.nullBits[$0] }),
        .number(own.map { information.fullBits[$0] }), .number(own.map { information[$0] }),
        .whole(own.map { predicted[$0] == given[$0] ? 1 : 0 }),
        .number(own.map { quality.selfConfidence[$0] }),
        .number(own.map { quality.normalizedMargin[$0] }),
        .number(own.map { quality.confidenceWeightedEntropy[$0] }), .name(labels, predictions),
      ]
    }
    let filters = LabelIssueFilter.allCases.sorted { $0.rawValue < $1.rawValue }
    let names = LastingTexts(filters.map(\.rawValue))
    let flagged = audit.learning.issues
    try ColumnInserter("label_issues", columns: 2, in: database).insert(rows.count, on: machine) {
      var (samples, places): ([Int], [Int]) = ([], [])
      for sample in $0 where flagged.isFlagged(rows[sample]) {
        for place in filters.indices where flagged.isFlagged(rows[sample], by: filters[place]) {
          samples.append(sample)
          places.append(place)
        }
      }
      return [.whole(samples), .name(names, places)]
    }
  }

  private static func probabilities(_ audit: Audit, _ database: Database) throws {
    let probabilities = audit.probabilities
    let cells = probabilities.rows * probabilities.classes
    guard cells <= mostProbabilities || audit.options.storeProbabilities else { return }
    let names = audit.dataset.labels.names
    let labels = LastingTexts(names)
    // In the order of the primary key, so that the tree grows at its end only.
    let order = names.indices.sorted {
      names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }
    let rows = audit.dataset.rowsOfSamples
    let inserter = try ColumnInserter("pred_probs", columns: 3, in: database)
    let size = max(1, 8_192 / order.count)
    try inserter.insert(rows.count, by: size, on: audit.options.machine) {
      [
        .whole($0.flatMap { repeatElement($0, count: order.count) }),
        .name(labels, $0.flatMap { _ in order }),
        .number(rows[$0].flatMap { row in order.map { probabilities[row, $0] } }),
      ]
    }
  }

  private static func suspects(_ audit: Audit, _ database: Database) throws {
    let evidence = Evidence(audit)
    let (suspects, sampleIDs) = (audit.suspects, audit.dataset.sampleIDs)
    let flagged = audit.learning.issues
    let inserter = try ColumnInserter("suspect_ranks", columns: 6, in: database)
    try inserter.insert(suspects.count, on: audit.options.machine) {
      let own = suspects[$0]
      return [
        .whole($0.map { $0 + 1 }), .whole(own.map { sampleIDs[$0.row] }),
        .whole(own.map { flagged.isFlagged($0.row, by: .pruneByNoiseRate) ? 1 : 0 }),
        .wholeOrNull(own.map { $0.contradiction?.specification }),
        .wholeOrNull(own.map { $0.contradiction?.rank }),
        .text(LastingTexts(evidence.words(of: own))),
      ]
    }
  }
}
