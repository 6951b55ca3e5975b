/// How far a review is, and how often the suspicion was right so far.
public struct ReviewProgress: Sendable, Hashable, Codable {
  /// Rows of the selection.
  public var rows: Int
  /// Those that nobody has decided.
  public var open: Int
  /// Rows whose label was right.
  public var kept: Int
  /// Rows that got another label.
  public var relabelled: Int
  /// Rows to be taken out.
  public var removed: Int
  /// Rows about which a person could not tell.
  public var unsure: Int
  /// Of the labels decided last, how many were right.
  public var lastKept: Int
  /// How many were decided last: at most `lately`.
  public var last: Int

  /// How many decisions the stop hint looks back on.
  public static let lately = 20
  /// How many of them must have been right for it.
  public static let nearlyAll = 18

  /// Of the suspects that were decided, those whose label was wrong; unsure ones count as neither.
  public var precision: Share {
    Share(relabelled + removed, of: kept + relabelled + removed)
  }

  /// Whether the labels decided last were nearly all right, so that going on finds little.
  public var suggestsStopping: Bool { last == Self.lately && lastKept >= Self.nearlyAll }

  /// Counts; O(N).
  ///
  /// - Parameters:
  ///   - rows: What was decided about each row of the selection; nil for open ones.
  ///   - lately: The decisions taken in it, newest first; at least the last ones.
  public init(of rows: some Sequence<Decision.Kind?>, lately: some Sequence<Decision.Kind>) {
    var counts: [Decision.Kind: Int] = [:]
    var undecided = 0
    for kind in rows {
      if let kind { counts[kind, default: 0] += 1 } else { undecided += 1 }
    }
    open = undecided
    kept = counts[.keep] ?? 0
    relabelled = counts[.relabel] ?? 0
    removed = counts[.remove] ?? 0
    unsure = counts[.unsure] ?? 0
    self.rows = undecided + kept + relabelled + removed + unsure
    let judged = lately.lazy.filter { $0 != .unsure }.prefix(Self.lately)
    last = judged.count { _ in true }
    lastKept = judged.count { $0 == .keep }
  }
}
