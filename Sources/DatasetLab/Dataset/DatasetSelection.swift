extension Dataset {
  /// Some of the rows, in the given order; the labels stay as they are.
  public func selecting(_ rows: [Int]) -> Dataset {
    var selected = self
    selected.given = rows.map { given[$0] }
    selected.ids = ids.selecting(rows)
    selected.texts = texts.selecting(rows)
    selected.lines = rows.map { lines[$0] }
    selected.attributes = attributes.mapValues { $0.selecting(rows) }
    return selected
  }

  /// The same rows with other names for labels, several of which may become one.
  ///
  /// - Parameter map: The new name of a label; those that are not in it stay.
  /// - Returns: The rows with the labels that are left, in label order.
  public func relabelled(_ map: [String: String]) -> Dataset {
    let names = labels.names.map { map[$0] ?? $0 }
    var relabelled = self
    relabelled.labels = LabelSet(names)
    let place = names.map { Int32(relabelled.labels.index(of: $0) ?? 0) }
    relabelled.given = given.map { place[Int($0)] }
    return relabelled
  }
}
