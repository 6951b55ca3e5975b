import DatasetLab

/// A case of fixtures/confident_learning: the input that cases.py makes, bit for bit.
struct GeneratedCase: Decodable, Sendable {
  var seed: UInt64
  var kind: String
  var rows: Int
  var classes: Int
  var shares: String
  var noise: UInt64

  static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func mix(_ number: UInt64) -> UInt64 {
    var z = number
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  static func draw(seed: UInt64, _ index: Int) -> UInt64 {
    mix(seed &+ UInt64(index + 1) &* gamma)
  }

  /// A number that differs when any value or position does.
  static func checksum(_ bits: some Sequence<UInt64>) -> UInt64 {
    var sum: UInt64 = 0
    for (index, bits) in bits.enumerated() {
      sum &+= mix(bits ^ (UInt64(index + 1) &* gamma))
    }
    return sum
  }

  func make() -> (given: [Int32], probabilities: PredictedProbabilities) {
    let shares = (0..<classes).map(share)
    var given: [Int32] = []
    var values: [Double] = []
    values.reserveCapacity(rows * classes)
    for row in 0..<rows {
      let start = row * (classes + 8)
      let numbers = (0..<classes + 8).map { Self.draw(seed: seed, start + $0) }
      let truth = pick(numbers[0], shares)
      var label = numbers[1] % 1000 < noise ? pick(numbers[2], shares) : truth
      if row < 2 { label = row }
      given.append(Int32(label))
      var weights = weights(
        truth: truth, given: label, strength: numbers[3], cells: Array(numbers[8...]))
      if weights.allSatisfy({ $0 == 0 }) { weights[truth] = 1 }
      let total = Double(weights.reduce(0, +))
      for weight in weights {
        let p = Double(weight) / total
        values.append(kind == "single" ? Double(Float(p)) : p)
      }
    }
    return (given, PredictedProbabilities(rows: rows, classes: classes, values: values))
  }

  private func share(_ label: Int) -> UInt64 {
    switch shares {
    case "steep": 1 + 1000 / UInt64(label + 1)
    case "rare": label % 2 == 1 ? 1 : 60
    case "gaps": label % 3 == 2 ? 0 : 5
    default: 1
    }
  }

  private func pick(_ number: UInt64, _ shares: [UInt64]) -> Int {
    var rest = number % shares.reduce(0, +)
    var label = 0
    while rest >= shares[label] {
      rest -= shares[label]
      label += 1
    }
    return label
  }

  private func weights(truth: Int, given: Int, strength: UInt64, cells: [UInt64]) -> [UInt64] {
    var weights = Array(repeating: UInt64(0), count: classes)
    switch kind {
    case "smooth", "single":
      weights = cells.map { $0 & 0xFFFF + 1 }
      weights[truth] += ((strength & 0xFFFFF) * UInt64(classes)) >> 3
    case "sharp":
      weights = cells.map { cube($0 & 0x3FF) }
      weights[truth] += cube(strength & 0x3FF) * UInt64(classes)
    case "coarse":
      weights = cells.map { $0 & 3 }
      weights[truth] += strength & 7
    case "quarters":
      for token in 0..<4 {
        let number = strength >> UInt64(8 * token)
        let guess = Int((number >> 1 & 127) % UInt64(classes))
        weights[number & 1 == 1 ? truth : guess] += 1
      }
    case "extreme":
      weights = cells.map { [0, 1, 1_000_000, 1_000_000_000_000][Int($0 & 3)] }
      weights[truth] += strength & 1 == 1 ? 1_000_000_000_000 : 0
    case "certain":
      weights[strength % 10 == 0 ? Int((strength >> 8) % UInt64(classes)) : truth] = 1
    case "close":
      weights = cells.map { $0 & 0xFFF }
      weights[given] = 10_000_000
      weights[truth] = 9_999_980 + strength % 41
    default:
      weights = (1...UInt64(classes)).map { $0 }
    }
    return weights
  }

  private func cube(_ number: UInt64) -> UInt64 { number * number * number }
}
