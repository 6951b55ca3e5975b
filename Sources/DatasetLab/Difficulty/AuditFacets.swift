extension AuditedRows {
  /// The label, the length in quarters, and the columns that the audit kept.
  ///
  /// - Parameter texts: The texts, tokenised.
  /// - Returns: Facets of all rows.
  func facets(_ texts: TokenizedTexts) -> [Slices.Facet] {
    var facets = [Slices.Facet(name: "label", values: labels, ofRow: given.map(Int.init))]
    let lengths = (0..<count).map { texts.words.tokens(of: $0).count }
    let ordered = lengths.sorted()
    let bounds = (1...3).map { ordered.isEmpty ? 0 : ordered[(ordered.count - 1) * $0 / 4] }
    let names = ["shortest quarter", "second quarter", "third quarter", "longest quarter"]
    facets.append(
      Slices.Facet(
        name: "length", values: names,
        ofRow: lengths.map { length in bounds.count { length > $0 } }))
    for (name, column) in columns.sorted(by: { $0.key < $1.key }) {
      var values: [String] = []
      var places: [String: Int] = [:]
      let ofRow = (0..<count).map { row in
        let value = column[row]
        if let place = places[value] { return place }
        places[value] = values.count
        values.append(value)
        return values.count - 1
      }
      facets.append(Slices.Facet(name: name, values: values, ofRow: ofRow))
    }
    return facets
  }
}
