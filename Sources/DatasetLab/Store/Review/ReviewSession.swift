import Foundation
import GRDB

/// An audit opened to decide about its suspects, alone or with others on the same file.
///
/// Every decision is a transaction of its own, so that nothing is lost, and is written only if the
/// row still is as the person saw it. The file keeps its one-file journal: others wait up to five
/// seconds for the milliseconds that a decision takes.
public actor ReviewSession {
  /// The labels in label order.
  public nonisolated let labels: [String]
  /// How many rows the audit has.
  public nonisolated let count: Int
  private nonisolated let path: String
  private nonisolated let identity: FileIdentity?
  private nonisolated let audit: DatabaseQueue
  private var texts: Task<TextIndex, any Error>?
  private var queue: ReviewQueue?
  private var decided: DecidedRows
  private var undoable: [(before: Decision?, after: Decision)] = []

  /// Opens a finished audit; its texts are read for the search when the first suspect is found.
  ///
  /// - Parameter file: The audit.
  /// - Throws: `StoreError` where it may not be written.
  public init(_ file: AuditFile) throws(StoreError) {
    guard FileManager.default.isWritableFile(atPath: file.path) else {
      throw .cannotWrite(path: file.path, why: "it may only be read; decisions go into it")
    }
    if file.isOlder { throw .older(path: file.path, version: file.schemaVersion) }
    path = file.path
    identity = FileIdentity(path)
    labels = try file.labels()
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: file.path, configuration: configuration)
      let count = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM samples") ?? 0 }
      audit = queue
      self.count = count
      decided = DecidedRows(count: count)
    } catch {
      throw StoreError(reading: file.path, error)
    }
  }

  /// A suspect and where it stands.
  public struct Step: Sendable {
    /// The suspect; nil where nothing of the selection is open.
    public var suspect: ReviewedSuspect?
    /// Its place in the selection, from 1; nil where it is not part of it.
    public var place: Int?
    /// How far the selection is.
    public var progress: ReviewProgress
  }

  /// Where to go in a selection.
  public enum Move: Sendable, Hashable {
    /// To a row, decided or not.
    case to(Int)
    /// To the next open row after another, once round; nil for the first.
    case next(after: Int?)
    /// To the row before another, decided or not.
    case previous(before: Int)
  }

  /// Finds a suspect.
  ///
  /// - Parameters:
  ///   - move: Where to go.
  ///   - selection: Which suspects, in which order.
  /// - Returns: The suspect; none where there is none to go to.
  /// - Throws: `StoreError` where the file cannot be read.
  public func step(_ move: Move, in selection: ReviewSelection) async throws -> Step {
    let queue = try await select(selection)
    defer { _ = index() }
    return try read { database in
      try decided.refresh(database)
      let row: Int? =
        switch move {
        case .to(let row): row
        case .next(let row): queue.next(after: row) { decided.kinds[$0] == nil }
        case .previous(let row): queue.previous(before: row)
        }
      return Step(
        suspect: try row.flatMap { try ReviewedSuspect($0, database) },
        place: row.flatMap { queue.place(of: $0) }.map { $0 + 1 },
        progress: decided.progress(of: queue))
    }
  }

  /// Takes a decision, if the row is still as the person saw it.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - basis: What stood there when the person looked; nil for nothing.
  /// - Returns: Whether it was written, or what somebody else has decided since.
  /// - Throws: `DecisionError` for a row or label that is not there, `StoreError` where the file
  ///   cannot be written.
  public func decide(_ decision: Decision, basedOn basis: Decision?) throws -> DecisionOutcome {
    let outcome = try write { database in
      try decision.check(database)
      return try Decision.replace(basis, by: decision, of: decision.sample_id, database)
    }
    if outcome == .written {
      decided.set(decision.decision, of: decision.sample_id)
      undoable.append((basis, decision))
    }
    return outcome
  }

  /// Takes back the last decision of this session that was not taken back yet.
  ///
  /// - Returns: The row, and whether what was there before stands there again; nil where there is
  ///   nothing to take back. A decision that somebody else has changed since is left alone.
  /// - Throws: `StoreError` where the file cannot be written; it can be tried again then.
  public func undo() throws -> (sample: Int, outcome: DecisionOutcome)? {
    guard let (before, after) = undoable.last else { return nil }
    let sample = after.sample_id
    let outcome = try write { try Decision.replace(after, by: before, of: sample, $0) }
    undoable.removeLast()
    if outcome == .written { decided.set(before?.decision, of: sample) }
    return (sample, outcome)
  }

  /// Lists the rows that are worded like a suspect and carry another label, by BM25.
  ///
  /// Nobody who decides meanwhile has to wait for it.
  ///
  /// - Parameters:
  ///   - sample: The suspect.
  ///   - most: How many.
  /// - Returns: The nearest first; none where there is no such suspect.
  /// - Throws: `StoreError` where the file cannot be read.
  public nonisolated func nearest(to sample: Int, most: Int = 5) async throws -> [NearRow] {
    let own: (text: String, label: Int)? = try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT text, label_index FROM samples JOIN labels ON label = given_label
          WHERE sample_id = ?
          """, arguments: [sample])
      return try rows.next().map { ($0.text("text"), $0["label_index"]) }
    }
    guard let own else { return [] }
    let rows = try await index().value.nearest(
      to: own.text, otherThan: own.label, most: most)
    return try read { database in
      try rows.compactMap {
        try NearRow.fetchOne(
          database,
          sql: """
            SELECT sample_id, id, text, given_label, decision, new_label FROM samples
            LEFT JOIN decisions USING (sample_id) WHERE sample_id = ?
            """, arguments: [$0])
      }
    }
  }

  /// Has the program ended when nobody is at the file: a decision that is being written is finished
  /// first, and no other can begin.
  ///
  /// The file is not closed: somebody may be about to read it, for the search say.
  ///
  /// - Parameter leave: Ends the program.
  public func end(_ leave: () -> Never) -> Never {
    audit.writeWithoutTransaction { _ -> Void in leave() }
    leave()
  }

  private func select(_ selection: ReviewSelection) async throws -> ReviewQueue {
    if let queue, queue.selection == selection { return queue }
    let matches = try await texts(matching: selection.words)
    let selected = try read { try ReviewQueue(selection, matches: matches, count: count, $0) }
    queue = selected
    return selected
  }

  /// The words of the texts, which are read once; the first page comes before, all the quicker.
  private func index() -> Task<TextIndex, any Error> {
    if let texts { return texts }
    let begun = Task.detached { [audit, count] in
      try await TextIndex.made(count: count, of: audit)
    }
    texts = begun
    return begun
  }

  private func texts(matching words: String) async throws -> [Int32]? {
    if SearchExpression(words).fts5 == nil { return nil }
    return try await index().value.rows(matching: words)
  }

  nonisolated func read<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      try checkPlace()
      return try audit.read(body)
    } catch let error as DatabaseError {
      throw StoreError(reading: path, error)
    }
  }

  /// Refuses to go on with a file that lost its name to another.
  private nonisolated func checkPlace() throws {
    if let there = FileIdentity(path), there != identity {
      throw DatabaseError(resultCode: .SQLITE_READONLY_DBMOVED)
    }
  }

  private func write(_ body: (Database) throws -> DecisionOutcome) throws -> DecisionOutcome {
    do {
      var outcome = DecisionOutcome.written
      try audit.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try checkPlace()
          outcome = try body(database)
          return .commit
        }
      }
      return outcome
    } catch let error as DatabaseError {
      throw StoreError.cannotWrite(path: path, why: StoreError.reason(error))
    }
  }
}
