/// The joint of given and true labels as a grid: the darker, the more rows.
struct HeatMap {
  let cells: [AuditDetails.Cell]
  let rows: Int

  /// Above so many labels squares would be too small to read.
  static let mostLabels = 12

  var drawing: Drawing {
    var labels: [String] = []
    for cell in cells where !labels.contains(cell.given_label) { labels.append(cell.given_label) }
    // Wide enough for the names above them, on narrow screens too.
    let width = min(120, 440 / Double(max(1, labels.count)))
    let height = min(56, width)
    let (left, top) = (180.0, 44.0)
    let most = cells.filter { $0.given_label != $0.true_label }.map(\.value).max() ?? 0
    let squares = cells.map { cell -> HTML in
      let x = left + Double(labels.firstIndex(of: cell.true_label) ?? 0) * width
      let y = top + Double(labels.firstIndex(of: cell.given_label) ?? 0) * height
      let isRight = cell.given_label == cell.true_label
      let strength = isRight ? 0 : most > 0 ? cell.value / most : 0
      return """
        <rect class="\(isRight ? "diagonal" : "cell")" x="\(at: x)" y="\(at: y)" \
        width="\(at: width - 2)" height="\(at: height - 2)" \
        fill-opacity="\(Figure.number(isRight ? 1 : 0.06 + 0.6 * strength, 2))"/>\
        <text class="value" text-anchor="middle" x="\(at: x + width / 2 - 1)" \
        y="\(at: y + height / 2 + 4)">\(Int((cell.value * Double(rows)).rounded()))</text>
        """
    }
    let names = labels.enumerated().map { place, label -> HTML in
      let (across, down) = ((Double(place) + 0.5) * width, (Double(place) + 0.5) * height)
      let shown = label.count > 22 ? label.prefix(21) + "…" : label[...]
      return """
        <text class="tick" text-anchor="end" x="\(at: left - 8)" y="\(at: top + down + 4)">\
        \(String(shown))</text>\
        <text class="tick" text-anchor="middle" x="\(at: left + across - 1)" y="\(at: top - 8)">\
        \(String(shown.prefix(max(3, Int(width / 11)))))</text>
        """
    }
    let wrong = cells.filter { $0.given_label != $0.true_label }
    let worst = wrong.max { $0.value < $1.value }
    var table = DataTable(
      caption: "Given and true labels", columns: ["given label", "true label", "rows", "share"],
      numbers: ["rows", "share"])
    table.rows = cells.map {
      [
        "\($0.given_label)", "\($0.true_label)", "\(Int(($0.value * Double(rows)).rounded()))",
        "\(Figure.percent($0.value))",
      ]
    }
    return Drawing(
      title: "Given labels (down) and true labels (across), rows by estimate",
      description: worst.map {
        """
        Off the diagonal are wrong labels; most frequent is \($0.given_label) where \
        \($0.true_label) is true, about \(Figure.count(Int(($0.value * Double(rows)).rounded()))) rows
        """
      } ?? "No wrong labels by estimate",
      width: 640, height: top + height * Double(labels.count) + 8,
      marks: squares + names, table: table)
  }
}
