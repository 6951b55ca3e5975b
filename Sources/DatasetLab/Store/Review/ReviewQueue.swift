import GRDB

/// The rows of a selection in its order, kept so that the next one is found at once.
///
/// Every order and every condition is a scan of one table, which is far quicker than the joins of
/// the view `suspects`: at 100,000 rows a selection takes some 50 ms and a step well under one.
struct ReviewQueue {
  let selection: ReviewSelection
  /// The rows, first the one to look at first.
  let rows: [Int32]
  /// The place of every row of the audit, from 0; -1 where it is not among them.
  private let places: [Int32]

  /// Reads a selection; O(N log N).
  ///
  /// - Parameters:
  ///   - selection: Which rows.
  ///   - matches: The rows that have its words; nil where it has none.
  ///   - count: How many rows the audit has.
  ///   - database: The audit.
  /// - Throws: `DatabaseError` where it cannot be read.
  init(
    _ selection: ReviewSelection, matches: [Int32]?, count: Int, _ database: Database
  ) throws {
    self.selection = selection
    var conditions: [[Int32]] = []
    if let matches { conditions.append(matches) }
    func require(_ sql: String, _ arguments: StatementArguments) throws {
      conditions.append(try Int32.fetchAll(database, sql: sql, arguments: arguments))
    }
    if let label = selection.label {
      try require("SELECT sample_id FROM samples WHERE given_label = ?", [label])
    }
    if let specification = selection.specification {
      try require(
        "SELECT sample_id FROM suspect_ranks JOIN specs USING (spec_id) WHERE name = ?",
        [specification])
    }
    if let slice = selection.slice {
      try require(
        "SELECT sample_id FROM attributes WHERE column = ? AND value = ?",
        [slice.column, slice.value])
    }
    var rows = try Self.ordered(by: selection.order, count: count, database)
    for condition in conditions {
      var holds = Array(repeating: false, count: count)
      for row in condition { holds[Int(row)] = true }
      rows.removeAll { !holds[Int($0)] }
    }
    self.rows = rows
    var places = Array(repeating: Int32(-1), count: count)
    for (place, row) in rows.enumerated() { places[Int(row)] = Int32(place) }
    self.places = places
  }

  private static func ordered(
    by order: SuspectOrder, count: Int, _ database: Database
  ) throws -> [Int32] {
    func fetch(_ sql: String) throws -> [Int32] { try Int32.fetchAll(database, sql: sql) }
    switch order {
    case .consensus:
      // An index holds both columns; the table itself would be read evidence and all.
      var rows = Array(repeating: Int32(0), count: count)
      let places = try Row.fetchCursor(
        database, sql: "SELECT rank, sample_id FROM suspect_ranks INDEXED BY suspect_of_sample")
      while let place = try places.next() { rows[place[0] as Int - 1] = place[1] }
      return rows
    case .pvi: return try fetch("SELECT sample_id FROM scores ORDER BY PVI, sample_id")
    case .labelQuality:
      return try fetch("SELECT sample_id FROM scores ORDER BY self_confidence, sample_id")
    case .aum:
      return try fetch(
        """
        SELECT sample_id FROM dynamics JOIN suspect_ranks USING (sample_id) ORDER BY AUM, rank
        """)
    case .spec:
      return try fetch(
        """
        SELECT sample_id FROM suspect_ranks WHERE spec_rank IS NOT NULL ORDER BY spec_rank, rank
        """)
    }
  }

  /// The place of a row, from 0; nil where it is not among them.
  func place(of row: Int) -> Int? {
    places.indices.contains(row) && places[row] >= 0 ? Int(places[row]) : nil
  }

  /// The first undecided row after another, once round; nil where all are decided. O(N).
  ///
  /// - Parameters:
  ///   - row: Where to begin; nil for the first place.
  ///   - isOpen: Whether a row is undecided.
  /// - Returns: A row.
  func next(after row: Int?, where isOpen: (Int) -> Bool) -> Int? {
    let begin = row.flatMap { place(of: $0) }.map { $0 + 1 } ?? 0
    let found =
      rows[begin...].first { isOpen(Int($0)) } ?? rows[..<begin].first { isOpen(Int($0)) }
    return found.map(Int.init)
  }

  /// The row before another, decided or not; nil where that is the first.
  func previous(before row: Int) -> Int? {
    place(of: row).flatMap { $0 > 0 ? Int(rows[$0 - 1]) : nil }
  }
}
