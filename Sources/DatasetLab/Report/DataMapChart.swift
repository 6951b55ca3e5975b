/// The data map: confidence upwards, variability to the right, by squares.
struct DataMapChart {
  let squares: [AuditDetails.Square]

  private static let regions = [
    ("easy", "easy to learn"), ("ambiguous", "ambiguous"), ("hard", "hard to learn"),
  ]

  var drawing: Drawing {
    let side = Double(AuditDetails.squares)
    let axes = Axes(x: 0...0.5, y: 0...1, height: 380)
    let most = Double(squares.map(\.rows).max() ?? 1)
    let marks = squares.map { square -> HTML in
      let x = axes.atX((Double(square.x) + 0.5) / side / 2)
      let y = axes.atY((Double(square.y) + 0.5) / side)
      let size = 2.5 + 9 * (Double(square.rows) / most).squareRoot()
      // Shapes tell regions apart where colours do not.
      switch square.region {
      case "hard":
        return """
          <rect class="hard" x="\(at: x - size)" y="\(at: y - size)" width="\(at: 2 * size)" \
          height="\(at: 2 * size)"/>
          """
      case "ambiguous":
        return """
          <path class="ambiguous" d="M\(at: x) \(at: y - size * 1.3)L\(at: x + size * 1.3) \
          \(at: y)L\(at: x) \(at: y + size * 1.3)L\(at: x - size * 1.3) \(at: y)Z"/>
          """
      default:
        return "<circle class=\"easy\" cx=\"\(at: x)\" cy=\"\(at: y)\" r=\"\(at: size)\"/>"
      }
    }
    let counts = Self.regions.map { region in
      (region.1, squares.filter { $0.region == region.0 }.reduce(0) { $0 + $1.rows })
    }
    var table = DataTable(
      caption: "Regions of the data map", columns: ["region", "rows"], numbers: ["rows"])
    table.rows = counts.map { ["\($0.0)", "\($0.1)"] }
    return Drawing(
      title: "Data map",
      description: counts.map { "\(Figure.count($0.1)) rows are \($0.0)" }.joined(separator: ", ")
        + " (circles, diamonds, squares; the larger, the more rows)",
      width: axes.width, height: axes.height,
      marks: axes.marks(
        x: Axes.ticks(axes.x, about: 6), y: Axes.ticks(axes.y, about: 6),
        labels: ("variability of p(given label) while training", "its mean")) + marks,
      table: table)
  }
}
