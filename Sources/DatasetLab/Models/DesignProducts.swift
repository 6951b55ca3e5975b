/// Products with one design, with the room that they need, counted.
struct DesignProducts {
  private let design: DesignMatrix
  private let machine: Machine
  private var scratch: DesignMatrix.Scratch
  private var halves = 0

  init(design: DesignMatrix, lanes: Int, machine: Machine) {
    self.design = design
    self.machine = machine
    scratch = design.scratch(lanes: lanes)
  }

  /// How often all features were gone through, to and fro.
  var count: Int { (halves + 1) / 2 }

  /// From row coefficients to margins: J X Xᵀ J a.
  mutating func gram(_ coefficients: LaneMatrix, into margins: inout LaneMatrix) {
    design.gram(coefficients, into: &margins, with: &scratch, on: machine)
    halves += 2
  }

  /// From row coefficients to weights.
  mutating func gather(_ coefficients: LaneMatrix, into weights: inout [LaneMatrix]) {
    design.gather(coefficients, into: &weights, with: &scratch, on: machine)
    halves += 1
  }

  /// From weights to margins.
  mutating func scatter(_ weights: [LaneMatrix], into margins: inout LaneMatrix) {
    design.scatter(weights, into: &margins, with: &scratch, on: machine)
    halves += 1
  }
}
