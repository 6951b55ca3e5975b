import Foundation

/// The softmax function in Double.
enum Softmax {
  /// exp(z) / Σ exp(z).
  static func probabilities(_ margins: [Double]) -> [Double] {
    var values = margins
    replace(&values)
    return values
  }

  /// Replaces z by exp(z) / Σ exp(z).
  static func replace(_ values: inout [Double]) {
    let top = values.max() ?? 0
    var sum = 0.0
    for place in values.indices {
      values[place] = exp(values[place] - top)
      sum += values[place]
    }
    for place in values.indices { values[place] /= sum }
  }
}

extension PredictedProbabilities {
  /// p^(1 / T), scaled to sum to one, with T by fold.
  func tempered(_ temperatures: [Double], folds: Folds, on machine: Machine)
    -> PredictedProbabilities
  {
    var out = values
    out.withUnsafeMutableBufferPointer { out in
      machine.forEachBlock(of: rows, size: LaneMatrix.blockRows) { _, rows in
        var margins = [Double](repeating: 0, count: classes)
        for row in rows {
          let temperature = temperatures[Int(folds.fold[row])]
          if temperature == 1 { continue }
          for label in 0..<classes {
            margins[label] = log(values[row * classes + label]) / temperature
          }
          Softmax.replace(&margins)
          for label in 0..<classes { out[row * classes + label] = margins[label] }
        }
      }
    }
    return PredictedProbabilities(rows: rows, classes: classes, values: out)
  }

  /// For each fold the temperature that suits some rows outside it best, of folds whose models have
  /// the same penalty: weaker ones are surer. Where there is no such fold, that of tuning.
  func temperatures(
    given: [Int32], folds: Folds, rows: [Int], penalties: [Double], tuned: [Double],
    on machine: Machine
  ) -> [Double] {
    var temperatures = tuned
    temperatures.withUnsafeMutableBufferPointer { temperatures in
      machine.forEachBlock(of: folds.count, size: 1) { fold, _ in
        let others = rows.filter { row in
          let own = Int(folds.fold[row])
          return own != fold && penalties[own] == penalties[fold]
        }
        if others.isEmpty { return }
        temperatures[fold] =
          TemperatureScaling(
            margins: others.flatMap { row in
              (0..<classes).map { Float(log(max(self[row, $0], .leastNormalMagnitude))) }
            }, given: others.map { given[$0] }, classes: classes
          ).temperature
      }
    }
    return temperatures
  }
}
