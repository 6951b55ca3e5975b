import GRDB

/// What became of decisions that were brought to an audit.
public struct DecisionCounts: Sendable, Hashable {
  /// Rows that nobody had decided about.
  public var new = 0
  /// Rows of which the decision is another one now.
  public var changed = 0
  /// Rows that were decided the same way before; their entry stays.
  public var same = 0
  /// Rows that another reviewer decided about, which were left alone.
  public var left = 0
}

extension AuditFile {
  /// Writes decisions, all of them or none.
  ///
  /// A row that somebody else decided about otherwise keeps that decision unless `force` is set.
  ///
  /// - Parameters:
  ///   - decisions: What was decided, one decision a row.
  ///   - force: Whether decisions of other reviewers are replaced.
  /// - Returns: How many were written, and how many left.
  /// - Throws: `StoreError` where the file cannot be written; then it stays as it was.
  public func write(
    _ decisions: [Decision], force: Bool = false
  ) throws(StoreError) -> DecisionCounts {
    var counts = DecisionCounts()
    try write { database in
      let before = try Self.decisions(database)
      for decision in decisions {
        guard let old = before[decision.sample_id] else {
          counts.new += 1
          try decision.write(database)
          continue
        }
        let isOwn = old.reviewer == decision.reviewer
        if old.says(theSameAs: decision) && (isOwn || !force) {
          counts.same += 1
        } else if isOwn || force {
          counts.changed += 1
          try decision.write(database)
        } else {
          counts.left += 1
        }
      }
    }
    return counts
  }
}

extension Decision {
  /// Whether another decision says the same, whoever made it and when.
  fileprivate func says(theSameAs other: Decision) -> Bool {
    decision == other.decision && new_label == other.new_label && note == other.note
  }
}
