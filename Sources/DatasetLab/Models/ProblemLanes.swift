/// Which lanes belong to which of the problems that are solved side by side: one for each contrast
/// of its classes.
package struct ProblemLanes: Sendable, Equatable {
  package let problems: Int
  package let contrasts: Contrasts
  /// The length of a row, with the lanes left over.
  package let lanes: Int

  package init(problems: Int, classes: Int) {
    self.problems = problems
    contrasts = Contrasts(classes: classes)
    lanes = LaneMatrix.lanes(holding: problems * contrasts.count)
  }

  /// K, of each problem.
  package var classes: Int { contrasts.classes }

  /// The first lane of a problem.
  package func first(of problem: Int) -> Int { problem * contrasts.count }

  /// The lanes of a problem.
  package func own(_ problem: Int) -> Range<Int> { first(of: problem)..<first(of: problem + 1) }

  /// The sum over each problem's lanes.
  func sum(_ values: [Double]) -> [Double] {
    (0..<problems).map { values[own($0)].reduce(0, +) }
  }

  /// Each problem's value on all of its lanes, zero on the lanes left over.
  func spread(_ values: [Double]) -> [Float] {
    var all = [Float](repeating: 0, count: lanes)
    for (problem, value) in values.enumerated() {
      for lane in own(problem) { all[lane] = Float(value) }
    }
    return all
  }

  /// Writes the K logits of a problem on a row of margins.
  @inline(__always)
  func logits<Number: BinaryFloatingPoint>(
    of problem: Int, row: Int, in margins: LaneMatrix, shift: [Float], into logits: inout [Number]
  ) {
    let first = first(of: problem)
    let at = row * lanes + first
    contrasts.logits(into: &logits) { Number(margins.values[at + $0] + shift[first + $0]) }
  }

  /// Writes the probabilities of a problem's K classes on a row, of which the last one's is not kept.
  @inline(__always)
  func probabilities<Number: BinaryFloatingPoint>(
    of problem: Int, row: Int, in kept: LaneMatrix, into probabilities: inout [Number]
  ) {
    let at = row * lanes + first(of: problem)
    var last = Number(1)
    for place in 0..<contrasts.count {
      probabilities[place] = Number(kept.values[at + place])
      last -= probabilities[place]
    }
    probabilities[contrasts.count] = max(0, last)
  }
}
