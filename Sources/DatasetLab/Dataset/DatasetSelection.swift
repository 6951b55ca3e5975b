extension Dataset {
  /// Some of the rows, in the given order; the labels stay as they are.
  public func selecting(_ rows: [Int]) -> Dataset {
    var selected = self
    selected.given = rows.map { given[$0] }
    selected.sampleIDs = rows.map { sampleIDs[$0] }
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

  /// The same rows without labels that no row has.
  public var withoutUnusedLabels: Dataset {
    let counts = classCounts
    if counts.allSatisfy({ $0 > 0 }) { return self }
    var selected = self
    selected.labels = LabelSet(labels.names.indices.filter { counts[$0] > 0 }.map { labels[$0] })
    let place = labels.names.map { Int32(selected.labels.index(of: $0) ?? 0) }
    selected.given = given.map { place[Int($0)] }
    return selected
  }
}
