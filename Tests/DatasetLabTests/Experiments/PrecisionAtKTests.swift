import DatasetLab
import Testing

@Suite("Precision and recall at k")
struct PrecisionAtKTests {
  private func found(_ runs: [PrecisionAtK.Run]) -> PrecisionAtK {
    var rng = SplitMix64(seed: 0)
    return PrecisionAtK(runs, using: &rng)
  }

  @Test("by hand: three of the first four rows are errors, of six that there are")
  func byHand() {
    let run = PrecisionAtK.Run(isError: [true, true, false, true, true], errors: 6, k: 4)
    #expect(run.hits == 3 && run.precision == 0.75 && run.recall == 0.5)
    let result = found([run])
    #expect(result.precision.mean == 0.75 && result.recall.mean == 0.5)
    #expect(result.precision.low >= 0.25 && result.precision.low < 0.75)
    #expect(result.precision.high == 1)
    // The same draws: both intervals are the same but for their scale, 4 / 6.
    #expect(abs(result.recall.low - result.precision.low * 4 / 6) < 1e-12)
  }

  @Test("what a short list lacks counts as no error")
  func short() {
    let result = found([PrecisionAtK.Run(isError: [true, true], errors: 2, k: 4)])
    #expect(result.precision.mean == 0.5 && result.recall.mean == 1)
  }

  @Test("of several runs the means are taken, and the runs resampled")
  func runs() {
    let runs = [
      PrecisionAtK.Run(isError: [true, false], errors: 4, k: 2),
      PrecisionAtK.Run(isError: [true, true], errors: 2, k: 2),
    ]
    let result = found(runs)
    #expect(result.precision.mean == 0.75 && result.recall.mean == 0.625)
    #expect(result.precision.low == 0.5 && result.precision.high == 1)
    #expect(result.recall.low == 0.25 && result.recall.high == 1)
  }

  @Test("equal runs have an interval of no width")
  func equalRuns() {
    let run = PrecisionAtK.Run(isError: [true, false, false], errors: 1, k: 3)
    let result = found([run, run, run])
    #expect(result.precision.low == result.precision.high)
  }

  @Test("without errors recall is zero")
  func noErrors() {
    #expect(PrecisionAtK.Run(isError: [false], errors: 0, k: 1).recall == 0)
  }
}
