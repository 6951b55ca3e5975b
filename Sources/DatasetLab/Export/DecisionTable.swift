import Foundation

extension DecisionList {
  /// Reads decisions from a table: CSV, TSV or JSON Lines with a column for the rows' ids, and
  /// `decision`, `new_label` or both; `note` and `reviewer` are optional.
  ///
  /// The columns may have the names that an exported data set gives them. Rows that decide nothing
  /// are passed over.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: Its layout; nil for what its ending says.
  ///   - verdicts: What the audit says of its rows.
  ///   - idColumn: The id column of the data, which may name the rows here too.
  ///   - prefix: What the exported columns begin with.
  ///   - reviewer: Who decided; nil for what the file says.
  ///   - now: When, as far as the file does not say.
  /// - Throws: `DatasetError` with line, column and value where anything is wrong.
  public init(
    table path: String, format: ReadOptions.Format? = nil, verdicts: RowVerdicts, idColumn: String?,
    prefix: String = "dslab_",
    reviewer: String?, now: Date
  ) throws(DatasetError) {
    let table = SmallFile(path: path)
    var list = DecisionList(file: table.name, verdicts: verdicts, reviewer: reviewer, now: now)
    var columns: Columns?
    var width = 0
    try table.forEachRecord(as: format) { record throws(DatasetError) in
      guard let places = columns else {
        let header = (0..<record.count).map { record.string($0) }
        columns = try Columns(header, idColumn: idColumn, prefix: prefix, file: table.name)
        width = record.count
        return
      }
      guard record.count == width else {
        throw DatasetError(
          .data, file: table.name, line: record.line,
          "\(record.count) fields instead of \(width); a field with a comma stands in quotes")
      }
      func field(_ place: Int?) -> String {
        place.map { String(decoding: record[$0].trimmed, as: UTF8.self) } ?? ""
      }
      func text(_ place: Int?) -> String? { field(place).isEmpty ? nil : field(place) }
      try list.add(
        Entry(
          id: record.string(places.id), decision: field(places.decision),
          newLabel: field(places.newLabel), note: text(places.note),
          decidedAt: nil, reviewer: text(places.reviewer), line: record.line, place: ""))
    }
    if columns == nil {
      throw DatasetError(
        .data, file: table.name, "is empty; it needs a column id, and decision or new_label")
    }
    self = list
  }

  /// Where the columns of a table stand.
  private struct Columns {
    let id: Int
    let decision: Int?
    let newLabel: Int?
    let note: Int?
    let reviewer: Int?

    init(
      _ header: [String], idColumn: String?, prefix: String, file: String
    ) throws(DatasetError) {
      func place(_ names: [String]) -> Int? {
        names.lazy.compactMap { header.firstIndex(of: $0) }.first
      }
      decision = place([prefix + "decision", "decision"])
      newLabel = place([prefix + "new_label", "new_label"])
      note = place([prefix + "note", "note"])
      reviewer = place([prefix + "reviewer", "reviewer"])
      let names = [prefix + "id"] + (idColumn.map { [$0] } ?? []) + ["id"]
      let shown = header.prefix(30).map { DatasetError.shown($0) }.joined(separator: ", ")
      guard let id = place(names) else {
        throw DatasetError(
          .data, file: file, line: 1,
          "no column names the rows; call it id (the columns are: \(shown))")
      }
      self.id = id
      if decision == nil && newLabel == nil {
        throw DatasetError(
          .data, file: file, line: 1,
          "there is neither a column decision nor a column new_label (the columns are: \(shown))")
      }
    }
  }
}
