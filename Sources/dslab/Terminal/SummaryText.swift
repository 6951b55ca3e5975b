import DatasetLab
import Foundation

/// The summary of an audit as a person reads it.
enum SummaryText {
  /// How wide suspects are shown where no terminal says how much fits.
  private static let pageWidth = 120

  static func write(_ file: AuditFile, top: Int, json: Bool) throws {
    let summary = try file.summary(top: top)
    if json {
      Output.write(try ControlSigns.json(summary))
    } else {
      Output.write(text(summary, width: Terminal.output.width))
    }
  }

  static func text(_ summary: AuditSummary, width: Int?) -> String {
    [
      headline(summary), labels(summary, width: width), pairs(summary),
      suspects(summary, width: width),
    ].joined(separator: "\n")
  }

  private static func headline(_ summary: AuditSummary) -> String {
    let (run, errors) = (summary.run, summary.errors)
    let rejected = run.rejected > 0 ? ", \(Table.count(run.rejected)) rejected" : ""
    let share = Table.number(100 * Double(run.estimated_errors) / Double(run.rows), 1)
    let usable = run.H_Y > 0 ? Int((100 * run.v_information / run.H_Y).rounded()) : 0
    let columns =
      [("text", run.text_column), ("label", run.label_column)]
      + (run.id_column.map { [("id", $0)] } ?? [])
    let chosen = columns.map { "\($0.0) in '\(Table.line($0.1))'" }.joined(separator: ", ")
    return """
      \(Table.line(run.input_name)): \(Table.count(run.rows)) rows, \(run.classes) labels\(rejected); \
      \(chosen)

      Labels       about \(Table.count(run.estimated_errors)) (\(share) %, 95 %: \
      \(Table.number(100 * errors.low, 1)) to \(Table.number(100 * errors.high, 1))) are wrong by \
      estimate; \(Table.count(run.label_issues)) rows are flagged; health \(Table.number(run.health, 3))
      \(precision(summary))Difficulty   V-information \(Table.number(run.v_information, 3)) bits \
      (95 %: \(Table.number(run.v_information_low, 3)) to \
      \(Table.number(run.v_information_high, 3))), \(usable) % of H(Y) \
      \(Table.number(run.H_Y, 3))
      Model        accuracy \(Table.number(run.accuracy, 3)), MCC \(Table.number(run.mcc, 3)), \
      log loss \(Table.number(run.log_loss_bits, 3)) bits \
      (\(Table.number(run.log_loss_bits_uncalibrated, 3)) before calibration), calibration error \
      \(Table.number(run.calibration_error, 3)) \
      (\(Table.number(run.calibration_error_uncalibrated, 3)))

      """ + SummaryOfDifficulty(summary).lines
  }

  /// How many of the first suspects are wrong, where that was estimated.
  private static func precision(_ summary: AuditSummary) -> String {
    let shown = summary.expected.filter { [100, 1000].contains($0.k) }
    if shown.isEmpty { return "" }
    let parts = shown.map { depth in
      let ends = [depth.errors, depth.errors_low, depth.errors_high].map { Table.count($0) }
      return "of the first \(Table.count(depth.k)) suspects \(ends[0]) (\(ends[1]) to \(ends[2]))"
    }
    return "Precision    " + parts.joined(separator: ", ") + " are wrong by estimate\n"
  }

  private static func labels(_ summary: AuditSummary, width: Int?) -> String {
    var table = Table(
      ["label", "rows", "noise", "missed", "V-information", "certainly right", "certainly wrong"],
      numbers: ["rows", "noise", "missed", "V-information", "certainly right", "certainly wrong"])
    let shown = summary.labels.count > 12 ? worst(summary.labels) : summary.labels
    table.rows = shown.map { label in
      [
        Table.cut(Table.line(label.label), to: 30), Table.count(label.rows),
        Table.number(100 * label.label_noise, 1) + " %",
        Table.number(100 * label.inverse_label_noise, 1) + " %",
        Table.number(label.v_information, 3), "PVI > " + Table.number(label.right_above_pvi, 2),
        "PVI < " + Table.number(label.wrong_below_pvi, 2),
      ]
    }
    let left = summary.labels.count - shown.count
    let more = left > 0 ? "… and \(left) labels with less noise\n" : ""
    return table.rendered(width: width) + more
  }

  private static func worst(_ labels: [AuditSummary.Label]) -> [AuditSummary.Label] {
    Array(
      labels.sorted {
        $0.label_noise != $1.label_noise
          ? $0.label_noise > $1.label_noise : $0.label < $1.label
      }.prefix(10))
  }

  private static func pairs(_ summary: AuditSummary) -> String {
    var text = "Labels worded most alike (Jensen-Shannon divergence, 0 to 1 bit)\n"
    for pair in summary.pairs {
      text += "  \(Table.line(pair.label_a)) – \(Table.line(pair.label_b)): "
      text += "\(Table.number(pair.js_divergence, 3)); about \(Table.count(pair.confused)) rows "
      text += "confused; told apart by \(Table.line(pair.tokens))\n"
    }
    return text
  }

  /// How much specifications count, or why they do not.
  private static func specifications(_ summary: AuditSummary) -> String {
    guard summary.specifications > 0, let share = summary.run.spec_share else { return "" }
    let count = summary.specifications
    let named = count == 1 ? "1 specification, with" : "\(count) specifications, with"
    return " (\(named) \(Table.number(100 * share, 0)) % of the weight)"
  }

  private static func suspects(_ summary: AuditSummary, width: Int?) -> String {
    "Most suspect rows\(specifications(summary))\n"
      + SuspectsText(summary.suspects).table(width: width ?? pageWidth)
  }
}
