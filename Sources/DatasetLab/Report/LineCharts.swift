/// Whether a probability of 80 % is right in 80 % of the rows.
struct ReliabilityDiagram {
  let points: [AuditDetails.Reliability]

  var drawing: Drawing {
    let axes = Axes(x: 0...1, y: 0...1, height: 320)
    let line = points.map { point -> String in
      let (x, y) = (axes.atX(point.confidence), axes.atY(point.accuracy))
      return "\(Figure.number(x, 1)) \(Figure.number(y, 1))"
    }.joined(separator: "L")
    let dots = points.map { point -> HTML in
      """
      <circle class="dot" cx="\(at: axes.atX(point.confidence))" \
      cy="\(at: axes.atY(point.accuracy))" r="4"/>
      """
    }
    var table = DataTable(
      caption: "Reliability", columns: ["mean probability", "accuracy", "rows"],
      numbers: ["mean probability", "accuracy", "rows"])
    table.rows = points.map {
      ["\(Figure.percent($0.confidence))", "\(Figure.percent($0.accuracy))", "\($0.rows)"]
    }
    let gap = points.map { abs($0.confidence - $0.accuracy) }.max() ?? 0
    return Drawing(
      title: "Reliability of the probabilities",
      description: """
        On the diagonal a probability means what it says; the farthest of \(points.count) points is \
        \(Figure.percent(gap)) off. Accuracy counts wrong labels against the model
        """,
      width: axes.width, height: axes.height,
      marks: axes.marks(
        x: Axes.ticks(axes.x, about: 6), y: Axes.ticks(axes.y, about: 6),
        labels: ("highest probability", "accuracy"))
        + [
          """
          <path class="even" d="M\(at: axes.atX(0)) \(at: axes.atY(0))L\(at: axes.atX(1)) \
          \(at: axes.atY(1))"/>
          """,
          "<path class=\"line\" d=\"M\(line)\"/>",
        ] + dots, table: table)
  }
}

/// V-information by the number of rows that are trained on.
struct LearningCurveChart {
  let points: [AuditDetails.CurvePoint]

  var drawing: Drawing {
    let most = points.map(\.v_information_high).max() ?? 1
    let least = min(0, points.map(\.v_information_low).min() ?? 0)
    let rows = Double(points.last?.rows ?? 1)
    let axes = Axes(x: 0...rows, y: least...max(most, 0.1))
    func path(_ value: (AuditDetails.CurvePoint) -> Double) -> [String] {
      points.map {
        "\(Figure.number(axes.atX(Double($0.rows)), 1)) \(Figure.number(axes.atY(value($0)), 1))"
      }
    }
    let band =
      path(\.v_information_high).joined(separator: "L") + "L"
      + path(\.v_information_low).reversed().joined(separator: "L")
    let line = path(\.v_information).joined(separator: "L")
    var table = DataTable(
      caption: "Learning curve", columns: ["rows", "V-information", "95 % interval", "accuracy"],
      numbers: ["rows", "V-information", "95 % interval", "accuracy"])
    table.rows = points.map {
      [
        "\($0.rows)", "\(Figure.number($0.v_information, 3))",
        "\(Figure.range($0.v_information_low, $0.v_information_high))",
        "\(Figure.percent($0.accuracy))",
      ]
    }
    let gain = points.suffix(2).map(\.v_information)
    let last = gain.count == 2 ? gain[1] - gain[0] : 0
    return Drawing(
      title: "V-information by the number of training rows",
      description: "The last doubling of the rows brought \(Figure.number(last, 3)) bits a row",
      width: axes.width, height: axes.height,
      marks: axes.marks(
        x: Axes.ticks(axes.x, about: 6), y: Axes.ticks(axes.y, about: 5),
        labels: ("training rows", "bits a row"))
        + ["<path class=\"interval\" d=\"M\(band)Z\"/>", "<path class=\"line\" d=\"M\(line)\"/>"],
      table: table)
  }
}
