import DatasetLab
import Foundation

/// Experiments for machines.
enum ExperimentJSON {
  struct Rate: Encodable {
    var name: String
    var cases: Int
    var failures: Int

    init(_ rate: FailureRates.Rate) {
      (name, cases, failures) = (rate.name, rate.cases, rate.failures)
    }
  }

  struct Suite: Encodable {
    var cases: Int
    var failures: Int
    var majority_accuracy: Double
    var by_label: [Rate]
    var by_functionality: [Rate]
    var by_target: [Rate]

    init(_ failures: FailureRates) {
      cases = failures.overall.cases
      self.failures = failures.overall.failures
      majority_accuracy = failures.majorityAccuracy
      by_label = failures.byLabel.map(Rate.init)
      by_functionality = failures.bySpecification.map(Rate.init)
      by_target = failures.byTarget.map(Rate.init)
    }
  }

  private struct Outcome: Encodable {
    var model: String
    var seed: Int
    var added: Int
    var heldout_accuracy: Double
    var heldout_mcc: Double
    var failures: Suite
    var query_failure_rate: Double
  }

  static func text(_ run: SuiteRun) throws -> String { try encode(Suite(run.failures)) }

  static func text(_ result: AugmentExperiment) throws -> String {
    try encode(
      result.arms.flatMap { arm in
        arm.outcomes.enumerated().map { seed, outcome in
          Outcome(
            model: AugmentText.name(arm), seed: seed, added: outcome.added,
            heldout_accuracy: outcome.heldout.accuracy, heldout_mcc: outcome.heldout.mcc,
            failures: Suite(outcome.failures),
            query_failure_rate: outcome.queryFailures.overall.rate)
        }
      })
  }

  static func encode(_ value: some Encodable) throws -> String { try ControlSigns.json(value) }
}
