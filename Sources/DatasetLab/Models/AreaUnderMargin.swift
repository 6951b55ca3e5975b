/// The margin of each row's label while models are being trained, on average over epochs, and the
/// margin that a wrong label would have.
///
/// The margin is the logit of the given label less the greatest other one. Rows that resemble
/// others of their label soon have a great one; a wrong label is only learnt by heart, late, and
/// against what the other rows teach. How small the area of a wrong label is comes from threshold
/// samples: rows drawn at random that are given a label of their own, which none of them
/// deserves. They have no area under the margin of the label that the data gave them; so there are two runs,
/// each with other threshold samples, and every row keeps its label in at least one.
///
/// Source: G. Pleiss, T. Zhang, E. Elenberg, K. Q. Weinberger, "Identifying mislabeled data using
/// the area under the margin ranking", NeurIPS 2020, https://arxiv.org/abs/2001.10528.
public struct AreaUnderMargin: Sendable {
  /// The area of each row in nats, on average over the runs that left it its label; low is
  /// suspect.
  public let values: [Double]
  /// The area below which a row's is like that of a wrong label, by row: the runs' thresholds,
  /// averaged like the areas.
  public let thresholds: [Double]
  /// The runs.
  public let runs: [Run]
  /// What the runs' models said of the rows that they left their label, where that was wanted.
  package let record: TrainingRecord?

  /// One training with threshold samples.
  public struct Run: Sendable, Hashable {
    /// How many rows were threshold samples: one in K + 1, on average.
    public let thresholdRows: Int
    /// The steps of the optimiser that areas are averaged over.
    public let epochs: Int
    /// The 99th percentile of the threshold samples' areas.
    public let threshold: Double
  }

  /// The most epochs that areas are averaged over: the early ones, in which wrong labels are not
  /// learnt yet.
  public static let mostEpochs = 5
  /// The percentile of the threshold samples' areas.
  public static let percentile = 0.99

  /// Trains the runs side by side.
  ///
  /// - Parameters:
  ///   - design: What the models see.
  ///   - given: The label of each row.
  ///   - classes: K.
  ///   - hashes: The seeded hash of each row's text, by which threshold samples are drawn.
  ///   - penalty: λ.
  ///   - records: Whether what the models say of the rows is recorded too.
  ///   - machine: The means; no result depends on them.
  package init(
    design: DesignMatrix, given: [Int32], classes: Int, hashes: [UInt64], penalty: Double,
    records: Bool = false, on machine: Machine
  ) {
    let share = UInt64(0x1p64 / Double(classes + 1))
    let drawn = hashes.map { hash -> Int32 in
      let run = ByteHash.mix(ByteHash.mix(~hash)) / share
      return run < Self.runCount ? Int32(run) : -1
    }
    let loss = ThresholdLoss(
      given: given, classes: classes, mover: drawn, problems: Int(Self.runCount))
    var optimiser = LimitedMemoryBFGS(design: design, each: loss.each, on: machine)
    var solution = RowVector(rows: given.count, each: loss.each)
    var sums = [[Double]](
      repeating: Array(repeating: 0, count: given.count), count: loss.problems)
    var epochs = sums.map { _ in 0 }
    var record = records ? TrainingRecord(rows: given.count, models: sums.count) : nil
    let trains = records ? drawn.map { run in run < 0 ? 0b11 : UInt64(0b11 ^ 1 << run) } : []
    _ = optimiser.minimise(
      &solution, loss: loss, penalties: epochs.map { _ in penalty }, tolerance: 0
    ) { epoch in
      record?.append(
        epoch, of: loss.each, given: given, labels: classes, trains: trains,
        for: epochs.map { _ in true }, on: machine)
      for run in epochs.indices where epoch.hasMoved[run] {
        epochs[run] += 1
        sums[run].withUnsafeMutableBufferPointer { sums in
          machine.forEachBlock(of: sums.count, size: LaneMatrix.blockRows) { _, rows in
            var logits = [Float](repeating: 0, count: classes + 1)
            for row in rows {
              let label = Int(drawn[row]) == run ? classes : Int(given[row])
              sums[row] += epoch.margin(
                row, problem: run, label: label, of: loss.each, in: &logits)
            }
          }
        }
      }
      return (epochs.max() ?? 0) < Self.mostEpochs
    }
    let areas = sums.indices.map { run in sums[run].map { $0 / Double(max(1, epochs[run])) } }
    let runs = epochs.indices.map { run in
      let own = given.indices.filter { Int(drawn[$0]) == run }.map { areas[run][$0] }.sorted()
      return Run(
        thresholdRows: own.count, epochs: epochs[run],
        threshold: Self.quantile(own, Self.percentile))
    }
    self.runs = runs
    self.record = record
    // The runs that left a row its label: one of the two, or both.
    func average(_ first: Double, _ second: Double, _ row: Int) -> Double {
      drawn[row] < 0 ? (first + second) / 2 : drawn[row] == 0 ? second : first
    }
    values = given.indices.map { average(areas[0][$0], areas[1][$0], $0) }
    thresholds = given.indices.map { average(runs[0].threshold, runs[1].threshold, $0) }
  }

  private static let runCount: UInt64 = 2

  /// A quantile of sorted values, linear between them; minus infinity where there are none.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return -.infinity }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = below + 1 < sorted.count ? sorted[below + 1] : last
    return sorted[below] + (place - Double(below)) * (above - sorted[below])
  }
}

extension Epoch {
  /// The logit of a label less the greatest other one; `logits` is room for K + 1 of them.
  fileprivate func margin(
    _ row: Int, problem: Int, label: Int, of each: ProblemLanes, in logits: inout [Float]
  ) -> Double {
    each.logits(of: problem, row: row, in: margins, shift: shift, into: &logits)
    var other = -Float.infinity
    for rival in logits.indices where rival != label { other = max(other, logits[rival]) }
    return Double(logits[label] - other)
  }
}
