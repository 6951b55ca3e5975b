import Foundation

/// Temperature scaling: margins divided by one number T, chosen by log loss on held-out rows.
///
/// T > 1 makes probabilities less sure, T < 1 surer; the order of a row's classes stays. Source:
/// C. Guo et al., "On calibration of modern neural networks", ICML 2017,
/// https://proceedings.mlr.press/v70/guo17a.html.
struct TemperatureScaling: Sendable {
  /// The temperature that was found.
  var temperature: Double
  /// The log loss of each row in nats at that temperature.
  var losses: [Double]

  /// The range in which T is looked for.
  static let range = 0.05...20.0

  /// Minimises the log loss over 1 / T, in which it is convex, by safeguarded Newton steps.
  ///
  /// - Parameters:
  ///   - margins: M x K margins, row-major.
  ///   - given: The class of each of the M rows.
  ///   - classes: K.
  init(margins: [Float], given: [Int32], classes: Int) {
    var low = 1 / Self.range.upperBound
    var high = 1 / Self.range.lowerBound
    var inverse = 1.0
    var (sums, slope, bend) = Self.derivatives(margins, given, classes, inverse)
    for _ in 0..<60 where abs(slope) > 1e-9 && high - low > 1e-9 {
      if slope > 0 { high = inverse } else { low = inverse }
      let newton = inverse - slope / bend
      inverse = bend > 0 && newton > low && newton < high ? newton : (low + high) / 2
      (sums, slope, bend) = Self.derivatives(margins, given, classes, inverse)
    }
    temperature = 1 / inverse
    losses = given.indices.map { row in
      let own = margins[row * classes..<(row + 1) * classes]
      let margin = Double(own[own.startIndex + Int(given[row])]) - Double(own.max() ?? 0)
      return log(sums[row]) - inverse * margin
    }
  }

  /// Whether this model's log loss is lower than another's on the same rows by more than the
  /// standard error of the difference.
  func isClearlyBetter(than other: TemperatureScaling) -> Bool {
    let gains = zip(other.losses, losses).map { $0 - $1 }
    let count = Double(max(2, gains.count))
    let mean = gains.reduce(0, +) / count
    let variance = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return mean > (variance / count).squareRoot()
  }

  /// The sum over the classes of exp(b (margin - greatest margin)) of each row at inverse temperature
  /// b, and the first two derivatives of the mean log loss by b.
  private static func derivatives(
    _ margins: [Float], _ given: [Int32], _ classes: Int, _ b: Double
  ) -> (sums: [Double], slope: Double, bend: Double) {
    var sums: [Double] = []
    sums.reserveCapacity(given.count)
    var slope = 0.0
    var bend = 0.0
    for row in given.indices {
      let lanes = row * classes..<(row + 1) * classes
      var greatest = -Float.infinity
      for lane in lanes { greatest = max(greatest, margins[lane]) }
      let top = Double(greatest)
      var (sum, first, second) = (0.0, 0.0, 0.0)
      for lane in lanes {
        let margin = Double(margins[lane]) - top
        let weight = margin == 0 ? 1 : exp(b * margin)
        sum += weight
        first += weight * margin
        second += weight * margin * margin
      }
      sums.append(sum)
      let mean = first / sum
      slope += mean - (Double(margins[lanes.lowerBound + Int(given[row])]) - top)
      bend += second / sum - mean * mean
    }
    let count = Double(max(1, given.count))
    return (sums, slope / count, bend / count)
  }
}

/// How far probabilities are from the frequencies they announce.
public enum Calibration {
  /// The number of equally wide bins of the expected calibration error.
  public static let bins = 15

  /// The expected calibration error: |accuracy - confidence| averaged over bins of confidence.
  ///
  /// - Parameters:
  ///   - probabilities: N x K.
  ///   - given: The class of each row.
  /// - Returns: From 0 (calibrated) to 1.
  public static func expectedError(_ probabilities: PredictedProbabilities, given: [Int32])
    -> Double
  {
    var correct = [Double](repeating: 0, count: bins)
    var confidence = correct
    for row in given.indices {
      let label = probabilities.argmax(row)
      let top = probabilities[row, label]
      let bin = min(bins - 1, Int(top * Double(bins)))
      confidence[bin] += top
      if label == Int(given[row]) { correct[bin] += 1 }
    }
    let gaps = zip(correct, confidence).map { abs($0 - $1) }
    return gaps.reduce(0, +) / Double(max(1, given.count))
  }

  /// The mean log loss in bits; probabilities of zero count as the least positive normal Double.
  ///
  /// - Parameters:
  ///   - probabilities: N x K.
  ///   - given: The class of each row.
  /// - Returns: Zero or more.
  public static func logLossBits(_ probabilities: PredictedProbabilities, given: [Int32]) -> Double
  {
    let bits = given.indices.reduce(0.0) { sum, row in
      sum - log2(max(probabilities[row, Int(given[row])], .leastNormalMagnitude))
    }
    return bits / Double(max(1, given.count))
  }
}
