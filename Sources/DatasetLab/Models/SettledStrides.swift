/// The strides of several problems along their directions, each halved until its objective falls.
enum SettledStrides {
  /// The relative error of an objective summed from single-precision losses.
  private static let rounding = 1e-7
  private static let mostHalvings = 12

  /// Goes along the directions, and back where an objective rose.
  ///
  /// - Parameters:
  ///   - strides: What to begin with.
  ///   - before: The objectives, by problem.
  ///   - move: Goes so much further, which is so far in all, and says what the objectives are there.
  /// - Returns: The strides that were taken, zero where none helped.
  static func settle(
    _ strides: [Double], before: [Double],
    move: (_ further: [Double], _ taken: [Double]) -> [Double]
  ) -> [Double] {
    var taken = strides
    var next = strides
    for halving in 1...mostHalvings + 1 {
      let after = move(next, taken)
      let worse = before.indices.filter {
        taken[$0] != 0 && !(after[$0] <= before[$0] * (1 + rounding))
      }
      if worse.isEmpty { break }
      next = before.map { _ in 0 }
      for problem in worse {
        next[problem] = halving < mostHalvings ? -taken[problem] / 2 : -taken[problem]
        taken[problem] += next[problem]
      }
    }
    return taken
  }
}
