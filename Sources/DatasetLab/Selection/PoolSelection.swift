/// Rows of a pool that specifications choose to be trained on, a few more at a time.
///
/// Each specification has the pool's rows in its order. It gets its share of every addition by its
/// need; a row whose label contradicts the specification that reached it is set aside as a suspect.
public struct PoolSelection: Sendable {
  /// A row of the pool and why it is there.
  public struct Hit: Sendable, Hashable {
    /// The row of the pool.
    public let row: Int
    /// The specification that reached it, as a position; nil where there is none.
    public let specification: Int?
    /// The row's rank for that specification, or in the order of all, from 1.
    public let rank: Int
  }

  /// The chosen rows, in the order in which they were chosen.
  public private(set) var chosen: [Hit] = []
  /// Rows that would have been chosen had they the label of the specification that reached them.
  public private(set) var contradictions: [Hit] = []

  private let limits: SelectionLimits
  private let rankings: [[Int]]
  private let demanded: [Int32]
  private let given: [Int32]?
  private var isTaken: [Bool]
  private var next: [Int]
  private var credit: [Double]
  private var ofSpecification: [Int]
  private var ofLabel: [Int32: Int] = [:]

  /// Starts with no row chosen.
  ///
  /// - Parameters:
  ///   - rankings: For each specification rows of the pool, best first.
  ///   - demanded: The label that each specification demands.
  ///   - given: The label of each row of the pool; nil where they have none, so that a row may be
  ///     chosen by any specification.
  ///   - usable: Whether a row may be chosen.
  ///   - limits: The most rows of a kind.
  public init(
    rankings: [[Int]], demanded: [Int32], given: [Int32]?, usable: [Bool],
    limits: SelectionLimits = SelectionLimits()
  ) {
    self.limits = limits
    self.rankings = rankings
    self.demanded = demanded
    self.given = given
    isTaken = usable.map { !$0 }
    next = rankings.map { _ in 0 }
    credit = rankings.map { _ in 0 }
    ofSpecification = rankings.map { _ in 0 }
  }

  /// Chooses more rows, each for the specification that is furthest behind its share (the first of
  /// equals), until there are so many or no specification has any left.
  ///
  /// - Parameters:
  ///   - count: How many rows are to be chosen in all.
  ///   - needs: The shares of the specifications; any numbers that are not negative.
  public mutating func grow(to count: Int, needs: [Double]) {
    var isOpen = needs.indices.map { needs[$0] > 0 && next[$0] < rankings[$0].count }
    while chosen.count < count, isOpen.contains(true) {
      let open = needs.indices.filter { isOpen[$0] }
      let total = open.reduce(0) { $0 + needs[$1] }
      for place in open { credit[place] += needs[place] / total }
      guard let behind = open.max(by: { (credit[$0], -$0) < (credit[$1], -$1) }) else { return }
      if choose(for: behind) { credit[behind] -= 1 } else { isOpen[behind] = false }
    }
  }

  /// Takes a specification's best row that is left, if there is any.
  private mutating func choose(for place: Int) -> Bool {
    let label = demanded[place]
    if ofSpecification[place] >= limits.perSpecification { return false }
    if ofLabel[label, default: 0] >= limits.perLabel { return false }
    while next[place] < rankings[place].count {
      let row = rankings[place][next[place]]
      next[place] += 1
      if isTaken[row] { continue }
      let hit = Hit(row: row, specification: place, rank: next[place])
      if given.map({ $0[row] == label }) ?? true {
        isTaken[row] = true
        ofSpecification[place] += 1
        ofLabel[label, default: 0] += 1
        chosen.append(hit)
        return true
      }
      contradictions.append(hit)
    }
    return false
  }
}

/// The most rows of a kind that are chosen.
public struct SelectionLimits: Sendable, Hashable {
  /// Rows for one specification.
  public var perSpecification = Int.max
  /// Rows of one label.
  public var perLabel = Int.max

  /// No limits.
  public init() {}
}
