/// A drawing with a text in its place for those who do not see it, and its numbers as a table.
struct Drawing: Sendable {
  /// What it is called.
  let title: String
  /// What there is to see, in a sentence or two.
  let description: String
  let width: Double
  let height: Double
  let marks: [HTML]
  let table: DataTable

  /// The figure as it stands on the page.
  func figure(id: String) -> HTML {
    let parts = marks
    return """
      <figure>
      <svg viewBox="0 0 \(at: width) \(at: height)" role="img" aria-labelledby="\(id)-t \(id)-d">
      <title id="\(id)-t">\(title)</title>
      <desc id="\(id)-d">\(description)</desc>
      \(parts)
      </svg>
      <figcaption>\(title). \(description)</figcaption>
      <details><summary>The numbers</summary>
      \(table.html)
      </details>
      </figure>
      """
  }
}

/// A table with a caption; columns of numbers are set to the right.
struct DataTable: Sendable {
  var caption: String
  var columns: [String]
  /// The columns with numbers.
  let numbers: Set<String>
  var rows: [[HTML]] = []

  var html: HTML {
    let heads = columns.map { column -> HTML in
      numbers.contains(column)
        ? "<th scope=\"col\" class=\"n\">\(column)</th>" : "<th scope=\"col\">\(column)</th>"
    }
    let body = rows.map { row -> HTML in
      let cells = zip(columns, row).enumerated().map { place, cell -> HTML in
        let (column, value) = cell
        if place == 0 { return "<th scope=\"row\">\(value)</th>" }
        return numbers.contains(column)
          ? "<td class=\"n\">\(value)</td>" : "<td>\(value)</td>"
      }
      return "<tr>\(cells)</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Table: \(caption)">
      <table><caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>\(body)</tbody></table></div>
      """
  }
}

/// The frame of a drawing: numbers on both sides, of which each has a place.
struct Axes: Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  var width = 640.0
  var height = 260.0

  private static let left = 52.0
  private static let bottom = 40.0
  private static let top = 10.0
  private static let right = 24.0

  func atX(_ value: Double) -> Double {
    let share = (value - x.lowerBound) / max(x.upperBound - x.lowerBound, .leastNormalMagnitude)
    return Self.left + share * (width - Self.left - Self.right)
  }

  func atY(_ value: Double) -> Double {
    let share = (value - y.lowerBound) / max(y.upperBound - y.lowerBound, .leastNormalMagnitude)
    return height - Self.bottom - share * (height - Self.bottom - Self.top)
  }

  /// Lines with their numbers, and what the sides mean; a side without numbers says nothing.
  func marks(x xTicks: [Double], y yTicks: [Double], labels: (x: String, y: String)) -> [HTML] {
    let across = yTicks.map { value -> HTML in
      """
      <line class="grid" x1="\(at: atX(x.lowerBound))" x2="\(at: atX(x.upperBound))" \
      y1="\(at: atY(value))" y2="\(at: atY(value))"/>\
      <text class="tick" text-anchor="end" x="\(at: Self.left - 6)" y="\(at: atY(value) + 4)">\
      \(Self.shown(value, among: yTicks))</text>
      """
    }
    let along = xTicks.map { value -> HTML in
      """
      <text class="tick" text-anchor="middle" x="\(at: atX(value))" \
      y="\(at: height - Self.bottom + 16)">\(Self.shown(value, among: xTicks))</text>
      """
    }
    let right: HTML = """
      <text class="axis" text-anchor="end" x="\(at: width - Self.right)" y="\(at: height - 6)">\
      \(labels.x)</text>
      """
    let up: HTML = "<text class=\"axis\" x=\"2\" y=\"\(at: height - 6)\">↑ \(labels.y)</text>"
    return across + along + [right] + (yTicks.isEmpty ? [] : [up])
  }

  /// A number with as many decimals as its neighbours need.
  private static func shown(_ value: Double, among ticks: [Double]) -> String {
    var (decimals, scale) = (0, 1.0)
    while decimals < 4, !ticks.allSatisfy({ abs($0 * scale - ($0 * scale).rounded()) < 1e-6 }) {
      decimals += 1
      scale *= 10
    }
    return decimals == 0 ? Figure.count(Int(value.rounded())) : Figure.number(value, decimals)
  }

  /// Round numbers from one end to the other, about so many.
  static func ticks(_ range: ClosedRange<Double>, about count: Int) -> [Double] {
    let span = range.upperBound - range.lowerBound
    guard span > 0 else { return [range.lowerBound] }
    var step = 1e-6
    while span / step > Double(count) {
      for factor in [2.0, 2.5, 2.0] where span / step > Double(count) { step *= factor }
    }
    let first = (range.lowerBound / step).rounded(.up)
    return (0..<count + 2).map { (first + Double($0)) * step }.filter { $0 <= range.upperBound }
  }
}
