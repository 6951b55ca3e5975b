import DatasetLab

/// The parts of `dslab compare` that show specifications and reference labels.
extension CompareText {
  var specifications: String {
    if result.specificationCriteria.isEmpty { return "" }
    let found = result.specificationLabels
    var text = "Specifications on which data sets disagree in label, by the share of the "
    text +=
      "\(SpecificationLabels.most) best texts that carry it;\nin parentheses that of all texts, which z allows for\n"
    for own in result.specificationCriteria {
      let (a, b) = (name(own.a), name(own.b))
      let significant = own.items.count(where: \.isSignificant)
      text +=
        "  \(a) – \(b): \(Table.count(significant)) beyond chance, of \(Table.count(own.items.count)) that both have texts for\n"
      if top == 0 || own.items.isEmpty { continue }
      let numbers = ["z", "p", "in " + a, "in " + b, "difference"]
      var table = Table(["    specification", "demands"] + numbers, numbers: Set(numbers))
      table.rows = own.items.prefix(top).map { item in
        let specification = found.specifications[item.specification]
        let difference = item.shareA.over(item.shareB)
        return [
          "    " + Table.cut(Table.line(specification.name), to: 32), label(item.label),
          Table.number(item.z, 1), item.p < 0.001 ? "< 0.001" : Table.number(item.p, 3),
          share(item.shareA, item.label, own.a), share(item.shareB, item.label, own.b),
          Self.interval(difference.value, difference.low, difference.high),
        ]
      }
      text += table.rendered()
    }
    return text
  }

  private func share(_ own: Share, _ label: Int, _ dataset: Int) -> String {
    let all = result.specificationLabels.share(ofLabel: label, in: dataset)
    return "\(Self.percent(own.value)) (\(Self.percent(all.value)))"
  }

  /// A row for each figure, a column for each data set that has a reference.
  var references: String {
    if result.references.isEmpty { return "" }
    var table = Table([""] + result.references.map { name($0.dataset) })
    for place in 1..<table.columns.count { table.columns[place].isNumber = true }
    for (title, figure) in referenceFigures {
      table.rows.append([title] + result.references.map(figure))
    }
    var text = "Agreement with reference labels\n" + table.rendered()
    for own in result.references where top > 0 && !own.labels.confusions.isEmpty {
      text += "  \(name(own.dataset)), most confused (given → reference): "
      let shown = own.labels.confusions.prefix(top).map { pair in
        let example = Table.cut(Table.line(data.place(of: pair.example).id), to: 24)
        return "\(label(pair.given)) → \(label(pair.reference)) \(Table.count(pair.rows)) "
          + "(as \(example))"
      }
      text += shown.joined(separator: ", ") + "\n"
    }
    return text
  }

  private var referenceFigures: [(title: String, value: (ReferenceAgreement) -> String)] {
    let labels = data.labels.names.indices.prefix(12).flatMap { place in
      [
        (
          "  \(label(place)): confirmed",
          { (own: ReferenceAgreement) in Self.share(own.labels.labels[place].confirmed) }
        ),
        ("  \(label(place)): found", { Self.share($0.labels.labels[place].found) }),
      ]
    }
    return [
      ("rows with a reference label", { Table.count($0.rows) }),
      ("rows without", { Table.count($0.missing) }),
      ("reference labels left out", { Table.count($0.leftOut) }),
      ("accuracy", { Self.interval($0.accuracy) }),
      ("Cohen's kappa", { Table.number($0.labels.agreement.kappa, 3) }),
      ("MCC", { Table.number($0.labels.agreement.mcc, 3) }),
    ] + labels + [
      ("contradicted, of suspects", { Self.share($0.contradictedSuspects) }),
      ("contradicted, of other rows", { Self.share($0.contradictedOthers) }),
    ]
  }

  private static func share(_ share: Share) -> String {
    share.rows == 0 ? "–" : interval(share.value, share.low, share.high)
  }
}
