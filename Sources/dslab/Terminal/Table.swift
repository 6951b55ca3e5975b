import Foundation

/// A table of text for the terminal: columns aligned, the last one cut to fit.
struct Table {
  /// A column's heading and the side its cells stand on.
  struct Column {
    var title: String
    var isNumber = false
  }

  var columns: [Column]
  var rows: [[String]] = []

  init(_ titles: [String], numbers: Set<String> = []) {
    columns = titles.map { Column(title: $0, isNumber: numbers.contains($0)) }
  }

  /// The lines of the table.
  ///
  /// - Parameter width: The most cells a line may take; nil for as many as it needs.
  /// - Returns: A heading and a line for each row.
  func rendered(width: Int?) -> String {
    let widths = columns.indices.map { at in
      max(Self.cells(columns[at].title), rows.map { Self.cells($0[at]) }.max() ?? 0)
    }
    let lines = ([columns.map(\.title)] + rows).map { row -> String in
      var line = ""
      for (at, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[at] - Self.cells(cell))
        let isLast = at == row.count - 1
        line += columns[at].isNumber ? gap + cell : isLast ? cell : cell + gap
        if !isLast { line += "  " }
      }
      return width.map { Self.cut(line, to: $0) } ?? line
    }
    return lines.joined(separator: "\n") + "\n"
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
    var out = ""
    var used = 1
    for character in text {
      used += cells(String(character))
      if used > width { break }
      out.append(character)
    }
    return out + "…"
  }

  /// The number of terminal cells a text takes: wide East Asian characters and emoji take two.
  static func cells(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 }
      ? text.utf8.count
      : text.reduce(0) { sum, character in
        guard let scalar = character.unicodeScalars.first else { return sum }
        let isWide =
          scalar.properties.isEmojiPresentation || (0x1100...0x115F).contains(scalar.value)
          || (0x2E80...0xA4CF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
          || (0xF900...0xFAFF).contains(scalar.value) || (0xFE30...0xFE6F).contains(scalar.value)
          || (0xFF00...0xFF60).contains(scalar.value)
          || (0x20000...0x3FFFD).contains(scalar.value)
        return sum + (isWide ? 2 : 1)
      }
  }

  /// The width of the terminal on standard output, or nil where there is none.
  static var terminalWidth: Int? {
    var size = winsize()
    guard isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// A number with a fixed number of decimals.
  static func number(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  /// A count with commas between thousands.
  static func count(_ value: Int) -> String {
    var digits = String(abs(value))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
