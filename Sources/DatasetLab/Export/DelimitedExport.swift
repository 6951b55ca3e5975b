/// Data sets that are written as CSV or TSV.
extension RowTable {
  /// Copies a delimited file field by field, with new labels and new columns at the end.
  ///
  /// A row with too few fields is filled up with empty ones; one with too many keeps them.
  mutating func copy(
    _ input: InputText, _ columns: [String], into text: inout DelimitedText
  ) throws(DatasetError) {
    var width = 0
    var labelPlace = 0
    try input.forEachRecord { record throws(DatasetError) in
      if width == 0 {
        width = record.count
        let names = input.names(of: record)
        labelPlace = names.firstIndex { $0 == input.options.labelColumn } ?? 0
        if input.options.hasHeader {
          for place in 0..<record.count { text.field(record[place]) }
          for column in columns { text.field(column) }
          text.endRow()
          return
        }
      }
      let fate = fate(at: record.line)
      if case .removed = fate { return }
      for place in 0..<record.count {
        if case .sample(_, let label?) = fate, place == labelPlace {
          text.field(verdicts.labels[label])
        } else {
          text.field(record[place])
        }
      }
      if record.count < width {
        for _ in record.count..<width { text.field("") }
      }
      append(fate, to: &text)
    }
  }

  /// Writes JSON objects as rows: a column for every key, nested values as JSON.
  mutating func flatten(
    _ input: InputText, _ columns: [String], into text: inout DelimitedText
  ) throws(DatasetError) {
    let keys = try input.columnNames()
    let places = Dictionary(zip(keys, 0...), uniquingKeysWith: { first, _ in first })
    text.row(keys + columns)
    try input.forEachObject { line, bytes, object throws(DatasetError) in
      let fate = fate(at: line)
      if case .removed = fate { return }
      var fields = [[UInt8]](repeating: [], count: keys.count)
      for member in object.members {
        guard let place = places[member.key] else { continue }
        if case .sample(_, let label?) = fate, member.key == input.options.labelColumn {
          fields[place] = Array(verdicts.labels[label].utf8)
        } else {
          fields[place] =
            JSONMembers.text(UnsafeBufferPointer(rebasing: bytes[member.value])) ?? []
        }
      }
      for field in fields { field.withUnsafeBufferPointer { text.field($0) } }
      append(fate, to: &text)
    }
  }

  /// Writes the new columns and ends the row.
  private func append(_ fate: Fate, to text: inout DelimitedText) {
    for column in ExportColumn.allCases {
      switch column.value(fate.row, verdicts) {
      case .text(let value): text.field(value)
      case .number(let value): text.number(value)
      case .nothing: text.field("")
      }
    }
    text.endRow()
  }
}
