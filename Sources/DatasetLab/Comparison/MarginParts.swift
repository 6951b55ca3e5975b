/// What each feature adds to the distance between the mean margins of two classes.
struct MarginParts {
  private let names: [String]
  private let columns: [Int]
  private var parts: [Double]
  private var counts: [SIMD2<Double>]
  private let size: SIMD2<Double>

  /// Weighs.
  ///
  /// - Parameters:
  ///   - words: Features of words alone, for all rows.
  ///   - names: What their columns are called.
  ///   - rows: The rows that models were trained on.
  ///   - given: 0 or 1 by such row.
  ///   - models: The weights of the features that those rows have.
  init(
    _ words: TFIDF, names: [String], rows: [Int], given: [Int32], models: [FoldWeights]
  ) {
    self.names = names
    let entries = words.features.entries
    let scales = words.features.columnWeights ?? []
    columns = SparseLists.columnsInUse(entries.selecting(rows))
    var placeOf = [Int](repeating: 0, count: entries.columns)
    for (place, column) in columns.enumerated() { placeOf[column] = place }
    var values = [SIMD2<Double>](repeating: .zero, count: columns.count)
    var counts = values
    var size = SIMD2<Double>.zero
    for (at, row) in rows.enumerated() {
      let side = Int(given[at])
      size[side] += 1
      let scale = words.features.rowScales?[row] ?? 1
      for entry in entries.entries(of: row) {
        let column = Int(entries.indices[entry])
        let value = (entries.values?[entry] ?? 1) * (scales.isEmpty ? 1 : scales[column]) * scale
        values[placeOf[column]][side] += Double(value)
        counts[placeOf[column]][side] += 1
      }
    }
    let pulls = models.flatMap { model in
      model.folds.map { model.pull(fold: $0, towards: 1, from: 0) }
    }
    parts = columns.indices.map { place in
      let weight = pulls.reduce(0) { $0 + Double($1(place)) }
      let mean = values[place] / size
      return weight / Double(max(1, pulls.count)) * (mean[1] - mean[0])
    }
    self.counts = counts
    self.size = size
  }

  var distance: Double { parts.reduce(0, +) }

  /// The tokens of largest part that are more frequent on one side.
  func strongest(_ most: Int, towards side: Int) -> [AdversarialValidation.Token] {
    let own = parts.indices.filter {
      let shares = counts[$0] / size
      return parts[$0] > 0 && shares[side] > shares[1 - side]
    }
    return own.sorted { (-parts[$0], $0) < (-parts[$1], $1) }.prefix(most).map { place in
      AdversarialValidation.Token(
        token: names[columns[place]], part: parts[place], shareA: counts[place][0] / size[0],
        shareB: counts[place][1] / size[1])
    }
  }
}
