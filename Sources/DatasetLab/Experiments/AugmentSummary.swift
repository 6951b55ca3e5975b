extension AugmentExperiment.Arm {
  /// The mean over the seeds.
  public func mean(_ value: (AugmentExperiment.Outcome) -> Double) -> Double {
    outcomes.isEmpty ? 0 : outcomes.reduce(0) { $0 + value($1) } / Double(outcomes.count)
  }
}

extension AugmentExperiment {
  /// An arm's failure rate over all test cases.
  public func failureRate(_ arm: Arm) -> SeedMean {
    SeedMean(arm.outcomes.map(\.failures.overall.rate))
  }

  /// By how much an arm's held-out accuracy is above M0's on the same rows.
  public func accuracyGain(_ arm: Arm) -> SeedMean {
    SeedMean(
      zip(arm.outcomes, arms[0].outcomes).map { $0.heldout.accuracy - $1.heldout.accuracy })
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
    return difference(arm, random)
  }

  /// By how much an arm's failure rate differs from that of the whole pool; nil for that itself.
  public func againstWholePool(_ arm: Arm) -> PairedDifference? {
    arm.addition == .all ? nil : arms.first { $0.addition == .all }.map { difference(arm, $0) }
  }

  private func difference(_ arm: Arm, _ other: Arm) -> PairedDifference {
    var rng = SplitMix64(seed: 0)
    return PairedDifference(
      arm.outcomes.map(\.failures), other.outcomes.map(\.failures), using: &rng)
  }
}
