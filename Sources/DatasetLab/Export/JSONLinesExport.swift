/// Data sets that are written as JSON Lines.
extension RowTable {
  /// Keeps every object as it is written, but for a new label and the new members at its end.
  mutating func splice(
    _ input: InputText, _ columns: [String]
  ) throws(DatasetError) -> [UInt8] {
    let spellings = try spellings(input)
    var json = JSONText()
    try input.forEachObject { line, bytes, object throws(DatasetError) in
      let fate = fate(at: line)
      if case .removed = fate { return }
      var start = 0
      if case .sample(_, let label?) = fate {
        for member in object.members where member.key == input.options.labelColumn {
          json.verbatim(bytes[start..<member.value.lowerBound])
          json.verbatim(spellings[label])
          start = member.value.upperBound
        }
      }
      json.verbatim(bytes[start..<object.end], needsComma: !object.members.isEmpty)
      append(fate, columns, to: &json)
      json.verbatim(bytes[object.end...])
      json.endLine()
    }
    return json.bytes
  }

  /// Writes the rows of a delimited file as objects whose members are strings.
  mutating func objects(
    _ input: InputText, _ columns: [String]
  ) throws(DatasetError) -> [UInt8] {
    var names: [String] = []
    var json = JSONText()
    try input.forEachRecord { record throws(DatasetError) in
      if names.isEmpty {
        names = input.names(of: record)
        if input.options.hasHeader { return }
      }
      let fate = fate(at: record.line)
      if case .removed = fate { return }
      json.object { json in
        for place in 0..<record.count {
          let name = place < names.count ? names[place] : String(place + 1)
          json.key(name)
          if case .sample(_, let label?) = fate, name == input.options.labelColumn {
            json.string(verdicts.labels[label])
          } else {
            json.string(record[place])
          }
        }
        append(fate, columns, to: &json)
      }
      json.endLine()
    }
    return json.bytes
  }

  /// How the data write each label: a number or truth value without quotes, say.
  private func spellings(_ input: InputText) throws(DatasetError) -> [[UInt8]] {
    var spellings = verdicts.labels.names.map { label in
      var json = JSONText()
      json.string(label)
      return json.bytes
    }
    if corrections.relabelled == 0 { return spellings }
    var isKnown = Array(repeating: false, count: spellings.count)
    var table = RowTable(verdicts: verdicts, corrections: Corrections(.none, to: verdicts))
    try input.forEachObject { line, bytes, object throws(DatasetError) in
      guard let row = table.fate(at: line).row else { return }
      let label = Int(verdicts.given[row])
      guard !isKnown[label],
        let member = object.members.last(where: { $0.key == input.options.labelColumn })
      else { return }
      isKnown[label] = true
      spellings[label] = Array(bytes[member.value])
    }
    return spellings
  }

  private func append(_ fate: Fate, _ columns: [String], to json: inout JSONText) {
    for (name, column) in zip(columns, ExportColumn.allCases) {
      json.key(name)
      switch column.value(fate.row, verdicts) {
      case .text(let value): json.string(value)
      case .number(let value): json.raw(value.utf8)
      case .nothing: json.raw("null".utf8)
      }
    }
  }
}
