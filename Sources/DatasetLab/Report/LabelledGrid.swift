/// Boxes in rows and columns with names, the darker the more.
struct LabelledGrid: Sendable {
  /// A square.
  struct Square: Sendable {
    var row: Int
    var column: Int
    /// How dark it is, 0 to 1; nil on the diagonal, where it is no matter of more or less.
    var strength: Double?
    var text: String
  }

  let names: [String]
  let squares: [Square]

  private static let left = 180.0
  private static let top = 44.0

  /// Boxes are wide enough for the names above them, on narrow screens too.
  private var width: Double { min(120, 440 / Double(max(1, names.count))) }
  private var side: Double { min(56, width) }

  var height: Double { Self.top + side * Double(names.count) + 8 }

  var marks: [HTML] {
    let boxes = squares.map { square -> HTML in
      let x = Self.left + Double(square.column) * width
      let y = Self.top + Double(square.row) * side
      let opacity = square.strength.map { 0.06 + 0.6 * $0 } ?? 1
      return """
        <rect class="\(square.strength == nil ? "diagonal" : "cell")" x="\(at: x)" y="\(at: y)" \
        width="\(at: width - 2)" height="\(at: side - 2)" \
        fill-opacity="\(Figure.number(opacity, 2))"/>\
        <text class="value" text-anchor="middle" x="\(at: x + width / 2 - 1)" \
        y="\(at: y + side / 2 + 4)">\(square.text)</text>
        """
    }
    let titles = names.enumerated().map { place, name -> HTML in
      let (across, down) = ((Double(place) + 0.5) * width, (Double(place) + 0.5) * side)
      return """
        <text class="tick" text-anchor="end" x="\(at: Self.left - 8)" y="\(at: Self.top + down + 4)">\
        \(Self.short(name, 22))</text>\
        <text class="tick" text-anchor="middle" x="\(at: Self.left + across - 1)" \
        y="\(at: Self.top - 8)">\(Self.short(name, max(3, Int(width / 11))))</text>
        """
    }
    return boxes + titles
  }

  private static func short(_ name: String, _ most: Int) -> String {
    name.count > most ? name.prefix(most - 1) + "…" : name
  }
}
