/// Sums of what leaving out tokens does, by label and token.
package struct TokenSums {
  /// Sums over the rows of a label that have a token; s is the row's sum of Δ, n its occurrences.
  private struct Sums {
    var rows = 0
    var count = 0
    var total = 0.0
    /// Σ s², Σ s n and Σ n².
    var squares = (0.0, 0.0, 0.0)

    /// The mean of Δ and its standard error with rows as clusters.
    var mean: (value: Double, error: Double) {
      let n = Double(count)
      let mean = total / n
      let spread = squares.0 - 2 * mean * squares.1 + mean * mean * squares.2
      let correction = rows > 1 ? Double(rows) / Double(rows - 1) : 1
      return (mean, (max(0, spread) * correction).squareRoot() / n)
    }
  }

  /// The number of occurrences.
  private(set) var occurrences = 0
  private let classes: Int
  /// By token, then label.
  private var sums: [Sums]
  private var rowsOfLabel: [Int]

  package init(classes: Int, tokens: Int) {
    self.classes = classes
    sums = Array(repeating: Sums(), count: classes * tokens)
    rowsOfLabel = Array(repeating: 0, count: classes)
  }

  /// Takes in a row's tokens with their Δ.
  package mutating func add(_ row: some Sequence<(Int, Double)>, label: Int) {
    rowsOfLabel[label] += 1
    var own: [Int: (sum: Double, count: Int)] = [:]
    for (token, difference) in row {
      own[token, default: (0, 0)].sum += difference
      own[token, default: (0, 0)].count += 1
      occurrences += 1
    }
    for (token, part) in own {
      let place = token * classes + label
      let n = Double(part.count)
      sums[place].rows += 1
      sums[place].count += part.count
      sums[place].total += part.sum
      sums[place].squares.0 += part.sum * part.sum
      sums[place].squares.1 += part.sum * n
      sums[place].squares.2 += n * n
    }
  }

  /// Tokens that are frequent enough, by label, then those that tell most first.
  package func tokens(named names: TokenNames) -> [TokenArtefacts.Token] {
    let all = Double(rowsOfLabel.reduce(0, +))
    var found: [TokenArtefacts.Token] = []
    for token in 0..<sums.count / classes {
      let own = sums[token * classes..<(token + 1) * classes]
      let rows = Double(own.reduce(0) { $0 + $1.rows })
      for (label, sums) in own.enumerated() where sums.count > TokenArtefacts.mostRare {
        let (mean, error) = sums.mean
        let prior = Double(rowsOfLabel[label]) / all
        let spread = (prior * (1 - prior) / rows).squareRoot()
        found.append(
          TokenArtefacts.Token(
            label: label, token: names[token], count: sums.count, rows: sums.rows, bits: mean,
            low: mean - 1.96 * error, high: mean + 1.96 * error,
            z: spread > 0 ? (Double(sums.rows) / rows - prior) / spread : 0))
      }
    }
    return found.sorted {
      ($0.label, $1.bits, $0.token) < ($1.label, $0.bits, $1.token)
    }
  }
}
