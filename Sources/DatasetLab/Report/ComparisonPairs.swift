/// Texts that data sets label differently, and rows that models find impossible.
extension ComparisonReport {
  /// The texts that are the same or nearly so but carry different labels.
  var pairs: ReportPage.Section {
    let numbers = ["alike", "differ in label", "in samples"]
    var table = DataTable(
      caption: "Texts that are the same or nearly so",
      columns: ["data set", "and"] + numbers, numbers: Set(numbers))
    table.rows = result.inconsistency.counts.map { count in
      [
        "\(name(count.a))", "\(count.a == count.b ? "itself" : name(count.b))",
        "\(count.alike)", "\(count.inconsistent)",
        """
        \(Figure.number(count.sampled, 1)) (\(Figure.number(count.sampledLow, 0)) to \
        \(Figure.number(count.sampledHigh, 0)))
        """,
      ]
    }
    let all = result.inconsistency.pairs
    let items = all.prefix(top).map { pair -> HTML in
      """
      <li>
      <h3>\(label(pair.a)) <span aria-hidden="true">≠</span><span class="visually-hidden"> but \
      </span> \(label(pair.b))</h3>
      <p>\(Self.sentence(pair.likeness)), similarity \(Figure.number(pair.similarity, 3))</p>
      \(side(pair.a, pair.onlyA))
      \(side(pair.b, pair.onlyB))
      </li>
      """
    }
    return ReportPage.Section(
      id: "pairs", title: "The same text, another label",
      content: [
        table.html, "<p>\(items.count) of \(all.count) pairs, the most alike first.</p>",
        "<ol class=\"suspects\">\(items)</ol>",
      ])
  }

  private static func sentence(_ likeness: LabelInconsistency.Likeness) -> String {
    likeness.words.prefix(1).uppercased() + likeness.words.dropFirst()
  }

  private func label(_ row: Int) -> HTML { "<bdi>\(data.label(of: row))</bdi>" }

  /// A text, with the words that only it has marked.
  private func side(_ row: Int, _ only: [String]) -> HTML {
    let place = data.place(of: row)
    return """
      \(mask.quoted(data.text(row), marking: only, evidence: ""))
      <dl class="scores"><div><dt>data set</dt><dd><bdi>\(name(data.dataset(of: row)))</bdi></dd>\
      </div><div><dt>id</dt><dd><bdi>\(place.id)</bdi></dd></div>\
      <div><dt>line</dt><dd>\(place.line)</dd></div>\
      <div><dt>label</dt><dd>\(label(row))</dd></div></dl>
      """
  }

  /// How many rows of each data set are shown for a model.
  private static let impossibleRows = 5

  /// The rows that a model of other data finds impossible.
  var impossible: ReportPage.Section {
    let lists = result.transfer.cells.filter { $0.trainedOn != $0.testedOn }.map { cell -> HTML in
      let items = cell.impossible.prefix(min(top, Self.impossibleRows)).map { row -> HTML in
        """
        <li>\(side(row.row, []))
        <p class="evidence">PVI \(Figure.number(row.bits, 2)) bits</p></li>
        """
      }
      return """
        <h3>Rows of \(name(cell.testedOn)) under a model of \(name(cell.trainedOn))</h3>
        <ol class="suspects">\(items)</ol>
        """
    }
    return ReportPage.Section(
      id: "impossible", title: "Rows that a model of other data finds impossible", content: lists)
  }
}
