/// What each model makes of each data set, as a grid of Matthews' correlations.
struct TransferChart {
  private let transfer: Transfer
  private let names: [String]

  init(_ transfer: Transfer, _ data: ComparisonData) {
    self.transfer = transfer
    names = data.datasets.map(\.name)
  }

  var drawing: Drawing {
    let grid = LabelledGrid(
      names: names,
      squares: transfer.cells.map { cell in
        LabelledGrid.Square(
          row: cell.trainedOn, column: cell.testedOn, strength: max(0, cell.agreement.mcc),
          text: Figure.number(cell.agreement.mcc, 2))
      })
    let numbers = ["rows", "accuracy", "macro-F1", "MCC", "PVI", "over its prior"]
    var table = DataTable(
      caption: "Models and the data they were tested on",
      columns: ["trained on", "tested on"] + numbers + ["accuracy against its own model"],
      numbers: Set(numbers))
    table.rows = transfer.cells.map { cell in
      [
        "\(names[cell.trainedOn])", "\(names[cell.testedOn])", "\(cell.rows)",
        "\(Figure.percent(cell.agreement.accuracy))",
        "\(Figure.number(cell.agreement.macroF1, 3))", "\(Figure.number(cell.agreement.mcc, 3))",
        "\(Figure.interval(cell.information))", "\(Figure.number(cell.overOwnPrior, 3))",
        "\(cell.difference.map(Self.words) ?? "its own, cross-fitted")",
      ]
    }
    let worst = transfer.cells.filter { $0.trainedOn != $0.testedOn }
      .min { $0.agreement.mcc < $1.agreement.mcc }
    return Drawing(
      title: "Matthews' correlation by what a model was trained on (down) and tested on (across)",
      description: worst.map {
        """
        1 is always right, 0 is chance; the poorest is a model of \(names[$0.trainedOn]) on \
        \(names[$0.testedOn]), \(Figure.number($0.agreement.mcc, 2))
        """
      } ?? "There is one data set only", width: 640, height: grid.height, marks: grid.marks,
      table: table)
  }

  private static func words(_ difference: Transfer.Difference) -> String {
    let p = difference.test.p
    return Figure.interval(difference.accuracy)
      + (p < 0.001 ? ", p < 0.001" : ", p = \(Figure.number(p, 3))")
  }
}

/// How differently labels are worded in each data set, as points with intervals.
struct DivergenceChart {
  private let pairs: [MatchedDivergence.Pair]
  private let data: ComparisonData

  /// How many pairs are drawn, the most alike first.
  static let most = 24

  init(_ divergence: MatchedDivergence, _ data: ComparisonData) {
    pairs = Array(
      divergence.pairs.sorted {
        ($0.mean, $0.a, $0.b, $0.dataset) < ($1.mean, $1.a, $1.b, $1.dataset)
      }.prefix(Self.most))
    self.data = data
  }

  var drawing: Drawing {
    let most = max(0.1, pairs.map(\.high).max() ?? 1)
    let axes = Axes(x: 0...most, y: 0...1, height: 60 + 40 * Double(pairs.count))
    let rows = pairs.enumerated().map { place, pair -> HTML in
      let y = 26 + 40 * Double(place)
      return """
        <text class="tick" x="\(at: axes.atX(0) + 4)" y="\(at: y)">\(name(pair))</text>\
        <line class="line" x1="\(at: axes.atX(pair.low))" x2="\(at: axes.atX(pair.high))" \
        y1="\(at: y + 10)" y2="\(at: y + 10)"/>\
        <circle class="dot" cx="\(at: axes.atX(pair.mean))" cy="\(at: y + 10)" r="4"/>
        """
    }
    var table = DataTable(
      caption: "Divergence of labels by data set", columns: ["labels", "data set", "divergence"],
      numbers: ["divergence"])
    table.rows = pairs.map {
      [
        "\(labels($0))", "\(data.datasets[$0.dataset].name)",
        "\(Figure.interval($0.mean, $0.low, $0.high))",
      ]
    }
    return Drawing(
      title: "Jensen-Shannon divergence of the words of two labels, with 95 % intervals",
      description: pairs.first.map {
        """
        0 is the same words, 1 bit is none in common; most alike are \(labels($0)) in \
        \(data.datasets[$0.dataset].name), \(Figure.number($0.mean, 3))
        """
      } ?? "There is one label only", width: axes.width, height: axes.height,
      marks: axes.marks(
        x: Axes.ticks(axes.x, about: 6), y: [], labels: ("bits", "")) + rows,
      table: table)
  }

  private func labels(_ pair: MatchedDivergence.Pair) -> String {
    "\(data.labels[pair.a]) – \(data.labels[pair.b])"
  }

  private func name(_ pair: MatchedDivergence.Pair) -> String {
    "\(labels(pair)), \(data.datasets[pair.dataset].name)"
  }
}
