/// How labels are confused: the noise matrix, its inverse and the prior of the true labels.
///
/// Estimated from the calibrated confident joint. All three are estimates of one joint
/// distribution, made separately; `converged` makes them agree with each other.
///
/// Northcutt, Jiang, Chuang, Confident Learning, 2021, section 3, DOI 10.1613/jair.1.12125.
public struct NoiseMatrices: Sendable {
  /// P(given | true): the values for one true label sum to one over the given labels.
  public private(set) var noise: ClassMatrix<Double>
  /// P(true | given): the values for one given label sum to one over the true labels.
  public private(set) var inverse: ClassMatrix<Double>
  /// P(true) of each class, at least about `lowestPrior`.
  public private(set) var prior: [Double]
  private let givenShares: [Double]

  /// The lowest prior probability of a class, 1e-6.
  public static let lowestPrior = 1e-6
  /// The highest rate of a confusion, 0.9999.
  public static let highestRate = 0.9999
  /// The least that anything is divided by.
  static let tiny = 1e-100

  /// Estimates the matrices and the prior, the prior from the two diagonals.
  ///
  /// - Parameters:
  ///   - calibrated: The calibrated confident joint.
  ///   - classCounts: The number of rows that carry each label.
  public init(calibrated: ClassMatrix<Int>, classCounts: [Int]) {
    let rows = Double(classCounts.reduce(0, +))
    givenShares = classCounts.map { Double($0) / rows }
    let trueTotals = calibrated.trueTotals.map { max(Double($0), Self.tiny) }
    let givenTotals = calibrated.givenTotals.map { max(Double($0), Self.tiny) }
    noise = ClassMatrix(classes: calibrated.classes, repeating: 0)
    inverse = noise
    for given in classCounts.indices {
      for truth in classCounts.indices {
        let count = Double(calibrated[given: given, true: truth])
        noise[given: given, true: truth] = count / trueTotals[truth]
        inverse[given: given, true: truth] = count / givenTotals[given]
      }
    }
    prior = []
    estimatePrior()
    Self.limitRates(&noise, perTrueLabel: true)
    Self.limitRates(&inverse, perTrueLabel: false)
  }

  /// The estimates made to agree, each in turn computed from the other two.
  public var converged: NoiseMatrices {
    var result = self
    for _ in 0..<3 {
      for _ in 0..<5 {
        result.invert()
        result.estimatePrior()
      }
      result.revert()
    }
    result.prior = Self.distribution(result.prior, lowest: 1e-5)
    Self.limitRates(&result.noise, perTrueLabel: true)
    Self.limitRates(&result.inverse, perTrueLabel: false)
    return result
  }

  /// P(true = k) = P(true = k | given = k) / P(given = k | true = k) P(given = k).
  private mutating func estimatePrior() {
    let estimates = givenShares.indices.map { label in
      inverse[given: label, true: label] / max(noise[given: label, true: label], Self.tiny)
        * givenShares[label]
    }
    prior = Self.distribution(estimates, lowest: Self.lowestPrior)
  }

  /// P(true | given) = P(given | true) P(true) / P(given).
  private mutating func invert() {
    for given in prior.indices {
      for truth in prior.indices {
        inverse[given: given, true: truth] =
          noise[given: given, true: truth] * prior[truth] / max(givenShares[given], Self.tiny)
      }
    }
    Self.limitRates(&inverse, perTrueLabel: false)
  }

  /// P(given | true) = P(true | given) P(given) / P(true).
  private mutating func revert() {
    for given in prior.indices {
      for truth in prior.indices {
        noise[given: given, true: truth] =
          inverse[given: given, true: truth] * givenShares[given] / max(prior[truth], Self.tiny)
      }
    }
    Self.limitRates(&noise, perTrueLabel: true)
  }

  private static func distribution(_ values: [Double], lowest: Double) -> [Double] {
    let clipped = values.map { min(max($0, lowest), 1) }
    let total = max(clipped.pairwiseTotal, tiny)
    return clipped.map { $0 / total }
  }

  /// Clips what lies off the diagonal and scales each conditional distribution to one.
  private static func limitRates(_ matrix: inout ClassMatrix<Double>, perTrueLabel: Bool) {
    let labels = 0..<matrix.classes
    for given in labels {
      for truth in labels where truth != given {
        let rate = matrix[given: given, true: truth]
        matrix[given: given, true: truth] = min(max(rate, 0), highestRate)
      }
    }
    let totals = (perTrueLabel ? matrix.trueTotals : matrix.givenTotals).map { max($0, tiny) }
    for given in labels {
      for truth in labels {
        matrix[given: given, true: truth] /= totals[perTrueLabel ? truth : given]
      }
    }
  }
}
