/// A step towards the minimum of the quadratic model of an objective.
struct NewtonStep {
  private(set) var vector: RowVector
  /// By how much the model falls along the whole step, by problem.
  private(set) var gain: [Double]
  /// By how much, at the most, the model could fall further, by problem.
  private(set) var rest: [Double]

  /// A system is left when an inner step gains less than this share of what those before it
  /// gained on average.
  static let leastGain = 0.2
  /// As soon as that, at the earliest.
  static let fewSteps = 3
  static let mostSteps = 100

  /// Solves Hessian · step = descent by conjugate gradients.
  ///
  /// - Parameters:
  ///   - descent: Minus the gradient.
  ///   - point: Where the step begins.
  ///   - open: The problems that are to move.
  ///   - enough: What may be left to gain.
  ///   - isTrusted: Whether the model is good enough to be followed to its end; otherwise a step
  ///     ends when little more is gained.
  ///   - gram: The features.
  ///   - machine: The means.
  init(
    along descent: RowVector, at point: LossPoint<some RowLoss>, open: [Bool],
    enough: [Double], isTrusted: [Bool], gram: inout GramProduct, on machine: Machine
  ) {
    var path = ConjugatePath(from: descent)
    var open = open
    var gain = open.map { _ in 0.0 }
    var rest = open.map { _ in 0.0 }
    var energies = path.rest.squares(on: machine)
    var ratios: [Double]?
    for inner in 1...Self.mostSteps {
      let stiffness = path.bend(turning: ratios, at: point, on: machine)
      let strides = open.indices.map {
        open[$0] && stiffness[$0] > 0 ? energies[$0] / stiffness[$0] : 0
      }
      path.advance(by: strides, on: machine)
      gram.apply(path.rest.coefficients, into: &path.rest.margins)
      let left = path.rest.squares(on: machine)
      for problem in open.indices where open[problem] {
        let more = strides[problem] * energies[problem] / 2
        gain[problem] += more
        rest[problem] = left[problem] / (2 * point.penalties[problem])
        let isSlow =
          !isTrusted[problem] && inner > Self.fewSteps
          && Double(inner) * more <= Self.leastGain * gain[problem]
        if rest[problem] <= enough[problem] || isSlow { open[problem] = false }
      }
      if !open.contains(true) { break }
      ratios = left.indices.map { energies[$0] > 0 ? left[$0] / energies[$0] : 0 }
      energies = left
    }
    vector = path.step
    self.gain = gain
    self.rest = rest
  }
}
