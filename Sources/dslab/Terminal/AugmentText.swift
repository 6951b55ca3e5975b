import DatasetLab

/// What `dslab experiment augment` says.
enum AugmentText {
  static func text(
    _ result: AugmentExperiment, _ data: AugmentationData, margin: Double
  ) -> String {
    var text = """
      \(Table.count(data.train.count)) training rows, \(Table.count(data.pool.count)) in the pool, \
      \(Table.count(data.tests.count)) test cases, \(Table.count(data.queries.count)) queries of \
      \(data.specifications.count) specifications
      \(Table.count(data.leakage.templates.count)) queries share a template with a test case
      \(Table.count(result.poolRowsInSuite)) rows of the pool have the text of a case and were left \
      out; λ \(Table.number(result.penalty, 3)); means of \(result.arms[0].outcomes.count) seeds, \
      intervals 95 %


      """
    let labels = result.arms[0].outcomes[0].failures.byLabel.map(\.name)
    let numbers =
      ["rows", "fail", "± seeds"] + labels + [
        "less than random", "less than whole pool", "accuracy", "to M0", "MCC",
      ]
    var table = Table(["model"] + numbers, numbers: Set(numbers))
    for arm in result.arms {
      let rates = result.failureRate(arm)
      let differences = [result.againstRandom(arm), result.againstWholePool(arm)].map {
        $0.map { "\(points($0.mean)) (\(points($0.high)) to \(points($0.low)))" } ?? ""
      }
      let gain = result.accuracyGain(arm)
      let ofLabels = labels.indices.map { label in
        SuiteText.share(arm.mean { $0.failures.byLabel[label].rate })
      }
      table.rows.append(
        [name(arm), Table.count(Int(arm.mean { Double($0.added) })), SuiteText.share(rates.mean)]
          + [Table.number(100 * rates.halfWidth, 1)] + ofLabels + differences
          + [
            SuiteText.share(arm.mean { $0.heldout.accuracy }),
            arm.addition == .none
              ? ""
              : "\(Table.number(100 * gain.mean, 1)) ± \(Table.number(100 * gain.halfWidth, 1))",
            Table.number(arm.mean { $0.heldout.mcc }, 3),
          ])
    }
    text += table.rendered()
    let others = result.arms.dropFirst().filter {
      !result.accuracyGain($0).isEquivalentToZero(within: margin)
    }
    text += "\nHeld-out accuracy is M0's within \(Table.number(100 * margin, 1)) points (95 %) for "
    text += "\(result.arms.count - 1 - others.count) of \(result.arms.count - 1) models"
    text += others.isEmpty ? "\n" : "; not for \(others.map(named).joined(separator: ", "))\n"
    if let tau = result.coverageAgreement {
      text += "\nKendall's tau-b of a specification's coverage by the added rows and its failure "
      text += "rate: \(Table.number(tau, 2))\n"
    }
    return text
  }

  private static func named(_ arm: AugmentExperiment.Arm) -> String {
    "\(name(arm)) (\(Table.count(Int(arm.mean { Double($0.added) }))))"
  }

  static func name(_ arm: AugmentExperiment.Arm) -> String {
    switch arm.addition {
    case .none: "M0"
    case .chosen(.random, _): "M1 random"
    case .chosen(let strategy, _): "M2 \(strategy.rawValue)"
    case .pseudoLabelled(_, 0): "pseudo-labels"
    case .pseudoLabelled(_, let labelled): "pseudo-labels, \(labelled) labelled"
    case .all: "whole pool"
    }
  }

  private static func points(_ share: Double) -> String { Table.number(0 - 100 * share, 1) }
}
