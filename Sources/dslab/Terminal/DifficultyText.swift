import DatasetLab
import Foundation

/// The difficulty of a data set as a person reads it, on one page.
struct DifficultyText {
  private let difficulty: Difficulty
  private let run: AuditSummary.Run
  private let labels: [String]
  private let options: Difficulty.Options

  init(
    _ difficulty: Difficulty, of run: AuditSummary.Run, labels: [String],
    options: Difficulty.Options
  ) {
    self.labels = labels
    self.difficulty = difficulty
    self.run = run
    self.options = options
  }

  /// All parts, those that were not measured left out.
  var page: String {
    let parts = [headline, views, keywords, slices, artefacts]
    let bias = BiasText(difficulty, labels: labels).parts
    return (parts + bias + [curve, code, overfitting]).compactMap { $0 }.joined(separator: "\n")
  }

  private var headline: String {
    let whole = difficulty.views.first?.information
    let usable = difficulty.labelEntropy > 0 ? (whole?.mean ?? 0) / difficulty.labelEntropy : 0
    var text = "\(Table.line(run.input_name)): \(Table.count(run.rows)) rows, "
    text += "\(run.classes) labels; H(Y) \(bits(difficulty.labelEntropy)), of which the texts tell "
    text += "\(Table.number(100 * usable, 0)) %\n"
    if abs((whole?.mean ?? 0) - run.v_information) > 1e-3 {
      text += "The audit's own figure is \(bits(run.v_information)): its model is another one, or "
      text += "made something of texts that tell nothing for sure.\n"
    }
    return text
  }

  private var views: String {
    var table = Table(
      ["view", "V-information", "95 %", "of text", "text beyond it", "accuracy", "shows"],
      numbers: ["V-information", "text beyond it", "of text", "accuracy"])
    let whole = difficulty.views.first?.information.mean ?? 0
    table.rows = difficulty.views.map { view in
      let beyond = difficulty.pairs.first { $0.view == .full && $0.beyond == view.view }
      return [
        Table.cut(Table.line(view.view.name), to: 24), Table.number(view.information.mean, 3),
        interval(view.information),
        whole > 0 ? Table.number(100 * view.information.mean / whole, 0) + " %" : "",
        beyond.map { Table.number($0.information.mean, 3) } ?? "",
        Table.number(view.accuracy, 3), Table.line(view.view.summary),
      ]
    }
    let columns = difficulty.pairs.filter { $0.view != .full }.map { pair in
      "\(Table.line(pair.view.name)) beyond the text: \(bits(pair.information.mean)) "
        + "(95 %: \(interval(pair.information)))\n"
    }
    return "Views (V-information in bits)\n" + table.rendered()
      + columns.joined()
  }

  private var keywords: String? {
    guard let lexicon = options.lexicon else { return nil }
    let rows = Table.number(100 * (difficulty.lexiconRows ?? 0), 0)
    var text = "Keyword-learnability  "
    if let share = difficulty.learnability {
      text += "\(Table.number(share.mean, 2)) (95 %: "
      text += "\(Table.number(share.low, 2)) to \(Table.number(share.high, 2))): "
      text += "what the \(Table.count(lexicon.count)) entries of \(Table.line(lexicon.name)), "
      return text + "of which \(rows) % of the rows have one, tell of what the text tells\n"
    }
    return text + "none: the texts tell nothing for sure\n"
  }

  /// How many of the hardest slices are shown.
  private static let mostSlices = 8

  private var slices: String {
    let harder = difficulty.slices.slices.filter(\.isHarder)
    let all = Table.count(difficulty.slices.slices.count)
    if harder.isEmpty { return "Slices  none of \(all) is harder than the rest for sure\n" }
    let numbers = ["rows", "mean PVI", "± 95 %", "to the rest", "accuracy", "PVI < 0"]
    var table = Table(["slice"] + numbers, numbers: Set(numbers))
    table.rows = harder.prefix(Self.mostSlices).map { slice in
      [
        Table.cut(Table.line(slice.name), to: 48), Table.count(slice.rows),
        Table.number(slice.information, 3), Table.number(slice.halfWidth, 3),
        Table.number(slice.difference, 3), Table.number(slice.accuracy, 3),
        Table.number(100 * slice.negative, 0) + " %",
      ]
    }
    return
      "Slices harder than the rest, \(harder.count) of \(all) (PVI in bits; 5 % over all slices)\n"
      + table.rendered()
  }

  /// How many tokens are shown of those that tell a label, and of those that mislead.
  private static let mostTokens = (telling: 8, misleading: 4)

  private var artefacts: String? {
    var text = "Tokens whose removal costs a label most bits each, and those that mislead\n"
    for (label, name) in labels.enumerated() {
      let telling = difficulty.artefacts.telling(label, most: Self.mostTokens.telling)
      let misleading = difficulty.artefacts.misleading(label, most: Self.mostTokens.misleading)
      func list(_ tokens: [TokenArtefacts.Token]) -> String {
        tokens.map { "\(Table.cut(Table.line($0.token), to: 24)) \(Table.number($0.bits, 2))" }
          .joined(separator: ", ")
      }
      text += "  \(Table.line(name)): \(telling.isEmpty ? "none for sure" : list(telling))"
      text += misleading.isEmpty ? "\n" : "; misleading \(list(misleading))\n"
    }
    return text
  }

  private var curve: String? {
    guard let curve = difficulty.curve else { return nil }
    var table = Table(
      ["rows", "V-information", "95 %", "gain", "95 %", "accuracy"],
      numbers: ["rows", "V-information", "gain", "accuracy"])
    table.rows = curve.points.map { point in
      [
        Table.count(point.rows), Table.number(point.information.mean, 3),
        interval(point.information), point.gain.map { Table.number($0.mean, 3) } ?? "",
        point.gain.map(interval) ?? "", Table.number(point.accuracy, 3),
      ]
    }
    let gain = curve.points.last?.gain.map { bits($0.mean) } ?? "nothing"
    let why =
      switch curve.verdict {
      case .helps: "the last doubling gained \(gain)"
      case .helpsLittle: "the last doubling gained \(gain), under 1 % of H(Y)"
      case .unlikely: "what the last doubling gained could be chance"
      }
    return "Learning curve\n" + table.rendered()
      + "More rows of this kind \(curve.verdict.sentence): \(why).\n"
  }

  private var code: String? {
    guard let code = difficulty.code else { return nil }
    let rows = Double(max(1, code.rows))
    return """
      Code length  \(Table.count(code.length)) bits for all labels, \
      \(bits(code.length / rows)) a row; \(Table.number(code.compression, 2)) times shorter than \
      uniform (\(bits(code.uniformLength / rows))); without the texts \(bits(code.nullLength / rows))

      """
  }

  private var overfitting: String? {
    guard let path = difficulty.penaltyPath else { return nil }
    if let alarm = path.alarm {
      return """
        Overfitting  from penalty \(alarm.penalty) on V-information falls (by \
        \(bits(-(alarm.gain?.mean ?? 0)))) while accuracy still rises (\
        \(Table.number(alarm.accuracy, 3))): choose models by log loss, not by accuracy

        """
    }
    return "Overfitting  at no penalty does V-information fall while accuracy rises\n"
  }

  private func bits(_ value: Double) -> String { Table.number(value, 3) + " bits" }

  private func interval(_ mean: BootstrapMean) -> String {
    "\(Table.number(mean.low, 3)) to \(Table.number(mean.high, 3))"
  }
}
