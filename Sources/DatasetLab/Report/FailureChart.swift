/// The share of failed cases as bars: by model, or by functionality where there is one model.
struct FailureChart {
  let tested: TestedModels

  /// How many models have a column of their own in the table.
  private static let mostModels = 6

  private var bars: [TestedModels.Rate] {
    tested.models.count == 1 ? tested.models[0].byFunctionality : tested.models.map(\.overall)
  }

  var drawing: Drawing {
    let axes = Axes(x: 0...1, y: 0...1, height: 60 + 30 * Double(bars.count))
    let marks = bars.enumerated().map { place, bar -> HTML in
      let y = 12 + 30 * Double(place)
      return """
        <rect class="interval" x="\(at: axes.atX(0))" y="\(at: y)" \
        width="\(at: max(1, axes.atX(bar.share) - axes.atX(0)))" height="22"/>\
        <text class="value" x="\(at: axes.atX(0) + 6)" y="\(at: y + 16)">\(bar.name): \
        \(Figure.percent(bar.share))</text>
        """
    }
    let worst = bars.max { $0.share < $1.share }
    let what = tested.models.count == 1 ? "functionality" : "model"
    return Drawing(
      title: "Failed cases of the test suite by \(what)",
      description: worst.map {
        """
        Most fail with \($0.name): \(Figure.count($0.failures)) of \(Figure.count($0.cases)) cases
        """
      } ?? "The suite has no cases", width: axes.width, height: axes.height,
      marks: axes.marks(x: Axes.ticks(axes.x, about: 6), y: [], labels: ("share", "")) + marks,
      table: table)
  }

  /// A row for each functionality, a column for each model.
  private var table: DataTable {
    let models = tested.models.prefix(Self.mostModels)
    var table = DataTable(
      caption: "Failure rates of the first \(models.count) models of \(tested.file)",
      columns: ["functionality"] + models.map(\.name), numbers: Set(models.map(\.name)))
    table.rows = [
      ["all"] + models.map { "\(Figure.percent($0.overall.share)) of \($0.overall.cases)" }
    ]
    for (place, rate) in (models.first?.byFunctionality ?? []).enumerated() {
      table.rows.append(
        ["\(rate.name)"]
          + models.map { model in
            place < model.byFunctionality.count
              ? "\(Figure.percent(model.byFunctionality[place].share))" : ""
          })
    }
    return table
  }
}

extension Report {
  /// What a test suite said of models, where an experiment was run.
  var tests: Section? {
    guard let tested else { return nil }
    return Section(
      id: "tests", title: "Functional tests",
      content: [
        FailureChart(tested: tested).drawing.figure(id: "failures"),
        "<p>From \(tested.file). A case fails if the model gives it another label.</p>",
      ])
  }
}
