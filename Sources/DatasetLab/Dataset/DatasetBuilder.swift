/// Collects the rows of a data set and sets aside those that cannot be used.
struct DatasetBuilder {
  private let options: ReadOptions
  private let file: String
  private var header: [String] = []
  private var columns: ColumnMap?
  private var places = (text: 0, label: 0, id: Int?.none)
  private var attributePlaces: [Int] = []
  /// How many rows came so far.
  private(set) var rowNumber = 0

  private var labels = Vocabulary()
  private var ids = Vocabulary()
  private var numbers = StringColumn()
  private var lines: [Int] = []
  private var texts = StringColumn()
  private var given: [Int32] = []
  private var attributes: [StringColumn] = []
  private var rejected: [RejectedRow] = []

  init(options: ReadOptions, file: String) {
    self.options = options
    self.file = file
  }

  /// Takes in the next record; the first is the header unless there is none.
  mutating func add(_ record: Record) throws(DatasetError) {
    if columns == nil {
      try begin(record)
      if options.hasHeader { return }
    }
    rowNumber += 1
    guard record.count == header.count else {
      let few = record.count < header.count ? "too few" : "too many"
      return reject(record, nil, "\(few) fields: \(record.count) instead of \(header.count)")
    }
    if record.missing.contains(places.text) {
      return reject(record, columns?.text, "no text: the field is missing, null or nested")
    }
    let label = record[places.label].trimmed
    if label.isEmpty { return reject(record, columns?.label, "no label") }
    // Much that reads the audit would see the label's beginning only.
    if label.contains(0) { return reject(record, columns?.label, "a NUL character in the label") }
    if let place = places.id {
      let known = ids.count
      let id = ids.enter(record[place])
      if id < known {
        let name = DatasetError.shown(record.string(place))
        return reject(
          record, columns?.id, "id '\(name)' came before, on line \(lines[Int(id)])")
      }
    } else {
      numbers.append(String(rowNumber).utf8)
    }
    given.append(Int32(labels.enter(label)))
    lines.append(record.line)
    texts.append(record[places.text])
    for (at, place) in attributePlaces.enumerated() { attributes[at].append(record[place]) }
  }

  /// Takes in a record that the file's end ended, and no line end.
  mutating func addUnended(_ record: Record) throws(DatasetError) {
    if columns != nil && record.count < header.count {
      throw DatasetError(
        .data, file: file, line: record.line,
        "the file ends within this row, after \(record.count) of \(header.count) fields and without "
          + "a line end; it seems to be cut short, so fetch it again, or remove this row")
    }
    try add(record)
  }

  /// Makes room for an input so many times as long as what was taken in.
  ///
  /// Columns that grow by themselves are copied again and again, and stand twice in memory then.
  mutating func reserve(forTimesAsMuch factor: Double) {
    ids.reserve(forTimesAsMuch: factor)
    numbers.reserve(forTimesAsMuch: factor)
    lines.reserve(forTimesAsMuch: factor)
    texts.reserve(forTimesAsMuch: factor)
    given.reserve(forTimesAsMuch: factor)
    for column in attributes.indices { attributes[column].reserve(forTimesAsMuch: factor) }
  }

  /// Checks what was collected and puts it in its final form.
  consuming func finish(sha256: String) throws(DatasetError) -> Dataset {
    guard let columns else {
      throw DatasetError(.data, file: file, "the input is empty; it needs a header and rows")
    }
    try checkRejected()
    let set = LabelSet(labels)
    let place = labels.map { Int32(set.index(of: $0) ?? 0) }
    for row in given.indices { given[row] = place[Int(given[row])] }
    var dataset = Dataset(
      name: file, sha256: sha256, columns: columns, labels: set,
      ids: columns.id == nil ? numbers : ids.column, lines: lines,
      texts: texts, given: given,
      attributes: Dictionary(
        zip(options.attributeColumns, attributes), uniquingKeysWith: { first, _ in first }),
      rejected: rejected)
    dataset.noteOddities(spellings: labels.count)
    if options.minClassRows > 1 { dataset.setAsideClasses(below: options.minClassRows) }
    try dataset.checkClasses(folds: options.folds)
    return dataset
  }

  private mutating func begin(_ record: Record) throws(DatasetError) {
    header = (0..<record.count).map { place in
      let name = options.hasHeader ? record.string(place) : ""
      return name.isEmpty ? String(place + 1) : name
    }
    let found = try ColumnMap(header: header, options: options, file: file)
    func place(_ name: String) -> Int { header.firstIndex(of: name) ?? 0 }
    places = (place(found.text), place(found.label), found.id.map(place))
    attributePlaces = options.attributeColumns.map(place)
    attributes = attributePlaces.map { _ in StringColumn() }
    columns = found
  }

  private mutating func reject(_ record: Record, _ column: String?, _ reason: String) {
    rejected.append(RejectedRow(line: record.line, column: column, reason: reason))
  }

  private func checkRejected() throws(DatasetError) {
    let share = Double(rejected.count) / Double(max(1, rowNumber))
    guard let first = rejected.first, share > options.maxRejected else { return }
    let percent = (share * 1000).rounded() / 10
    let others = rejected.dropFirst().prefix(2)
      .map { "; line \($0.line): \($0.reason)" }.joined()
    throw DatasetError(
      .data, file: file, line: first.line, column: first.column,
      "\(first.reason)\(others); \(rejected.count) of \(rowNumber) rows (\(percent) %) cannot be "
        + "used, more than --max-rejected \(options.maxRejected) allows; mend them, or allow more")
  }
}
