import DatasetLab
import Foundation

/// Suspects as text in one of the formats of `dslab suspects`.
struct SuspectsText {
  private let rows: [SuspectRow]
  private let guardsFormulas: Bool

  init(_ rows: [SuspectRow], guardsFormulas: Bool = false) {
    self.rows = rows
    self.guardsFormulas = guardsFormulas
  }

  func rendered(as format: SuspectsCommand.Format) throws -> String {
    switch format {
    case .table: return table(width: Terminal.output.width)
    case .csv: return delimited(.csv)
    case .tsv: return delimited(.tsv)
    case .json: return try ControlSigns.json(rows)
    case .ndjson: return try rows.map { try ControlSigns.json($0, isPretty: false) }.joined()
    }
  }

  /// Two lines a row: rank, id, labels and as much of the text as fits; below them the evidence.
  func table(width: Int?) -> String {
    var table = Table(
      ["rank", "id", "given", "suggested", "text"], numbers: ["rank"],
      styles: ["suggested": .suggestion])
    table.rows = rows.map { row in
      [
        Table.count(row.rank), Table.cut(Table.line(row.id), to: 16),
        Table.cut(Table.line(row.given_label), to: 20),
        row.suggested_label == row.given_label
          ? "" : Table.cut(Table.line(row.suggested_label), to: 20),
        Table.cut(Table.line(row.text), to: 200),
      ]
    }
    let lines = table.rendered(width: width).split(separator: "\n")
    let evidence = rows.map { row in
      let line = "      " + Table.line(row.evidence)
      return Terminal.output.isolated(width.map { Table.cut(line, to: $0) } ?? line)
    }
    return
      ([String(lines.first ?? "")] + zip(lines.dropFirst(), evidence).flatMap { [String($0), $1] })
      .joined(separator: "\n") + "\n"
  }

  /// Texts are written as they are, but for what would steer a terminal if this goes to one.
  private func delimited(_ format: ReadOptions.Format) -> String {
    let isTerminal = isatty(FileHandle.standardOutput.fileDescriptor) == 1
    var text = DelimitedText(format, guardsFormulas: guardsFormulas)
    text.row(SuspectRow.columns)
    for row in rows { text.row(Self.fields(row).map { isTerminal ? Table.line($0) : $0 }) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// The fields of a row in the order of `SuspectRow.columns`.
  private static func fields(_ row: SuspectRow) -> [String] {
    let specRank: String = row.spec_rank.map { "\($0)" } ?? ""
    let scores: [String] = ["\(row.PVI)", "\(row.self_confidence)", "\(row.label_issue)"]
    return ["\(row.rank)", row.id, "\(row.line)", row.text, row.given_label, row.suggested_label]
      + scores + [row.spec ?? "", specRank, row.evidence]
  }
}
