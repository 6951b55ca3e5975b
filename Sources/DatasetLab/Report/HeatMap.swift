/// The joint of given and true labels as a grid: the darker, the more rows.
struct HeatMap {
  let cells: [AuditDetails.Cell]
  let rows: Int

  /// Above so many labels squares would be too small to read.
  static let mostLabels = 12

  var drawing: Drawing {
    var labels: [String] = []
    for cell in cells where !labels.contains(cell.given_label) { labels.append(cell.given_label) }
    let most = cells.filter { $0.given_label != $0.true_label }.map(\.value).max() ?? 0
    let grid = LabelledGrid(
      names: labels,
      squares: cells.map { cell in
        let isRight = cell.given_label == cell.true_label
        return LabelledGrid.Square(
          row: labels.firstIndex(of: cell.given_label) ?? 0,
          column: labels.firstIndex(of: cell.true_label) ?? 0,
          strength: isRight ? nil : most > 0 ? cell.value / most : 0,
          text: Figure.count(Int((cell.value * Double(rows)).rounded())))
      })
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
      width: 640, height: grid.height, marks: grid.marks, table: table)
  }
}
