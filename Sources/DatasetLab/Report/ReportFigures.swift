extension Report {
  /// The figures that say most.
  var headline: Section {
    let run = summary.run
    let error = summary.errors
    let usable = run.H_Y > 0 ? run.v_information / run.H_Y : 0
    let cards: [(name: String, value: String, note: String)] = [
      ("Rows", Figure.count(run.rows), "\(run.classes) labels, \(run.rejected) rows set aside"),
      (
        "Wrong labels", Figure.percent(error.share),
        "by estimate; 95 %: \(Figure.percent(error.low)) to \(Figure.percent(error.high)); "
          + "\(Figure.count(run.label_issues)) rows are flagged"
      ),
      (
        "V-information", Figure.number(run.v_information, 3) + " bits",
        "95 %: \(Figure.number(run.v_information_low, 3)) to "
          + "\(Figure.number(run.v_information_high, 3)); \(Figure.percent(usable, 0)) of "
          + "H(Y) = \(Figure.number(run.H_Y, 3))"
      ),
      ("Accuracy", Figure.percent(run.accuracy), "of out-of-sample predictions"),
      ("MCC", Figure.number(run.mcc, 3), "Matthews' correlation, 0 = chance"),
      (
        "Calibration error", Figure.number(run.calibration_error, 3),
        "\(Figure.number(run.calibration_error_uncalibrated, 3)) before calibration"
      ),
    ]
    let items = cards.map { card -> HTML in
      "<div><dt>\(card.name)</dt><dd><b>\(card.value)</b><span>\(card.note)</span></dd></div>"
    }
    return Section(
      id: "headline", title: "At a glance", content: ["<dl class=\"cards\">\(items)</dl>"])
  }

  /// PVI by label, and the data map.
  var information: Section {
    let shown = summary.labels.prefix(Self.mostLabels)
    var figures = shown.enumerated().map { place, label in
      PVIHistogram(label: label, bins: details.bins.filter { $0.label == label.label }).drawing
        .figure(id: "pvi\(place)")
    }
    if !details.dataMap.isEmpty {
      figures.append(DataMapChart(squares: details.dataMap).drawing.figure(id: "map"))
    }
    let left = summary.labels.count - shown.count
    if left > 0 {
      figures.append("<p>\(left) more labels are in the table <code>labels</code>.</p>")
    }
    return Section(id: "information", title: "What the texts tell", content: figures)
  }

  /// How many labels have a drawing of their own.
  static let mostLabels = 8

  /// Given and true labels.
  var labels: Section {
    var table = DataTable(
      caption: "Health of the labels",
      columns: ["label", "rows", "wrong", "missed", "quality", "flagged"],
      numbers: ["rows", "wrong", "missed", "quality", "flagged"])
    let health = details.health.sorted { ($1.label_noise, $0.label) < ($0.label_noise, $1.label) }
    table.rows = health.prefix(AuditDetails.most).map { own in
      [
        "\(own.label)", "\(own.rows)", "\(Figure.percent(own.label_noise))",
        "\(Figure.percent(own.inverse_label_noise))",
        "\(Figure.number(own.label_quality_score, 3))",
        "\(own.label_issues)",
      ]
    }
    var content: [HTML] = []
    if details.health.count <= HeatMap.mostLabels {
      content.append(
        HeatMap(cells: details.joint, rows: summary.run.rows).drawing.figure(id: "joint"))
    }
    content.append(table.html)
    content.append(
      """
      <p>Wrong: rows that carry the label and should have another. Missed: rows that should have \
      it and carry another.</p>
      """)
    return Section(id: "labels", title: "Given and true labels", content: content)
  }

  /// Whether probabilities mean what they say.
  var calibration: Section? {
    if details.reliability.isEmpty { return nil }
    return Section(
      id: "calibration", title: "Can the probabilities be trusted?",
      content: [ReliabilityDiagram(points: details.reliability).drawing.figure(id: "reliability")])
  }
}
