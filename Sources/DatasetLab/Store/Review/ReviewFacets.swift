import GRDB

/// What suspects can be filtered by.
public struct ReviewFacets: Codable, Sendable, Hashable {
  /// A specification.
  public struct Specification: Codable, Sendable, Hashable, FetchableRecord {
    /// Its name.
    public var name: String
    /// The label that it demands.
    public var label: String
  }

  /// A column that the audit kept.
  public struct Column: Codable, Sendable, Hashable {
    /// The column.
    public var column: String
    /// Its values, the most frequent first.
    public var values: [Value]
  }

  /// A value of a column.
  public struct Value: Codable, Sendable, Hashable {
    /// The value.
    public var value: String
    /// The rows that have it.
    public var rows: Int
  }

  /// The specifications, as in the file they were read from.
  public var specifications: [Specification]
  /// The columns by name; those with more than `mostValues` different values are left out.
  public var columns: [Column]

  /// The most values a column can have to be chosen from.
  public static let mostValues = 100
}

extension ReviewSession {
  /// Reads what suspects can be filtered by; a scan of the kept columns.
  ///
  /// - Returns: Specifications and columns.
  /// - Throws: `StoreError` where the file cannot be read.
  public func facets() throws -> ReviewFacets {
    try read { database in
      let counts = try Row.fetchAll(
        database,
        sql: """
          SELECT column, value, count(*) FROM attributes GROUP BY column, value
          ORDER BY column, count(*) DESC, value
          """)
      let columns = Dictionary(grouping: counts) { $0[0] as String }
        .filter { $0.value.count <= ReviewFacets.mostValues }
      return ReviewFacets(
        specifications: try ReviewFacets.Specification.fetchAll(
          database, sql: "SELECT name, label FROM specs ORDER BY spec_id"),
        columns: columns.keys.sorted().map { column in
          ReviewFacets.Column(
            column: column,
            values: (columns[column] ?? []).map { .init(value: $0[1], rows: $0[2]) })
        })
    }
  }
}
