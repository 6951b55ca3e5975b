/// The feature weights of a group of folds' models, V x lanes.
struct FoldWeights: Sendable {
  let folds: Range<Int>
  let each: ProblemLanes
  let values: LaneMatrix
  /// The intercepts, one a lane.
  let shift: [Float]

  var contrasts: Contrasts { each.contrasts }

  /// The lanes of a fold's model.
  func lanes(of fold: Int) -> Range<Int> { each.own(fold - folds.lowerBound) }

  /// How much features speak for one class rather than another, by the model of a fold.
  func pull(fold: Int, towards a: Int, from b: Int) -> Pull {
    Pull(
      values: values, first: each.first(of: fold - folds.lowerBound), contrasts: contrasts, a: a,
      b: b)
  }

  /// The margins of a row of features, as contrasts without intercepts.
  func margins(_ features: FeatureMatrix, row: Int, fold: Int) -> [Double] {
    let own = lanes(of: fold)
    var margins = [Double](repeating: 0, count: own.count)
    for at in Int(features.starts[row])..<Int(features.starts[row + 1]) {
      let first = Int(features.indices[at]) * values.lanes + own.lowerBound
      for place in margins.indices {
        margins[place] += Double(features.values[at]) * Double(values.values[first + place])
      }
    }
    return margins
  }
}

/// How much one unit of each feature speaks for class a rather than b.
struct Pull {
  fileprivate let values: LaneMatrix
  fileprivate let first: Int
  fileprivate let contrasts: Contrasts
  fileprivate let a: Int
  fileprivate let b: Int

  /// That of a column, in nats.
  @inline(__always)
  func callAsFunction(_ column: Int) -> Float {
    let at = column * values.lanes + first
    let last = contrasts.count
    if a != last && b != last { return values.values[at + a] - values.values[at + b] }
    var sum: Float = 0
    for place in 0..<last { sum += values.values[at + place] }
    let apart = values.values[at + min(a, b)] + contrasts.lastShare * sum
    return b == last ? apart : -apart
  }
}
