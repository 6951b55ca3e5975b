import DatasetLab

/// `dslab experiment correct` for machines.
enum CorrectJSON {
  private struct Result: Encodable {
    var splits: [Split]
    var lists: [List]
    var models: [Model]
  }

  private struct Split: Encodable {
    var rows: Int
    var heldout: Int
    var errors: Int
    var specifications: [String]
  }

  private struct Share: Encodable {
    var mean: Double
    var low: Double
    var high: Double

    init(_ share: PrecisionAtK.Share) { (mean, low, high) = (share.mean, share.low, share.high) }
  }

  private struct List: Encodable {
    var list: String
    var top: String
    var k: [Int]
    var hits: [Int]
    var precision: Share
    var recall: Share
  }

  private struct Model: Encodable {
    var correction: String
    var top: String
    var action: String
    var seed: Int
    var changed: Int
    var heldout_accuracy: Double?
    var heldout_macro_f1: Double?
    var heldout_mcc: Double?
    var failures: ExperimentJSON.Suite
  }

  static func text(_ result: CorrectionExperiment) throws -> String {
    let lists = result.findings.map {
      List(
        list: $0.list.rawValue, top: CorrectText.name($0.size), k: $0.found.runs.map(\.k),
        hits: $0.found.runs.map(\.hits), precision: Share($0.found.precision),
        recall: Share($0.found.recall))
    }
    let models = result.arms.flatMap { arm in
      let (list, top) = CorrectText.name(arm.source)
      return arm.outcomes.enumerated().map { seed, outcome in
        Model(
          correction: list, top: top, action: arm.action.rawValue, seed: seed,
          changed: outcome.changed, heldout_accuracy: outcome.heldout?.accuracy,
          heldout_macro_f1: outcome.heldout?.macroF1, heldout_mcc: outcome.heldout?.mcc,
          failures: ExperimentJSON.Suite(outcome.failures))
      }
    }
    let splits = result.splits.map {
      Split(
        rows: $0.rows, heldout: $0.heldout, errors: $0.errors, specifications: $0.specifications)
    }
    return try ExperimentJSON.encode(Result(splits: splits, lists: lists, models: models))
  }
}
