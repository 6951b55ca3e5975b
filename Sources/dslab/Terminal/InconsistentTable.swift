import DatasetLab

/// Inconsistent pairs as a CSV table.
enum InconsistentTable {
  private static let heading =
    ["rank", "similarity", "likeness"]
    + ["a", "b"].flatMap { side in
      ["data", "id", "line", "label", "rows", "others", "others_emoji", "only", "text"]
        .map { "\($0)_\(side)" }
    }

  /// A heading and a line for each pair, the most similar first.
  static func csv(_ result: Comparison, guardsFormulas: Bool = false) -> [UInt8] {
    var text = DelimitedText(.csv, guardsFormulas: guardsFormulas)
    text.row(heading)
    for (place, pair) in result.inconsistency.pairs.enumerated() {
      text.row(
        ["\(place + 1)", Table.number(pair.similarity, 4), pair.likeness.rawValue]
          + side(pair.a, pair.rowsA, [pair.othersA, pair.otherEmojiA], pair.onlyA, result.data)
          + side(pair.b, pair.rowsB, [pair.othersB, pair.otherEmojiB], pair.onlyB, result.data))
    }
    return text.bytes
  }

  private static func side(
    _ row: Int, _ rows: Int, _ others: [[Int]], _ only: [String], _ data: ComparisonData
  ) -> [String] {
    let place = data.place(of: row)
    return [
      data.datasets[data.dataset(of: row)].name, place.id, "\(place.line)", data.label(of: row),
      "\(rows)",
    ] + others.map { $0.map { data.place(of: $0).id }.joined(separator: " ") } + [
      only.joined(separator: " "), data.text(row),
    ]
  }
}
