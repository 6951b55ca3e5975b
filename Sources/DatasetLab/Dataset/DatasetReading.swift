extension Dataset {
  /// Reads and checks a data set, in one pass and without holding the file.
  ///
  /// - Parameters:
  ///   - source: The file, pipe or standard input.
  ///   - options: How to read it.
  ///   - tally: Where rows and bytes are counted.
  /// - Returns: The usable rows, and the others with the reason.
  /// - Throws: `DatasetError` where the input is missing, is not what the options say, or has too
  ///   little to audit.
  public static func read(
    _ source: DataSource, options: ReadOptions = ReadOptions(), tally: Tally? = nil
  ) throws(DatasetError) -> Dataset {
    var bytes = try ByteSource(source)
    var decoder = TextDecoder(options.encoding, file: source.name)
    var builder = DatasetBuilder(options: options, file: source.name)
    let reader = options.recordReader(for: source.name)
    var expected = bytes.size
    let allBytes = bytes.size
    let hash = try bytes.forEachChunk { chunk throws(DatasetError) in
      let text = try decoder.decode(chunk)
      try reader.read(text) { record throws(DatasetError) in try builder.add(record) }
      if let size = expected.take(), size > chunk.count {
        builder.reserve(forTimesAsMuch: Double(size) / Double(chunk.count))
      }
      tally?.count {
        $0.bytes += chunk.count
        $0.allBytes = allBytes
        $0.rows = builder.rowNumber
      }
    }
    try decoder.finish()
    try reader.finish { record throws(DatasetError) in try builder.addUnended(record) }
    return try builder.finish(sha256: hash)
  }

  /// Moves the rows of labels with fewer than `least` rows to `rejected`.
  mutating func setAsideClasses(below least: Int) {
    let counts = classCounts
    let kept = given.indices.filter { counts[Int(given[$0])] >= least }
    guard kept.count < count else { return }
    for row in given.indices where counts[Int(given[row])] < least {
      let label = DatasetError.shown(labels[Int(given[row])])
      let rows = counts[Int(given[row])]
      rejected.append(
        RejectedRow(
          line: lines[row], column: columns.label,
          reason: "label '\(label)' has \(rows) rows, fewer than --min-class-rows \(least)"))
    }
    rejected.sort { $0.line < $1.line }
    let old = labels
    labels = LabelSet(kept.map { old[Int(given[$0])] })
    let place = old.names.map { Int32(labels.index(of: $0) ?? 0) }
    given = kept.map { place[Int(given[$0])] }
    sampleIDs = Array(kept.indices)
    ids = ids.selecting(kept)
    texts = texts.selecting(kept)
    lines = kept.map { lines[$0] }
    attributes = attributes.mapValues { $0.selecting(kept) }
  }

  /// Whether there is enough of every label to cross-fit.
  func checkClasses(folds: Int) throws(DatasetError) {
    if count == 0 {
      throw DatasetError(
        .data, file: name,
        "no row can be used; \(rejected.count) were set aside, and a header alone is no data")
    }
    if labels.count < 2 {
      throw DatasetError(
        .data, file: name, column: columns.label,
        "there is one label only, '\(DatasetError.shown(labels[0]))'; an audit needs two, "
          + "so check --label-column")
    }
    if labels.count > LabelSet.most {
      throw DatasetError(
        .data, file: name, column: columns.label,
        "there are \(labels.count) different labels, more than \(LabelSet.most); is this the label "
          + "column? --label-column names another, --min-class-rows N sets rare labels aside")
    }
    let counts = classCounts
    guard let rare = counts.indices.first(where: { counts[$0] < folds }) else { return }
    let others = counts.indices.count { counts[$0] < folds } - 1
    let more = others > 0 ? " (and \(others) more labels have too few)" : ""
    throw DatasetError(
      .data, file: name, column: columns.label,
      "label '\(DatasetError.shown(labels[rare]))' has \(counts[rare]) rows for \(folds) folds\(more); "
        + "--min-class-rows \(folds) sets such labels aside, --folds N takes fewer folds")
  }
}

extension StringColumn {
  /// The rows at some positions, in that order.
  func selecting(_ rows: [Int]) -> StringColumn {
    var out = StringColumn()
    out.reserve(bytes: rows.reduce(0) { $0 + range($1).count }, rows: rows.count)
    for row in rows { withBytes(row) { out.append($0) } }
    return out
  }
}
