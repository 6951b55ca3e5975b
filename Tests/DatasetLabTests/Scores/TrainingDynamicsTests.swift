import DatasetLab
import Testing

@Suite("Training dynamics")
struct TrainingDynamicsTests {
  private static let rows = 1200
  /// Labels that follow from the features, but for one row of eight.
  private let problem = SparseProblem(linear: 5, classes: 3, rows: rows)
  /// The same with every twentieth label changed to the next one.
  private let wrong = (0..<rows).filter { $0 % 20 == 7 }

  private var spoiled: SparseProblem {
    var copy = problem
    for row in wrong { copy.given[row] = (copy.given[row] + 1) % 3 }
    return copy
  }

  private func fit(_ problem: SparseProblem, folds: Folds? = nil, threads: Int = 1) -> CrossFit {
    var options = CrossFit.Options()
    options.recordsTraining = true
    return problem.crossFit(folds: folds, options: options, on: Machine(threads: threads))
  }

  private func margins(
    _ problem: SparseProblem, records: Bool = false, threads: Int = 1
  ) -> AreaUnderMargin {
    var rng = SplitMix64(seed: 4)
    let machine = Machine(threads: threads)
    return AreaUnderMargin(
      design: DesignMatrix(
        rows: problem.given.count, features: FactoredFeatures(problem.features), on: machine),
      given: problem.given, classes: problem.classes, hashes: problem.given.map { _ in rng.next() },
      penalty: 1, records: records, on: machine)
  }

  private func dynamics(_ problem: SparseProblem, threads: Int = 1) throws -> TrainingDynamics {
    try #require(
      TrainingDynamics(
        try #require(fit(problem, threads: threads).record),
        margins: margins(problem, threads: threads)))
  }

  /// The chance that a changed label scores lower than one that was left alone.
  private func separation(_ scores: [Double]) -> Double {
    let isWrong = Set(wrong)
    let others = scores.indices.filter { !isWrong.contains($0) }
    var lower = 0
    for row in wrong { lower += others.count { scores[row] < scores[$0] } }
    return Double(lower) / Double(wrong.count * others.count)
  }

  @Test("labels that were changed are learnt late and least")
  func changed() throws {
    let dynamics = try dynamics(spoiled)
    for scores in [
      dynamics.confidence, dynamics.correctness, dynamics.errorNorm.map { -$0 },
      dynamics.margins.values,
    ] {
      #expect(separation(scores) > 0.8, "\(separation(scores))")
    }
    let below = wrong.count { dynamics.isBelowThreshold($0) }
    #expect(Double(below) > 0.8 * Double(wrong.count), "\(below) of \(wrong.count)")
    // The share of wrong labels is half as great again there, at the least.
    #expect(
      below * Self.rows > dynamics.belowThreshold * wrong.count * 3 / 2,
      "\(below) of \(dynamics.belowThreshold)")
    let easy = wrong.count { dynamics.region[$0] == .easy }
    #expect(Double(easy) < 0.2 * Double(wrong.count), "\(easy)")
  }

  @Test("values are what their definitions allow")
  func ranges() throws {
    let dynamics = try dynamics(problem)
    for row in 0..<Self.rows {
      #expect((0...1).contains(dynamics.confidence[row]))
      // No numbers from 0 to 1 with this mean can spread more.
      let most = (dynamics.confidence[row] * (1 - dynamics.confidence[row])).squareRoot()
      #expect(dynamics.variability[row] <= most + 1e-6)
      #expect((0...1).contains(dynamics.correctness[row]))
      #expect((dynamics.forgetting[row] == nil) == (dynamics.correctness[row] == 0))
      #expect((0...2.0.squareRoot()).contains(dynamics.errorNorm[row]))
      #expect(dynamics.margins.values[row].isFinite)
    }
    #expect(dynamics.epochs.count == 5 && dynamics.epochs.allSatisfy { $0 > 5 })
    #expect(dynamics.count(.ambiguous) >= Self.rows / 3)
    #expect(
      TrainingDynamics.Region.allCases.reduce(0) { $0 + dynamics.count($1) } == Self.rows)
  }

  @Test("a row that is always right has been learnt and not forgotten")
  func alwaysRight() throws {
    let dynamics = try dynamics(problem)
    let always = (0..<Self.rows).filter { dynamics.correctness[$0] == 1 }
    #expect(always.count > Self.rows / 4)
    #expect(always.allSatisfy { dynamics.forgetting[$0] == 0 && dynamics.confidence[$0] > 1 / 3 })
  }

  @Test("every row is looked at in the epochs of the models that it trains and no others")
  func looks() throws {
    let folds = problem.folds()
    let record = try #require(fit(problem, folds: folds).record)
    for row in 0..<Self.rows {
      let others = (0..<5).filter { $0 != Int(folds.fold[row]) }
      let all = others.reduce(0) { $0 + record.epochs[$1] }
      #expect(Int(record.rows[row].epochs) <= all)
      // Of four models, at most two are tuned on its quarter.
      #expect(Int(record.rows[row].epochs) >= all / 3)
      #expect(record.rows[row].early <= 4 * 3)
    }
  }

  @Test("recording changes the models by no more than tuning them on other quarters does")
  func sameModels() {
    let plain = problem.crossFit()
    let recorded = fit(problem)
    #expect(plain.record == nil)
    let losses = [plain, recorded].map {
      Calibration.logLossBits($0.probabilities, given: problem.given)
    }
    #expect(abs(losses[0] / losses[1] - 1) < 0.02, "\(losses)")
  }

  @Test("where a sample is tuned on, the models of the margins are watched instead")
  func large() throws {
    var options = CrossFit.Options()
    options.recordsTraining = true
    options.tuningRows = Self.rows / 2
    let spoiled = spoiled
    let recorded = spoiled.crossFit(options: options)
    #expect(recorded.record == nil)
    options.recordsTraining = false
    #expect(spoiled.crossFit(options: options).raw.values == recorded.raw.values)
    #expect(TrainingDynamics(recorded.record, margins: margins(spoiled)) == nil)
    let dynamics = try #require(
      TrainingDynamics(recorded.record, margins: margins(spoiled, records: true)))
    #expect(!dynamics.isOfAudit && dynamics.epochs == dynamics.margins.runs.map(\.epochs))
    #expect(separation(dynamics.confidence) > 0.8, "\(separation(dynamics.confidence))")
    #expect(dynamics.confidence.allSatisfy { (0...1).contains($0) })
  }

  @Test("threads change nothing")
  func threads() throws {
    let one = try dynamics(problem)
    let three = try dynamics(problem, threads: 3)
    #expect(one.confidence == three.confidence && one.variability == three.variability)
    #expect(one.correctness == three.correctness && one.errorNorm == three.errorNorm)
    #expect(one.forgetting == three.forgetting && one.region == three.region)
    #expect(one.margins.values == three.margins.values && one.margins.runs == three.margins.runs)
  }

  @Test("threshold samples are one row of four for three labels, and each run has its own")
  func thresholdSamples() {
    let margins = margins(problem)
    #expect(margins.runs.count == 2)
    for run in margins.runs {
      #expect(abs(Double(run.thresholdRows) / Double(Self.rows) - 0.25) < 0.05)
      #expect(run.epochs == AreaUnderMargin.mostEpochs)
    }
    // A row in neither run's samples has the mean of both thresholds.
    let both = margins.runs.reduce(0) { $0 + $1.threshold } / 2
    let own = margins.thresholds.count { abs($0 - both) < 1e-12 }
    #expect(own == Self.rows - margins.runs.reduce(0) { $0 + $1.thresholdRows })
  }
}
