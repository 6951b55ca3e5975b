/// Gathers specifications from rows of one query each.
struct SpecificationTable {
  let file: String
  private(set) var entries: [SpecificationFile.Entry] = []
  private var queryCount = 0
  private var placeOf: [String: Int] = [:]
  private var columns: (name: Int, label: Int, text: Int, description: Int?)?
  private var width = 0

  init(file: String) { self.file = file }

  mutating func add(_ record: Record) throws(DatasetError) {
    guard let columns else {
      width = record.count
      columns = try find(record)
      return
    }
    if record.count != width {
      throw fail(
        record, "\(record.count) fields instead of \(width); a field with a comma stands in quotes")
    }
    let name = record.string(columns.name)
    let label = record.string(columns.label)
    let text = record.string(columns.text)
    if name.isEmpty { throw fail(record, "the specification has no name; every row names its own") }
    if text.allSatisfy(\.isWhitespace) {
      throw fail(
        record, "a query of specification '\(DatasetError.shown(name))' is empty; take the row out")
    }
    let query = QueryPlace(line: record.line, index: queryCount)
    queryCount += 1
    if let place = placeOf[name] {
      let known = entries[place].specification.label
      if known != label {
        throw fail(
          record,
          "specification '\(DatasetError.shown(name))' has label '\(DatasetError.shown(label))' here and "
            + "'\(DatasetError.shown(known))' on line "
            + "\(entries[place].line); a specification demands one label")
      }
      entries[place].specification.queries.append(text)
      entries[place].places.append(query)
    } else {
      placeOf[name] = entries.count
      let description = columns.description.map { record.string($0) } ?? ""
      entries.append(
        SpecificationFile.Entry(
          specification: Specification(
            name: name, label: label, description: description, queries: [text]),
          line: record.line, places: [query]))
    }
  }

  private func find(
    _ header: Record
  ) throws(DatasetError) -> (name: Int, label: Int, text: Int, description: Int?) {
    let names = (0..<header.count).map { header.string($0) }
    func place(_ wanted: [String]) throws(DatasetError) -> Int {
      for name in wanted {
        if let place = names.firstIndex(of: name) { return place }
      }
      throw fail(
        header,
        "no column is called \(wanted.joined(separator: " or ")); "
          + "the columns are: \(DatasetError.listed(names, most: 30))")
    }
    return (
      try place(["spec", "functionality"]), try place(["label", "label_gold"]),
      try place(["text", "test_case"]), names.firstIndex(of: "description")
    )
  }

  private func fail(_ record: Record, _ reason: String) -> DatasetError {
    DatasetError(.data, file: file, line: record.line, reason)
  }
}
