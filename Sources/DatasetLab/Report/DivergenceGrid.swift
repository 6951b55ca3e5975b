/// How alike every two labels are worded as a grid: the darker, the more alike.
struct DivergenceGrid {
  /// The labels, in label order.
  let labels: [String]
  let pairs: [AuditSummary.Pair]

  /// The grid, with a table of its numbers.
  func drawing(table: DataTable) -> Drawing {
    let most = pairs.map(\.js_divergence).max() ?? 0
    var squares = labels.indices.map {
      LabelledGrid.Square(row: $0, column: $0, strength: nil, text: "0")
    }
    for pair in pairs {
      guard let a = labels.firstIndex(of: pair.label_a), let b = labels.firstIndex(of: pair.label_b)
      else { continue }
      let strength = most > 0 ? 1 - pair.js_divergence / most : 1
      let text = Figure.number(pair.js_divergence, 2)
      squares.append(LabelledGrid.Square(row: a, column: b, strength: strength, text: text))
      squares.append(LabelledGrid.Square(row: b, column: a, strength: strength, text: text))
    }
    let grid = LabelledGrid(names: labels, squares: squares)
    return Drawing(
      title: "Jensen-Shannon divergence of the words of two labels, in bits",
      description: pairs.first.map {
        """
        0 is the same words, 1 none in common; most alike are \($0.label_a) and \($0.label_b), \
        \(Figure.number($0.js_divergence, 3))
        """
      } ?? "There is one label only", width: 640, height: grid.height, marks: grid.marks,
      table: table)
  }
}
