import GRDB

extension AuditFile {
  /// Writes what was measured, in place of what was measured before.
  ///
  /// - Parameters:
  ///   - difficulty: The measures.
  ///   - options: What was asked for.
  /// - Throws: `StoreError` where the folds are not the file's or the file cannot be written; then
  ///   it stays as it was.
  public func write(
    _ difficulty: Difficulty, options: Difficulty.Options
  ) throws(StoreError) {
    try check(folds: difficulty.fold)
    let labels = try labels()
    try write { database in
      for table in [
        "difficulty", "view_pairs", "views", "learning_curve", "code_blocks", "penalty_path",
        "token_artefacts", "slices", "pinned_bias", "pinned_bias_means", "bias_auc",
        "bias_auc_means", "generalisation", "generalised_words", "generalised_flips",
      ] {
        try database.execute(sql: "DELETE FROM \(table)")
      }
      try Self.difficulty(difficulty, options, database)
      try Self.views(difficulty, database)
      try Self.curve(difficulty, database)
      try Self.path(difficulty, database)
      try Self.slices(difficulty.slices, database)
      try Self.artefacts(difficulty.artefacts, labels, database)
      try Self.bias(difficulty.bias, labels, database)
    }
  }

  private static func difficulty(
    _ difficulty: Difficulty, _ options: Difficulty.Options, _ database: Database
  ) throws {
    var row = try RowInserter("difficulty", columns: 15, in: database)
    row.bind(DatasetLab.version)
    row.bind(Int(bitPattern: UInt(options.seed)))
    row.bind(difficulty.labelEntropy)
    row.bind(options.lexicon?.name)
    row.bind(options.lexicon?.count)
    row.bind(difficulty.lexiconRows)
    row.bind(difficulty.learnability?.mean)
    row.bind(difficulty.learnability?.low)
    row.bind(difficulty.learnability?.high)
    row.bind(difficulty.code?.length)
    row.bind(difficulty.code?.nullLength)
    row.bind(difficulty.code?.uniformLength)
    row.bind(difficulty.code?.compression)
    row.bind(difficulty.curve?.verdict.rawValue)
    row.bind(difficulty.penaltyPath?.alarm.map { $0.penalty })
    try row.insert()
  }

  private static func views(_ difficulty: Difficulty, _ database: Database) throws {
    var views = try RowInserter("views", columns: 11, in: database)
    let whole = difficulty.views.first?.information.mean ?? 0
    for (place, view) in difficulty.views.enumerated() {
      views.bind(view.view.name)
      views.bind(place)
      views.bind(view.view.summary)
      views.bind(view.features)
      views.bind(view.penalty)
      views.bind(view.conditionalEntropy)
      bind(view.information, to: &views)
      views.bind(whole > 0 ? view.information.mean / whole : nil)
      views.bind(view.accuracy)
      try views.insert()
    }
    var pairs = try RowInserter("view_pairs", columns: 7, in: database)
    for pair in difficulty.pairs {
      pairs.bind(pair.view.name)
      pairs.bind(pair.beyond.name)
      pairs.bind(pair.entropyBeyond)
      pairs.bind(pair.entropyOfBoth)
      bind(pair.information, to: &pairs)
      try pairs.insert()
    }
  }

  private static func curve(_ difficulty: Difficulty, _ database: Database) throws {
    var points = try RowInserter("learning_curve", columns: 10, in: database)
    for point in difficulty.curve?.points ?? [] {
      points.bind(point.fraction)
      points.bind(point.rows)
      points.bind(point.conditionalEntropy)
      bind(point.information, to: &points)
      points.bind(point.gain?.mean)
      points.bind(point.gain?.low)
      points.bind(point.gain?.high)
      points.bind(point.accuracy)
      try points.insert()
    }
    var blocks = try RowInserter("code_blocks", columns: 5, in: database)
    for (place, block) in (difficulty.code?.blocks ?? []).enumerated() {
      blocks.bind(place)
      blocks.bind(block.trained)
      blocks.bind(block.rows)
      blocks.bind(block.bits)
      blocks.bind(block.nullBits)
      try blocks.insert()
    }
  }

  private static func path(_ difficulty: Difficulty, _ database: Database) throws {
    var points = try RowInserter("penalty_path", columns: 8, in: database)
    for point in difficulty.penaltyPath?.points ?? [] {
      points.bind(point.penalty)
      bind(point.information, to: &points)
      points.bind(point.gain?.mean)
      points.bind(point.gain?.low)
      points.bind(point.gain?.high)
      points.bind(point.accuracy)
      try points.insert()
    }
  }

  private static func slices(_ slices: Slices, _ database: Database) throws {
    var rows = try RowInserter("slices", columns: 10, in: database)
    for slice in slices.slices {
      rows.bind(slice.name)
      rows.bind(slice.rows)
      rows.bind(slice.information)
      rows.bind(slice.information - slice.halfWidth)
      rows.bind(slice.information + slice.halfWidth)
      rows.bind(slice.accuracy)
      rows.bind(slice.negative)
      rows.bind(slice.confidence)
      rows.bind(slice.difference)
      rows.bind(slice.p)
      try rows.insert()
    }
  }

  private static func artefacts(
    _ artefacts: TokenArtefacts, _ labels: [String], _ database: Database
  ) throws {
    var tokens = try RowInserter("token_artefacts", columns: 8, in: database)
    for token in artefacts.tokens {
      tokens.bind(labels[token.label])
      tokens.bind(token.token)
      tokens.bind(token.count)
      tokens.bind(token.rows)
      tokens.bind(token.bits)
      tokens.bind(token.low)
      tokens.bind(token.high)
      tokens.bind(token.z)
      try tokens.insert()
    }
  }

  private static func bind(_ mean: BootstrapMean, to row: inout RowInserter) {
    row.bind(mean.mean)
    row.bind(mean.low)
    row.bind(mean.high)
  }
}
