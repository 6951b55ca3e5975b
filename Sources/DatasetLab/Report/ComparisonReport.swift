/// The report of a comparison of data sets: one page that needs nothing but itself.
public struct ComparisonReport: Sendable {
  let result: Comparison
  /// How many pairs, impossible rows and words are shown.
  let top: Int
  let mask: TextMask
  var data: ComparisonData { result.data }

  /// Takes what a comparison found.
  ///
  /// - Parameters:
  ///   - result: The comparison.
  ///   - top: How many inconsistent pairs, impossible rows and words are shown.
  ///   - options: What is hidden.
  public init(_ result: Comparison, top: Int, options: Report.Options = Report.Options()) {
    self.result = result
    self.top = top
    mask = TextMask(options.lexicon, isOff: options.isUnmasked)
  }

  /// The page.
  public var html: String {
    let names = result.profiles.map(\.name)
    let listed = names.map { "<bdi>\($0)</bdi>" as HTML }
    return ReportPage(
      title: "Comparison of " + names.joined(separator: ", "),
      heading: "Comparison of \(HTML(text: listed.map(\.text).joined(separator: ", ")))",
      skip: ("pairs", "To the inconsistent pairs"),
      sections: [
        sideBySide, divergence, transfer, adversarial, criteria, specifications, references,
        pairs, impossible,
      ].compactMap { $0 }
    ).html
  }

  func name(_ dataset: Int) -> String { result.profiles[dataset].name }

  /// A row for each figure, a column for each data set.
  private var sideBySide: ReportPage.Section {
    let shown = data.labels.names.prefix(Self.mostLabels).enumerated().map { place, label in
      (
        "label \(label)",
        { (own: DatasetProfile) -> String in
          let share = Double(own.labelCounts[place]) / Double(max(1, own.rows))
          return "\(Figure.count(own.labelCounts[place])) (\(Figure.percent(share)))"
        }
      )
    }
    let figures: [(String, (DatasetProfile) -> String)] =
      [("rows", { Figure.count($0.rows) })] + shown + [
        ("most / least frequent label", { Figure.number($0.imbalance, 1) }),
        ("different words", { Figure.count($0.vocabulary) }),
        ("words a text", { Figure.number(Double($0.tokens) / Double(max(1, $0.rows)), 1) }),
        ("copies", { Figure.count($0.duplicates.redundant) }),
        ("groups of copies that disagree", { Figure.count($0.duplicates.conflicting) }),
        ("H(Y), bits", { Figure.number($0.own.information.labelEntropy, 3) }),
        ("V-information, bits", { Figure.interval($0.own.information.information) }),
        ("accuracy", { Figure.interval($0.own.accuracy) }),
        ("macro-F1", { Figure.number($0.own.agreement.macroF1, 3) }),
        ("MCC", { Figure.number($0.own.agreement.mcc, 3) }),
        ("label health", { Figure.number($0.own.learning.overallHealth, 3) }),
        ("labels wrong by estimate", { Figure.count($0.own.learning.calibratedIssueCount) }),
      ]
    var table = DataTable(
      caption: "Figures of each data set, cross-fitted on itself; intervals 95 %",
      columns: ["figure"] + result.profiles.map(\.name),
      numbers: Set(result.profiles.map(\.name)))
    table.rows = figures.map { title, figure in
      ["\(title)"] + result.profiles.map { "\(figure($0))" }
    }
    return ReportPage.Section(id: "side", title: "Side by side", content: [table.html])
  }

  /// How many labels have a row of their own.
  static let mostLabels = 12

  /// How alike the labels of each data set are worded.
  private var divergence: ReportPage.Section {
    ReportPage.Section(
      id: "divergence", title: "Which labels look alike",
      content: [
        DivergenceChart(result.divergence, data).drawing.figure(id: "js"),
        """
        <p>In samples of \(result.divergence.tokens) words a label, so that data sets of different \
        size can be compared.</p>
        """,
      ])
  }

  /// What each model makes of each data set.
  private var transfer: ReportPage.Section {
    ReportPage.Section(
      id: "transfer", title: "How well a model of one does on the other",
      content: [TransferChart(result.transfer, data).drawing.figure(id: "matrix")])
  }
}

extension Figure {
  /// A mean with its interval.
  static func interval(_ value: BootstrapMean) -> String {
    interval(value.mean, value.low, value.high)
  }

  /// The same from its parts.
  static func interval(_ mean: Double, _ low: Double, _ high: Double) -> String {
    "\(number(mean, 3)) (\(range(low, high)))"
  }
}
