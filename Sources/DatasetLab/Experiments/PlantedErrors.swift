/// Labels of a data set of which some were made wrong on purpose, so that finding them can be
/// measured.
public struct PlantedErrors: Sendable, Hashable {
  /// Which labels are made wrong.
  public enum Kind: String, Sendable, CaseIterable {
    /// Those of the rows closest to some specifications that carry their label: they get another,
    /// so that every error contradicts a specification.
    case against
    /// Those of the rows closest to some specifications, whatever label they carry: a row that
    /// carries the specification's gets another, and one that does not gets that.
    case near
    /// Those of rows drawn at random, whatever they are about.
    case uniform
  }

  /// The rows closest to one specification.
  public struct Closeness: Sendable, Hashable {
    /// The label that the specification demands, as a position.
    public var label: Int32
    /// Rows, closest first; none twice.
    public var rows: [Int]

    /// Creates a specification's closest rows.
    ///
    /// - Parameters:
    ///   - label: The label that the specification demands, as a position.
    ///   - rows: Rows, closest first.
    public init(label: Int32, rows: [Int]) {
      self.label = label
      self.rows = rows
    }
  }

  /// The label of each row, errors included.
  public let given: [Int32]
  /// The rows whose label is wrong, ascending.
  public let rows: [Int]
  /// The specifications that the errors are close to, as positions, ascending.
  public let specifications: [Int]

  /// Plants errors.
  ///
  /// Each of the drawn specifications has its closest rows in turn, one at a time, until there are
  /// enough. The label that replaces another is drawn where there are several.
  ///
  /// - Parameters:
  ///   - truth: The label of each row.
  ///   - classes: K, at least 2.
  ///   - kind: Which labels are made wrong.
  ///   - rate: The share of rows whose label is made wrong; fewer where too few rows are close.
  ///   - closeness: The rows closest to each specification; not looked at for `uniform`.
  ///   - share: The share of specifications that errors are close to, at least one.
  ///   - rng: The source of the draws.
  public init(
    truth: [Int32], classes: Int, kind: Kind, rate: Double, closeness: [Closeness] = [],
    share: Double = 1, using rng: inout SplitMix64
  ) {
    precondition(classes > 1, "a label can be wrong only if there is another")
    let count = Int((rate * Double(truth.count)).rounded())
    var given = truth
    var rows: [Int] = []
    func replace(_ row: Int, by label: Int32? = nil) {
      var other = Int32(rng.next() % UInt64(classes - 1))
      if other >= truth[row] { other += 1 }
      given[row] = label ?? other
      rows.append(row)
    }
    if kind == .uniform {
      for row in truth.indices.shuffled(using: &rng).prefix(count) { replace(row) }
      specifications = []
    } else {
      let drawn = closeness.isEmpty ? 0 : max(1, Int((share * Double(closeness.count)).rounded()))
      specifications = closeness.indices.shuffled(using: &rng).prefix(drawn).sorted()
      let queues = specifications.map { place in
        closeness[place].rows.filter {
          kind == .near || truth[$0] == closeness[place].label
        }
      }
      var isTaken = [Bool](repeating: false, count: truth.count)
      var next = queues.map { _ in 0 }
      var isAny = true
      while rows.count < count && isAny {
        isAny = false
        for (queue, place) in zip(queues.indices, specifications) where rows.count < count {
          while next[queue] < queues[queue].count && isTaken[queues[queue][next[queue]]] {
            next[queue] += 1
          }
          guard next[queue] < queues[queue].count else { continue }
          let row = queues[queue][next[queue]]
          let demanded = closeness[place].label
          isTaken[row] = true
          isAny = true
          replace(row, by: truth[row] == demanded ? nil : demanded)
        }
      }
    }
    self.given = given
    self.rows = rows.sorted()
  }
}
