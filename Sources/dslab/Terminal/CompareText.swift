import DatasetLab

/// What `dslab compare` says.
struct CompareText {
  let result: Comparison
  let top: Int
  var data: ComparisonData { result.data }

  init(_ result: Comparison, top: Int) {
    self.result = result
    self.top = top
  }

  var text: String {
    [
      sideBySide, references, transfer, impossible, adversarial, criteria, specifications,
      inconsistency, pairs,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  func name(_ dataset: Int) -> String {
    Table.cut(Table.line(data.datasets[dataset].name), to: 24)
  }

  /// A row for each figure, a column for each data set.
  private var sideBySide: String {
    let names = data.datasets.indices.map(name)
    var table = Table([""] + names)
    for place in 1..<table.columns.count { table.columns[place].isNumber = true }
    for (title, figure) in Self.figures(data.labels) {
      table.rows.append([title] + result.profiles.map(figure))
    }
    for first in stride(from: 0, to: result.divergence.pairs.count, by: names.count) {
      let pairs = result.divergence.pairs[first..<first + names.count]
      let (a, b) = (pairs.first?.a ?? 0, pairs.first?.b ?? 0)
      table.rows.append(
        ["JS divergence \(label(a)) – \(label(b))"]
          + pairs.map { Self.interval($0.mean, $0.low, $0.high) })
    }
    return table.rendered()
      + "Divergence in samples of \(Table.count(result.divergence.tokens)) words a label; "
      + "intervals 95 %\n"
  }

  func label(_ place: Int) -> String { Table.cut(Table.line(data.labels[place]), to: 20) }

  private static func figures(
    _ labels: LabelSet
  ) -> [(title: String, value: (DatasetProfile) -> String)] {
    let shown = labels.names.prefix(12).enumerated().map { place, name in
      (
        "  " + Table.cut(Table.line(name), to: 24),
        { (own: DatasetProfile) in
          let count = own.labelCounts[place]
          return "\(Table.count(count)) (\(percent(Double(count) / Double(own.rows))))"
        }
      )
    }
    return [("rows", { Table.count($0.rows) })] + shown + [
      ("most / least frequent label", { Table.number($0.imbalance, 1) }),
      ("different words", { Table.count($0.vocabulary) }),
      ("words a text", { Table.number(Double($0.tokens) / Double($0.rows), 1) }),
      ("copies", { "\(Table.count($0.duplicates.redundant))" }),
      ("groups of copies that disagree", { Table.count($0.duplicates.conflicting) }),
      ("  rows in them", { Table.count($0.duplicates.conflictingRows) }),
      ("H(Y), bits", { Table.number($0.own.information.labelEntropy, 3) }),
      ("V-information, bits", { interval($0.own.information.information) }),
      ("accuracy", { interval($0.own.accuracy) }),
      ("macro-F1", { Table.number($0.own.agreement.macroF1, 3) }),
      ("MCC", { Table.number($0.own.agreement.mcc, 3) }),
      ("label health", { Table.number($0.own.learning.overallHealth, 3) }),
      ("labels wrong by estimate", { Table.count($0.own.learning.calibratedIssueCount) }),
    ]
  }

  static func percent(_ share: Double) -> String { Table.number(100 * share, 1) + " %" }

  static func interval(_ mean: Double, _ low: Double, _ high: Double) -> String {
    "\(Table.number(mean, 3)) (\(Table.number(low, 3)) to \(Table.number(high, 3)))"
  }

  static func interval(_ value: BootstrapMean) -> String {
    interval(value.mean, value.low, value.high)
  }

  private var transfer: String {
    let numbers = ["rows", "accuracy", "macro-F1", "MCC", "PVI", "over its prior"]
    var table = Table(
      ["trained on", "tested on"] + numbers + ["against its own model"], numbers: Set(numbers))
    for cell in result.transfer.cells {
      table.rows.append(
        [name(cell.trainedOn), name(cell.testedOn), Table.count(cell.rows)]
          + [cell.agreement.accuracy, cell.agreement.macroF1, cell.agreement.mcc]
          .map { Table.number($0, 3) }
          + [Self.interval(cell.information), Table.number(cell.overOwnPrior, 3)]
          + [cell.difference.map(Self.difference) ?? "cross-fitted"])
    }
    return "Transfer: PVI in bits under the model's own null model, and beyond the label "
      + "frequencies of the tested data\n" + table.rendered()
  }

  private static func difference(_ difference: Transfer.Difference) -> String {
    let p = difference.test.p
    return "accuracy \(interval(difference.accuracy)), "
      + (p < 0.001 ? "p < 0.001" : "p = \(Table.number(p, 3))")
  }

  private var impossible: String {
    guard top > 0 else { return "" }
    var table = Table(
      ["model of", "row of", "id", "label", "PVI", "text"], numbers: ["PVI"])
    for cell in result.transfer.cells where cell.trainedOn != cell.testedOn {
      for row in cell.impossible.prefix(min(3, top)) {
        table.rows.append([
          name(cell.trainedOn), name(cell.testedOn),
          Table.cut(Table.line(data.place(of: row.row).id), to: 16),
          Table.cut(Table.line(data.label(of: row.row)), to: 20), Table.number(row.bits, 2),
          Table.cut(Table.line(data.text(row.row)), to: 120),
        ])
      }
    }
    return "Rows that a model of other data finds impossible\n"
      + table.rendered()
  }

  private var adversarial: String {
    var text = "Can texts be told apart? Area under the curve of a classifier; 0.5: no, 1: always\n"
    for own in result.adversarial {
      text += "  \(name(own.a)) – \(name(own.b)): "
      text += Self.interval(own.area.area, own.area.low, own.area.high)
      text += ", accuracy \(Table.number(own.agreement.accuracy, 3)), of "
      text += "\(Table.count(own.rows)) texts each\n"
      for (dataset, tokens) in [(own.a, own.tokensOfA), (own.b, own.tokensOfB)] where top > 0 {
        text += "    \(name(dataset)): "
        text += tokens.prefix(top).map { Table.line($0.token) }.joined(separator: ", ") + "\n"
      }
    }
    return text
  }
}
