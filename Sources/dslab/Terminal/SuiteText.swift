import DatasetLab

/// What `dslab experiment suite` says.
enum SuiteText {
  static func text(_ run: SuiteRun) -> String {
    let all = run.failures
    var text = """
      \(Table.count(all.failed.count)) cases, \(share(all.overall.rate)) fail; a model that always \
      gives the most frequent label fails \(share(1 - all.majorityAccuracy))
      λ \(Table.number(run.penalty, 3)); \(Table.count(run.trainingRowsInSuite)) training rows with \
      the text of a case were left out

      """
    for (title, rates) in [
      ("label", all.byLabel), ("functionality", all.bySpecification), ("target", all.byTarget),
    ] where !rates.isEmpty {
      var table = Table([title, "cases", "fail"], numbers: ["cases", "fail"])
      table.rows = rates.map { [Table.line($0.name), Table.count($0.cases), share($0.rate)] }
      text += "\n" + table.rendered()
    }
    return text
  }

  static func share(_ rate: Double) -> String { Table.number(100 * rate, 1) + " %" }
}
