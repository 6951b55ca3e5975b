/// A column of some rows of a table.
enum StoredColumn {
  case whole([Int])
  case wholeOrNull([Int?])
  case number([Double])
  /// A text for each row.
  case text(LastingTexts)
  /// One of a few texts for each row, by its place among them.
  case name(LastingTexts, [Int])

  var count: Int {
    switch self {
    case .whole(let values): values.count
    case .wholeOrNull(let values): values.count
    case .number(let values): values.count
    case .text(let texts): texts.count
    case .name(_, let places): places.count
    }
  }
}
