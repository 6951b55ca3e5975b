import GRDB

/// What was decided about each row, as it stands in the file, by whomever.
struct DecidedRows {
  /// The decision about each row; nil for open ones.
  private(set) var kinds: [Decision.Kind?]
  /// The decided rows, oldest decision first.
  private var byTime: [Int] = []
  /// What SQLite calls the state of the file, which changes when another program writes.
  private var version: Int?

  init(count: Int) { kinds = Array(repeating: nil, count: count) }

  /// Reads the decisions anew if somebody else has written; O(their number).
  mutating func refresh(_ database: Database) throws {
    let current = try Int.fetchOne(database, sql: "PRAGMA data_version")
    if current == version { return }
    version = current
    for row in byTime { kinds[row] = nil }
    byTime = []
    let decisions = try Row.fetchCursor(
      database, sql: "SELECT sample_id, decision FROM decisions ORDER BY decided_at, sample_id")
    while let decision = try decisions.next() {
      let row: Int = decision[0]
      kinds[row] = Decision.Kind(rawValue: decision[1])
      byTime.append(row)
    }
  }

  /// Takes in what was written about a row just now.
  mutating func set(_ kind: Decision.Kind?, of row: Int) {
    kinds[row] = kind
    if let at = byTime.lastIndex(of: row) { byTime.remove(at: at) }
    if kind != nil { byTime.append(row) }
  }

  /// How far a selection is.
  func progress(of queue: ReviewQueue) -> ReviewProgress {
    ReviewProgress(
      of: queue.rows.lazy.map { kinds[Int($0)] },
      lately: byTime.reversed().lazy.filter { queue.place(of: $0) != nil }.compactMap { kinds[$0] })
  }
}
