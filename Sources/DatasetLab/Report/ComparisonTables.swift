/// What sets data sets apart: words, specifications, reference labels.
extension ComparisonReport {
  /// Whether texts of two data sets can be told apart, and by what.
  var adversarial: ReportPage.Section {
    let tables = result.adversarial.map { own -> HTML in
      var table = DataTable(
        caption: "Words that tell \(name(own.a)) and \(name(own.b)) apart",
        columns: ["word", "typical of", "in \(name(own.a))", "in \(name(own.b))"],
        numbers: ["in \(name(own.a))", "in \(name(own.b))"])
      for (dataset, tokens) in [(own.a, own.tokensOfA), (own.b, own.tokensOfB)] {
        table.rows += tokens.prefix(top).map { token in
          [
            "<bdi>\(mask.masked(token.token))</bdi>", "\(name(dataset))",
            "\(Figure.percent(token.shareA))", "\(Figure.percent(token.shareB))",
          ]
        }
      }
      return """
        <p>\(name(own.a)) – \(name(own.b)): area under the curve \
        \(Figure.interval(own.area.area, own.area.low, own.area.high)), accuracy \
        \(Figure.percent(own.agreement.accuracy)), of \(own.rows) texts each.</p>
        \(mask.careful("Words of \(name(own.a)) and \(name(own.b))", table))
        """
    }
    return ReportPage.Section(
      id: "apart", title: "Can their texts be told apart?",
      content: [
        "<p>By a classifier of data sets: an area of 0.5 is no, 1 is always.</p>"
      ] + tables)
  }

  /// The words on which data sets disagree in label.
  var criteria: ReportPage.Section {
    let tables = result.criteria.map { own -> HTML in
      let (a, b) = ("in \(name(own.a))", "in \(name(own.b))")
      var table = DataTable(
        caption: "Words that \(name(own.a)) and \(name(own.b)) label differently",
        columns: ["word", "label", "z", a, b], numbers: ["z", a, b])
      table.rows = own.tokens.prefix(top).map { token in
        [
          "<bdi>\(mask.masked(token.token))</bdi>", "\(data.labels[token.label])",
          "\(Figure.number(token.z, 1))",
          "\(Figure.percent(token.shareA)) of \(token.rowsA)",
          "\(Figure.percent(token.shareB)) of \(token.rowsB)",
        ]
      }
      return """
        <p>\(name(own.a)) – \(name(own.b)): \(own.significant) words beyond chance, of \
        \(own.compared) that both have often.</p>
        \(mask.careful("Words that \(name(own.a)) and \(name(own.b)) label differently", table))
        """
    }
    return ReportPage.Section(
      id: "criteria", title: "What their labels mean",
      content: [
        """
        <p>Rows with a word that carry a label; z is the difference of log odds ratios over its \
        standard error.</p>
        """
      ] + tables)
  }

  /// The specifications on which they do.
  var specifications: ReportPage.Section? {
    if result.specificationCriteria.isEmpty { return nil }
    let found = result.specificationLabels
    let tables = result.specificationCriteria.map { own -> HTML in
      let (a, b) = ("in \(name(own.a))", "in \(name(own.b))")
      var table = DataTable(
        caption: "Specifications in \(name(own.a)) and \(name(own.b))",
        columns: ["specification", "demands", "z", "p", a, b], numbers: ["z", "p", a, b])
      table.rows = own.items.prefix(top).map { item in
        [
          "\(found.specifications[item.specification].name)", "\(data.labels[item.label])",
          "\(Figure.number(item.z, 1))",
          "\(item.p < 0.001 ? "< 0.001" : Figure.number(item.p, 3))",
          "\(Figure.percent(item.shareA.value))", "\(Figure.percent(item.shareB.value))",
        ]
      }
      return table.html
    }
    return ReportPage.Section(
      id: "specifications", title: "What their labels do with specifications",
      content: [
        """
        <p>The share of the \(SpecificationLabels.most) best texts for a specification that carry \
        what it demands; p allows for all specifications.</p>
        """
      ] + tables)
  }

  /// How labels agree with somebody else's.
  var references: ReportPage.Section? {
    if result.references.isEmpty { return nil }
    let names = result.references.map { name($0.dataset) }
    let figures: [(String, (ReferenceAgreement) -> String)] = [
      ("rows with a reference label", { Figure.count($0.rows) }),
      ("rows without", { Figure.count($0.missing) }),
      ("accuracy", { Figure.interval($0.accuracy) }),
      ("Cohen's kappa", { Figure.number($0.labels.agreement.kappa, 3) }),
      ("MCC", { Figure.number($0.labels.agreement.mcc, 3) }),
      ("contradicted, of suspects", { Figure.percent($0.contradictedSuspects.value) }),
      ("contradicted, of other rows", { Figure.percent($0.contradictedOthers.value) }),
    ]
    var table = DataTable(
      caption: "Agreement with reference labels", columns: ["figure"] + names,
      numbers: Set(names))
    table.rows = figures.map { title, figure in
      ["\(title)"] + result.references.map { "\(figure($0))" }
    }
    return ReportPage.Section(
      id: "references", title: "Reference labels", content: [table.html])
  }
}
