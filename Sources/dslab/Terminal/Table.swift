import DatasetLab
import Foundation

/// A table of text for the terminal: columns aligned and cut to fit.
struct Table {
  /// A column's heading and the side its cells stand on.
  struct Column {
    var title: String
    var isNumber = false
    var style: Terminal.Style?
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// Columns of text are not made narrower than this before all of them are.
  private static let narrowest = 8

  init(_ titles: [String], numbers: Set<String> = [], styles: [String: Terminal.Style] = [:]) {
    columns = titles.map {
      Column(title: $0, isNumber: numbers.contains($0), style: styles[$0])
    }
  }

  /// The lines of the table.
  ///
  /// - Parameters:
  ///   - width: The most cells a line may take; nil for as many as it needs.
  ///   - terminal: Where the lines go, which decides about colours and directions.
  /// - Returns: A heading and a line for each row.
  func rendered(
    width: Int? = Terminal.output.width, on terminal: Terminal = .output
  ) -> String {
    let widths = fitted(to: width)
    let heading = line(columns.map(\.title), widths, width, terminal) { _ in .heading }
    let lines = rows.map { row in line(row, widths, width, terminal) { columns[$0].style } }
    return ([heading] + lines).joined(separator: "\n") + "\n"
  }

  /// How wide columns are: as their widest cell, but the widest columns of text give way.
  private func fitted(to width: Int?) -> [Int] {
    var widths = columns.indices.map { at in
      max(Self.cells(columns[at].title), rows.map { Self.cells($0[at]) }.max() ?? 0)
    }
    guard let width else { return widths }
    var excess = widths.reduce(2 * (columns.count - 1), +) - width
    while excess > 0 {
      let texts = columns.indices.filter { !columns[$0].isNumber && widths[$0] > Self.narrowest }
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// A line; what does not fit on it even so is left out from the right.
  private func line(
    _ row: [String], _ widths: [Int], _ width: Int?, _ terminal: Terminal,
    style: (Int) -> Terminal.Style?
  ) -> String {
    var line = ""
    var left = width ?? .max
    for (at, cell) in row.enumerated() where left > 0 {
      let cut = Self.cut(cell, to: min(widths[at], left))
      let shown = terminal.styled(terminal.isolated(cut), style(at))
      let gap = max(0, min(widths[at], left) - Self.cells(cut))
      let isLast = at == row.count - 1 || left <= widths[at] + 2
      let blanks = String(repeating: " ", count: gap)
      line += columns[at].isNumber ? blanks + shown : isLast ? shown : shown + blanks
      if !isLast { line += "  " }
      left -= min(left, widths[at] + 2)
    }
    return line
  }

  /// Text on one line: line ends and other control characters become blanks.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { ControlSigns.contains($0) ? " " : $0 }))
  }

  /// The text cut to a number of cells, with an ellipsis where something is missing.
  static func cut(_ text: String, to width: Int) -> String {
    if cells(text) <= width { return text }
    if width < 1 { return "" }
    var out = ""
    var used = 1
    for character in text {
      used += DisplayWidth.cells(character)
      if used > width { break }
      out.append(character)
    }
    return out + "…"
  }

  /// The number of terminal cells a text takes.
  static func cells(_ text: String) -> Int { DisplayWidth.cells(text) }

  /// Whether a text has letters that run from right to left.
  static func runsLeft(_ text: String) -> Bool { DisplayWidth.runsLeft(text) }

  /// A number with a fixed number of decimals.
  static func number(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  /// A count with commas between thousands.
  static func count(_ value: Int) -> String { Figure.count(value) }

  /// An estimate of a count, rounded.
  static func count(_ value: Double) -> String { count(Int(value.rounded())) }
}
