import DatasetLab
import Foundation

/// What `dslab export` makes of an audit and its input.
enum ExportedFiles {
  /// The data set, and a sentence on what became of it; `check` is told of the input's path before
  /// anything is read.
  static func dataset(
    _ file: AuditFile, verdicts: RowVerdicts, apply: Corrections.Source, top: Int?,
    input: String?, options: ExportedDataset.Options, check: (String) throws -> Void
  ) throws -> (bytes: [UInt8], note: String) {
    let audited = try file.input()
    let path = try input ?? audited.path(beside: file.path)
    try check(path)
    let text = try InputText(
      DataSource(path), options: audited.options, sha256: audited.sha256)
    let corrections = Corrections(apply, to: verdicts, top: top)
    let data = try ExportedDataset(
      text, verdicts: verdicts, corrections: corrections, options: options)
    var note =
      "\(Table.count(data.rows)) rows written: \(Table.count(corrections.relabelled)) with another "
      + "label, \(Table.count(corrections.removed.count)) left out"
    if apply != .none && verdicts.decisions.isEmpty {
      note += " (nobody has decided about a row yet)"
    }
    if data.setAside > 0 {
      note += ", \(Table.count(data.setAside)) that were set aside as they are"
    }
    return (data.bytes, note)
  }

  /// The probabilities that the audit holds.
  static func probabilities(of file: AuditFile) throws -> PredictedProbabilities {
    if let found = try file.predictedProbabilities() { return found }
    throw StoreError.notStored(
      path: file.path, what: "no probabilities, because there are too many",
      remedy: "dslab audit --save-pred-probs FILE.npy writes them, --store-pred-probs keeps them")
  }
}
