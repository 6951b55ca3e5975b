import DatasetLab

/// What `dslab experiment correct` says.
enum CorrectText {
  static func text(_ result: CorrectionExperiment, _ data: CorrectionData) -> String {
    let first = result.splits[0]
    var text = """
      \(Table.count(data.dataset.count)) rows, about \(Table.count(first.heldout)) of them held \
      out; \(Table.count(data.tests.count)) test cases, \(data.specifications.count) \
      specifications with \(Table.count(data.specifications.reduce(0) { $0 + $1.queries.count })) \
      queries
      \(Table.count(data.rowsInSuite)) rows have the text of a case and were left out; means of \
      \(result.splits.count) seeds, intervals 95 %


      """
    if !result.findings.isEmpty {
      let found = result.splits.map(\.errors)
      let errors = Double(found.reduce(0, +)) / Double(found.count)
      text += "\(Table.count(errors)) wrong labels among "
      text += "\(Table.count(first.rows)); how many are at the top of each list\n\n"
      text += findings(result) + "\n"
    }
    return text + "Models trained after correcting the top of each list\n\n" + models(result)
  }

  private static func findings(_ result: CorrectionExperiment) -> String {
    let numbers = ["top", "precision", "recall"]
    var table = Table(["list"] + numbers, numbers: Set(numbers))
    for finding in result.findings {
      table.rows.append(
        [finding.list.rawValue, name(finding.size)]
          + [finding.found.precision, finding.found.recall]
          .map { "\(percent($0.mean)) (\(percent($0.low)) to \(percent($0.high)))" })
    }
    return table.rendered()
  }

  private static func models(_ result: CorrectionExperiment) -> String {
    let failures = result.arms[0].outcomes[0].failures
    let labels = failures.byLabel.map(\.name)
    let hasTests = failures.overall.cases > 0
    let scores =
      ["changed", "accuracy", "macro-F1", "MCC"] + (hasTests ? ["fail"] + labels : [])
    var table = Table(["correction", "top", "by"] + scores, numbers: Set(["top"] + scores))
    for arm in result.arms {
      let (list, top) = name(arm.source)
      func heldout(_ value: (Agreement) -> Double) -> String {
        arm.outcomes[0].heldout == nil
          ? "" : Table.number(arm.mean { $0.heldout.map(value) ?? 0 }, 3)
      }
      table.rows.append(
        [list, top, list == "none" ? "" : arm.action.rawValue]
          + [Table.count(Int(arm.mean { Double($0.changed) }.rounded()))]
          + [heldout(\.accuracy), heldout(\.macroF1), heldout(\.mcc)]
          + (hasTests ? [SuiteText.share(arm.mean { $0.failures.overall.rate })] : [])
          + labels.indices.map { label in
            SuiteText.share(arm.mean { $0.failures.byLabel[label].rate })
          })
    }
    return table.rendered()
  }

  static func name(_ size: CorrectionExperiment.Size) -> String {
    switch size {
    case .rows(let rows): Table.count(rows)
    case .errors: "errors"
    }
  }

  static func name(_ source: CorrectionExperiment.Source) -> (list: String, top: String) {
    switch source {
    case .nowhere: ("none", "")
    case .list(let list, let size): (list.rawValue, name(size))
    case .truth: ("truth", "errors")
    }
  }

  private static func percent(_ share: Double) -> String { Table.number(100 * share, 1) }
}
