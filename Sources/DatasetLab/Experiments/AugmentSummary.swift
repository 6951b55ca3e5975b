extension AugmentExperiment.Arm {
  /// The mean over the seeds.
  public func mean(_ value: (AugmentExperiment.Outcome) -> Double) -> Double {
    outcomes.isEmpty ? 0 : outcomes.reduce(0) { $0 + value($1) } / Double(outcomes.count)
  }
}

extension AugmentExperiment {
  /// An arm's failure rate over all test cases: the mean over the seeds, and half the width of
  /// Student's 95 % interval for it; zero for one seed.
  public func failureRate(_ arm: Arm) -> (mean: Double, halfWidth: Double) {
    let rates = arm.outcomes.map(\.failures.overall.rate)
    let mean = arm.mean { $0.failures.overall.rate }
    let n = Double(rates.count)
    guard rates.count > 1 else { return (mean, 0) }
    let variance = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    // The 97.5th percentiles of Student's t with 1 to 9 degrees of freedom; more count as normal
    // with the usual correction.
    let table = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262]
    let quantile = rates.count - 2 < table.count ? table[rates.count - 2] : 1.96 + 2.4 / (n - 1)
    return (mean, quantile * (variance / n).squareRoot())
  }

  /// Kendall's tau-b between the coverage of a specification by the rows that were added and its
  /// failure rate afterwards, over all specifications and all models but M0 and those with
  /// pseudo-labels; below zero, what is covered fails less. Nil where either does not vary.
  public var coverageAgreement: Double? {
    var coverage: [Double] = []
    var rates: [Double] = []
    for arm in arms where arm.addition != .none && !arm.addition.isPseudoLabelled {
      for outcome in arm.outcomes {
        let names = Dictionary(
          uniqueKeysWithValues: outcome.failures.bySpecification.map { ($0.name, $0.rate) })
        for (place, specification) in specifications.enumerated() {
          guard let rate = names[specification] else { continue }
          coverage.append(outcome.coverage[place])
          rates.append(rate)
        }
      }
    }
    return KendallTau.between(coverage, rates)
  }

  /// By how much an arm's failure rate differs from that of as many rows drawn at random; nil for
  /// those themselves, M0 and the whole pool.
  public func againstRandom(_ arm: Arm) -> PairedDifference? {
    let size: Int
    switch arm.addition {
    case .none, .all, .chosen(.random, _): return nil
    case .chosen(_, let rows): size = rows
    case .pseudoLabelled(let rows, _): size = rows
    }
    guard let random = arms.first(where: { $0.addition == .chosen(.random, size) }) else {
      return nil
    }
    var rng = SplitMix64(seed: 0)
    return PairedDifference(
      arm.outcomes.map(\.failures), random.outcomes.map(\.failures), using: &rng)
  }
}
