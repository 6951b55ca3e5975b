/// Labels that somebody else gave to rows of a data set: an expert, or a large model.
public struct ReferenceLabels: Sendable {
  /// The name of the file.
  public let name: String
  /// The label of each row of the data set, as a position in its labels; nil where there is none.
  public let labels: [Int32?]
  /// The lines without a label, and those of rows or labels that the data set's map leaves out.
  public let leftOut: Int

  /// Reads a CSV, TSV or JSONL file with the columns `id` and `label`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - dataset: The rows to which labels are to be given.
  ///   - original: The same before labels were translated and rows left out.
  ///   - map: How labels were translated: those of the file are, too, where they are in it.
  /// - Throws: `DatasetError` where the file is missing or broken, or has an id that no row has, an
  ///   id for the second time, or a label that is not in the data.
  /// - Complexity: O(rows).
  public init(
    path: String, for dataset: Dataset, of original: Dataset, map: [String: String] = [:]
  ) throws(DatasetError) {
    let file = SmallFile(path: path)
    name = file.name
    var table = Table(file: file.name, dataset: dataset, map: map, known: Set(original.ids))
    try file.forEachRecord { record throws(DatasetError) in try table.add(record) }
    let found = table.labels
    if found.isEmpty {
      throw DatasetError(
        .data, file: file.name,
        "none of its rows has a label for a row of \(dataset.name); it needs the columns id and "
          + "label")
    }
    labels = dataset.ids.map { found[$0] }
    leftOut = table.leftOut + found.count - labels.count { $0 != nil }
  }

  /// The file as it is read.
  private struct Table {
    let file: String
    let dataset: Dataset
    let map: [String: String]
    let known: Set<String>
    var labels: [String: Int32] = [:]
    var leftOut = 0
    private var lineOf: [String: Int] = [:]
    private var places: (id: Int, label: Int, width: Int)?

    init(file: String, dataset: Dataset, map: [String: String], known: Set<String>) {
      (self.file, self.dataset, self.map, self.known) = (file, dataset, map, known)
    }

    mutating func add(_ record: Record) throws(DatasetError) {
      guard let places else {
        places = try find(record)
        return
      }
      if record.count != places.width {
        throw fail(
          record, nil,
          "\(record.count) fields instead of \(places.width); a field with a comma stands in quotes"
        )
      }
      let id = record.string(places.id)
      let shown = DatasetError.shown(id)
      guard known.contains(id) else {
        throw fail(
          record, "id",
          "no row of \(dataset.name) has the id '\(shown)'; ids are those of its id column, or row "
            + "numbers from 1 where it has none")
      }
      if let before = lineOf[id] {
        throw fail(
          record, "id", "id '\(shown)' came before, on line \(before); keep one label for each row")
      }
      lineOf[id] = record.line
      let written = String(decoding: record[places.label].trimmed, as: UTF8.self)
      let label = map[written] ?? written
      if label.isEmpty {
        leftOut += 1
        return
      }
      guard let place = dataset.labels.index(of: label) else {
        throw fail(
          record, "label",
          "label '\(DatasetError.shown(label))' is not in the data "
            + "(\(DatasetError.listed(dataset.labels.names)))"
            + Suggestion.words(for: label, among: dataset.labels.names) + "; translate it with "
            + "--map NAME:\(DatasetError.shown(written))=LABEL, or write one of these")
      }
      labels[id] = Int32(place)
    }

    private func find(_ header: Record) throws(DatasetError) -> (id: Int, label: Int, width: Int) {
      let names = (0..<header.count).map { header.string($0) }
      guard let id = names.firstIndex(of: "id"), let label = names.firstIndex(of: "label") else {
        throw fail(
          header, nil,
          "reference labels need the columns id and label; the columns are: "
            + DatasetError.listed(names, most: 30))
      }
      return (id, label, header.count)
    }

    private func fail(_ record: Record, _ column: String?, _ reason: String) -> DatasetError {
      DatasetError(.data, file: file, line: record.line, column: column, reason)
    }
  }
}
