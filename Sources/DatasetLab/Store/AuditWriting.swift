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
    try write { try Self.samples(audit.dataset, fold: audit.folds.fold, $0) }
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

  static func samples(_ data: Dataset, fold: [Int32], _ database: Database) throws {
    let labels = LastingTexts(data.labels.names)
    var samples = try RowInserter("samples", columns: 6, rows: data.count, in: database)
    let rows = data.rowsOfSamples
    for (sample, row) in rows.enumerated() {
      samples.bind(sample)
      data.ids.withBytes(row) { samples.bind($0) }
      samples.bind(data.lines[row])
      data.texts.withBytes(row) { samples.bind($0) }
      samples.bind(labels, Int(data.given[row]))
      samples.bind(Int(fold[row]))
      try samples.insert()
    }
    var attributes = try RowInserter(
      "attributes", columns: 3, rows: data.count * data.attributes.count, in: database)
    let columns = data.attributes.sorted { $0.key < $1.key }
    for (sample, row) in rows.enumerated() {
      for (name, values) in columns {
        attributes.bind(sample)
        attributes.bind(name)
        values.withBytes(row) { attributes.bind($0) }
        try attributes.insert()
      }
    }
    var rejected = try RowInserter("rejected", columns: 3, in: database)
    for row in data.rejected {
      rejected.bind(row.line)
      rejected.bind(row.column)
      rejected.bind(row.reason)
      try rejected.insert()
    }
  }

  private static func scores(_ audit: Audit, _ database: Database) throws {
    let labels = LastingTexts(audit.dataset.labels.names)
    let quality = audit.learning.quality
    var scores = try RowInserter(
      "scores", columns: 10, rows: audit.dataset.count, in: database)
    let rows = audit.dataset.rowsOfSamples
    let (given, predictions) = (audit.dataset.given, audit.learning.predicted)
    let information = audit.information
    // Rows lie in an order of their own; fetched column by column, many are on their way at once.
    let size = 4_096
    for first in stride(from: 0, to: rows.count, by: size) {
      let own = rows[first..<min(first + size, rows.count)]
      let predicted = own.map { Int(predictions[$0]) }
      let isCorrect = own.map { predictions[$0] == given[$0] }
      let numbers = [
        own.map { information.nullBits[$0] }, own.map { information.fullBits[$0] },
        own.map { information[$0] },
      ]
      let qualities = [
        own.map { quality.selfConfidence[$0] }, own.map { quality.normalizedMargin[$0] },
        own.map { quality.confidenceWeightedEntropy[$0] },
      ]
      for at in predicted.indices {
        scores.bind(first + at)
        scores.bind(labels, predicted[at])
        for column in numbers { scores.bind(column[at]) }
        scores.bind(isCorrect[at] ? 1 : 0)
        for column in qualities { scores.bind(column[at]) }
        scores.bind(labels, predicted[at])
        try scores.insert()
      }
    }
    var issues = try RowInserter("label_issues", columns: 2, in: database)
    let filters = LabelIssueFilter.allCases.sorted { $0.rawValue < $1.rawValue }
    let names = LastingTexts(filters.map(\.rawValue))
    let flagged = audit.learning.issues
    for (sample, row) in rows.enumerated() where flagged.isFlagged(row) {
      for (place, filter) in filters.enumerated() where flagged.isFlagged(row, by: filter) {
        issues.bind(sample)
        issues.bind(names, place)
        try issues.insert()
      }
    }
  }

  private static func probabilities(_ audit: Audit, _ database: Database) throws {
    let probabilities = audit.probabilities
    let cells = probabilities.rows * probabilities.classes
    guard cells <= mostProbabilities || audit.options.storeProbabilities else { return }
    let labels = LastingTexts(audit.dataset.labels.names)
    // In the order of the primary key, so that the tree grows at its end only.
    let names = audit.dataset.labels.names
    let order = names.indices.sorted {
      names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }
    var table = try RowInserter("pred_probs", columns: 3, rows: cells, in: database)
    for (sample, row) in audit.dataset.rowsOfSamples.enumerated() {
      for label in order {
        table.bind(sample)
        table.bind(labels, label)
        table.bind(probabilities[row, label])
        try table.insert()
      }
    }
  }

  private static func suspects(_ audit: Audit, _ database: Database) throws {
    var ranks = try RowInserter(
      "suspect_ranks", columns: 6, rows: audit.suspects.count, in: database)
    let evidence = Evidence(audit)
    let (suspects, sampleIDs) = (audit.suspects, audit.dataset.sampleIDs)
    let flagged = audit.learning.issues
    let size = 1 << 15
    var place = 0
    while place < suspects.count {
      let next = suspects[place..<min(place + size, suspects.count)]
      for words in evidence.words(of: next, on: audit.options.machine) {
        for at in words.indices {
          let suspect = suspects[place]
          place += 1
          ranks.bind(place)
          ranks.bind(sampleIDs[suspect.row])
          ranks.bind(flagged.isFlagged(suspect.row, by: .pruneByNoiseRate) ? 1 : 0)
          ranks.bind(suspect.contradiction?.specification)
          ranks.bind(suspect.contradiction?.rank)
          words.withBytes(at) { ranks.bind($0) }
          try ranks.insert()
        }
      }
    }
  }
}
