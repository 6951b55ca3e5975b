extension Report {
  /// How alike labels are worded.
  var divergence: Section {
    var table = DataTable(
      caption: "Pairs of labels, the most alike first",
      columns: ["labels", "divergence", "rows confused", "told apart by"],
      numbers: ["divergence", "rows confused"])
    table.rows = details.pairs.prefix(AuditDetails.most).map { pair in
      [
        "\(pair.label_a) – \(pair.label_b)", "\(Figure.number(pair.js_divergence, 3))",
        "\(pair.confused)", "<bdi>\(mask.masked(pair.tokens))</bdi>",
      ]
    }
    var content = [mask.careful("Pairs of labels and their words", table)]
    let names = details.health.map(\.label)
    if names.count <= HeatMap.mostLabels {
      var figures = table
      figures.columns.removeLast()
      figures.caption = "Divergence of every pair of labels"
      figures.rows = table.rows.map { Array($0.dropLast()) }
      let grid = DivergenceGrid(labels: names, pairs: details.pairs)
      content.insert(grid.drawing(table: figures).figure(id: "js"), at: 0)
    }
    return Section(id: "divergence", title: "Which labels look alike", content: content)
  }

  /// What the specifications found.
  var specifications: Section? {
    if details.specifications.isEmpty { return nil }
    var table = DataTable(
      caption: "Specifications",
      columns: ["specification", "label", "rows found", "other label", "among top suspects"],
      numbers: ["rows found", "other label", "among top suspects"])
    table.rows = details.specifications.prefix(60).map {
      ["\($0.name)", "\($0.label)", "\($0.hits)", "\($0.suspects)", "\($0.top)"]
    }
    let share = summary.run.spec_share.map { Figure.percent($0, 0) } ?? "none"
    return Section(
      id: "specifications", title: "Specifications",
      content: [
        """
        <p>Rows that rank high for a specification but carry another label than it demands. \
        Specifications have \(share) of the weight in the ranking; among top suspects are those \
        among the first \(AuditDetails.specificationTop).</p>
        """, table.html,
      ])
  }

  /// Hard slices, views and the learning curve.
  var parts: Section? {
    var content: [HTML] = []
    if !details.slices.isEmpty {
      var table = DataTable(
        caption: "Parts of the data that are reliably harder than the rest",
        columns: ["slice", "rows", "PVI", "95 % interval", "accuracy"],
        numbers: ["rows", "PVI", "95 % interval", "accuracy"])
      table.rows = details.slices.map {
        [
          "\($0.slice)", "\($0.rows)", "\(Figure.number($0.PVI, 3))",
          "\(Figure.range($0.PVI_low, $0.PVI_high))",
          "\(Figure.percent($0.accuracy))",
        ]
      }
      content.append(table.html)
    }
    if !details.views.isEmpty {
      var table = DataTable(
        caption: "What each view of the rows tells", columns: ["view", "shows", "bits", "95 %"],
        numbers: ["bits", "95 %"])
      table.rows = details.views.map {
        [
          "\($0.view)", "\($0.shows)", "\(Figure.number($0.v_information, 3))",
          "\(Figure.range($0.v_information_low, $0.v_information_high))",
        ]
      }
      content.append(table.html)
    }
    if details.curve.count > 1 {
      content.append(LearningCurveChart(points: details.curve).drawing.figure(id: "curve"))
    }
    return content.isEmpty
      ? nil : Section(id: "parts", title: "Where the difficulty sits", content: content)
  }

  /// The tokens that labels hang on.
  var words: Section? {
    if details.artefacts.isEmpty { return nil }
    var table = DataTable(
      caption: "Words whose removal costs bits, or gains some (below zero)",
      columns: ["label", "word", "rows", "bits", "95 %", "z"],
      numbers: ["rows", "bits", "95 %", "z"])
    table.rows = details.artefacts.map {
      [
        "\($0.label)", "<bdi>\(mask.masked($0.token))</bdi>", "\($0.rows)",
        "\(Figure.number($0.bits, 3))",
        "\(Figure.range($0.bits_low, $0.bits_high))",
        "\(Figure.number($0.z, 1))",
      ]
    }
    return Section(
      id: "words", title: "Words that labels hang on",
      content: [mask.careful("Words by label", table)])
  }

  /// What it takes to do the same again.
  var provenance: Section {
    let run = summary.run
    let facts: [(String, String)] = [
      ("Program", "dslab \(run.dslab_version)"), ("Flags", details.arguments),
      ("Input", run.input_name), ("SHA-256", run.input_sha256), ("Seed", String(run.seed)),
      ("Folds", String(run.folds)), ("Text column", run.text_column),
      ("Label column", run.label_column),
    ]
    let items = facts.map { fact -> HTML in
      "<div><dt>\(fact.0)</dt><dd><code>\(fact.1)</code></dd></div>"
    }
    return Section(
      id: "provenance", title: "To do it again", content: ["<dl class=\"facts\">\(items)</dl>"])
  }
}
