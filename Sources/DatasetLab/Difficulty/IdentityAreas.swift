/// Which rows are about which group of people, as a column says it.
///
/// Where all values are numbers, `true` or `false`, or empty, the column is one group, and rows are
/// in it from 0.5 up, as in data whose annotators voted. Otherwise every value is a group, but for
/// those of fewer than `fewest` rows and the empty one.
public struct IdentityColumn: Sendable {
  /// What the column is called.
  public let name: String
  /// Its groups with the number of rows, by name.
  public let groups: [(name: String, rows: Int)]
  /// The number of values that are not groups for having too few rows.
  public let tooRare: Int
  let isInside: [[Bool]]

  /// A group has at least so many rows.
  public static let fewest = 20

  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - name: What the column is called.
  ///   - column: Its value in each row.
  /// - Complexity: O(rows · groups).
  public init(_ name: String, _ column: StringColumn) {
    self.name = name
    let values = column.map { value in
      value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let shares = values.map { $0.isEmpty ? 0 : Self.share($0) }
    let isNumber = !shares.contains { $0 == nil } && !values.allSatisfy(\.isEmpty)
    let rows = Dictionary(grouping: values.indices) { row in
      isNumber ? (shares[row] ?? 0 >= 0.5 ? name : "") : values[row]
    }.filter { !$0.key.isEmpty }
    let kept = rows.filter { $0.value.count >= Self.fewest }.sorted { $0.key < $1.key }
    tooRare = rows.count - kept.count
    groups = kept.map { ($0.key, $0.value.count) }
    isInside = kept.map { _, own in
      var isInside = [Bool](repeating: false, count: values.count)
      for row in own { isInside[row] = true }
      return isInside
    }
  }

  private static func share(_ value: String) -> Double? {
    switch value.lowercased() {
    case "true": 1
    case "false": 0
    default: Double(value)
    }
  }
}

/// The areas under the curve of a column's groups, for every label against the rest.
public struct IdentityAreas: Sendable {
  /// The areas of a group and a label.
  public struct Group: Sendable {
    /// The group.
    public let name: String
    /// Its rows.
    public let rows: Int
    /// The label, as a position.
    public let label: Int
    /// The areas.
    public let areas: BiasAreas
  }

  /// The column.
  public let column: IdentityColumn
  /// By group, and within it by label.
  public let groups: [Group]

  /// Computes.
  ///
  /// - Parameters:
  ///   - column: The groups.
  ///   - given: The label of each row.
  ///   - probabilities: N x K, out of sample.
  ///   - machine: The means; no value depends on them.
  /// - Complexity: O(groups · K · N log N).
  public init(
    _ column: IdentityColumn, given: [Int32], probabilities: PredictedProbabilities,
    on machine: Machine
  ) {
    self.column = column
    let classes = probabilities.classes
    groups = machine.mapStretches(of: column.groups.count * classes) { tasks in
      tasks.map { task in
        let (group, label) = task.quotientAndRemainder(dividingBy: classes)
        return Group(
          name: column.groups[group].name, rows: column.groups[group].rows, label: label,
          areas: BiasAreas(
            scores: given.indices.map { probabilities[$0, label] },
            isPositive: given.map { Int($0) == label }, isInside: column.isInside[group]))
      }
    }.flatMap { $0 }
  }

  /// The generalised mean of one of the areas over all groups that have it; nil where none has.
  ///
  /// - Parameters:
  ///   - label: The label.
  ///   - area: Which area.
  /// - Returns: Between the lowest of them and their mean.
  public func powerMean(label: Int, of area: (BiasAreas) -> AreaUnderROC?) -> Double? {
    BiasAreas.powerMean(
      groups.filter { $0.label == label }.compactMap { area($0.areas)?.area })
  }
}
