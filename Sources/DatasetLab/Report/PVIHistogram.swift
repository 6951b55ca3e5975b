/// How many rows of each label have which PVI, with the band in which a prediction may be either.
struct PVIHistogram {
  let label: AuditSummary.Label
  let bins: [AuditDetails.Bin]

  var drawing: Drawing {
    let width = AuditDetails.binWidth
    let low = Double(bins.map(\.bin).min() ?? 0) * width
    let high = Double((bins.map(\.bin).max() ?? 0) + 1) * width
    let most = Double(bins.map(\.rows).max() ?? 1)
    let axes = Axes(x: min(low, -1)...max(high, 1), y: 0...most, height: 200)
    let band = (label.wrong_below_pvi, label.right_above_pvi)
    let start = axes.atX(max(band.0, axes.x.lowerBound))
    let end = axes.atX(min(band.1, axes.x.upperBound))
    let shade: HTML = """
      <rect class="band" x="\(at: start)" y="\(at: axes.atY(most))" \
      width="\(at: max(1.5, end - start))" height="\(at: axes.atY(0) - axes.atY(most))"/>
      """
    let bars = bins.map { bin -> HTML in
      let from = Double(bin.bin) * width
      let kind = from + width <= band.0 ? "wrong" : from >= band.1 ? "right" : "between"
      return """
        <rect class="\(kind)" x="\(at: axes.atX(from) + 0.5)" y="\(at: axes.atY(Double(bin.rows)))" \
        width="\(at: axes.atX(from + width) - axes.atX(from) - 1)" \
        height="\(at: axes.atY(0) - axes.atY(Double(bin.rows)))"/>
        """
    }
    let wrong = bins.filter { Double($0.bin + 1) * width <= band.0 }.reduce(0) { $0 + $1.rows }
    var table = DataTable(
      caption: "PVI of \(label.label)", columns: ["PVI from", "to", "rows"],
      numbers: ["PVI from", "to", "rows"])
    table.rows = bins.map { bin in
      let from = Double(bin.bin) * width
      return [
        "\(Figure.number(from, 1))", "\(Figure.number(from + width, 1))", "\(bin.rows)",
      ]
    }
    return Drawing(
      title: "PVI of the rows labelled \(label.label)",
      description: """
        Bits that the text tells about the label, from \(Figure.number(low, 1)) to \
        \(Figure.number(high, 1)); about \(Figure.count(wrong)) of \(Figure.count(label.rows)) rows \
        are to the left of the band at \(Figure.number(band.0, 2)), where the text speaks against \
        the label
        """,
      width: axes.width, height: axes.height,
      marks: [shade] + bars
        + axes.marks(
          x: Axes.ticks(axes.x, about: 10), y: Axes.ticks(axes.y, about: 4),
          labels: ("PVI in bits", "rows")), table: table)
  }
}
