import DatasetLab
import Testing

/// Parity with cleanlab 2.9.0 over the cases of fixtures/confident_learning.
@Suite struct ConfidentLearningParityTests {
  static let tolerance = 1e-6

  @Test("there are at least 200 cases, small and large, of all kinds")
  func coverage() {
    let inputs = ReferenceValues.all.map(\.input)
    #expect(inputs.count >= 200)
    #expect(inputs.map(\.rows).min() == 10 && inputs.map(\.rows).max() == 20_000)
    #expect(inputs.map(\.classes).min() == 2 && inputs.map(\.classes).max() == 100)
    #expect(Set(inputs.map(\.kind)).count == 9 && Set(inputs.map(\.shares)).count == 4)
    #expect(ReferenceValues.all.contains { $0.flagged.values.contains { $0.count > 1000 } })
  }

  @Test("flags, matrices, scores and health are those of cleanlab", arguments: ReferenceValues.all)
  func parity(_ reference: ReferenceValues) {
    let (given, probabilities) = reference.input.make()
    #expect(reference.inputs == fingerprint(given, probabilities), "the case's input differs")
    let found = ConfidentLearning(given: given, probabilities: probabilities, threads: 2)
    for filter in LabelIssueFilter.allCases {
      let rows = found.issues.rows(flaggedBy: filter)
      #expect(reference.flagged[filter.rawValue] == flagged(rows), "\(filter.rawValue)")
      #expect(rows.count == found.issues.count(of: filter))
    }
    #expect(found.issueCount == reference.issues)
    #expect(found.calibratedIssueCount == reference.calibratedIssues)
    #expect(abs(found.overallHealth - reference.overallHealth) <= Self.tolerance)
    for (name, values) in vectors(found, given, probabilities) {
      expect(values, reference.vectors[name], name)
    }
    for (name, values) in integers(found) {
      let expected = reference.integers[name]
      #expect(expected?.values.map { $0 == values } ?? true, "\(name)")
      #expect(expected?.sum == values.reduce(0, +), "\(name)")
      let bits = values.map { UInt64(bitPattern: Int64($0)) }
      #expect(expected?.hash == hexadecimal(GeneratedCase.checksum(bits)), "\(name)")
    }
  }

  private func vectors(
    _ found: ConfidentLearning, _ given: [Int32], _ probabilities: PredictedProbabilities
  ) -> [String: [Double]] {
    let adjusted = LabelQuality(
      given: given, probabilities: probabilities, adjustedBy: found.thresholds, threads: 2)
    let agreed = found.noise.converged
    let pairs = found.overlappingClasses
    return [
      "thresholds": found.thresholds,
      "joint": found.confidentJoint.joint.values,
      "noise_matrix": found.noise.noise.values,
      "inverse_noise_matrix": found.noise.inverse.values,
      "prior": found.noise.prior,
      "converged_noise_matrix": agreed.noise.values,
      "converged_inverse_noise_matrix": agreed.inverse.values,
      "converged_prior": agreed.prior,
      "self_confidence": found.quality.selfConfidence,
      "normalized_margin": found.quality.normalizedMargin,
      "confidence_weighted_entropy": found.quality.confidenceWeightedEntropy,
      "adjusted_self_confidence": adjusted.selfConfidence,
      "adjusted_normalized_margin": adjusted.normalizedMargin,
      "label_noise": found.classHealth.map(\.labelNoise),
      "inverse_label_noise": found.classHealth.map(\.inverseLabelNoise),
      "label_quality": found.classHealth.map(\.labelQuality),
      "overlap_probability": inLabelOrder(pairs).map(\.probability),
      "overlap_ranked": pairs.map(\.probability),
    ]
  }

  private func integers(_ found: ConfidentLearning) -> [String: [Int]] {
    [
      "confident_joint": found.confidentJoint.counts.values,
      "calibrated": found.confidentJoint.calibrated.values,
      "label_issues": found.classHealth.map(\.labelIssues),
      "inverse_label_issues": found.classHealth.map(\.inverseLabelIssues),
      "overlap_rows": inLabelOrder(found.overlappingClasses).map(\.rows),
    ]
  }

  private func inLabelOrder(_ pairs: [ClassOverlap]) -> [ClassOverlap] {
    pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private func expect(_ values: [Double], _ reference: ReferenceValues.Vector?, _ name: String) {
    #expect(reference != nil && values.allSatisfy(\.isFinite), "\(name)")
    if let expected = reference?.values {
      #expect(close(values, expected), "\(name)")
    }
    if let expected = reference?.samples {
      let sampled = expected.indices.map {
        values[Int(GeneratedCase.draw(seed: 7, $0) % UInt64(values.count))]
      }
      #expect(close(sampled, expected), "\(name)")
    }
    for (seed, expected) in zip([11, 13] as [UInt64], reference?.projections ?? []) {
      var sum = 0.0
      for (index, value) in values.enumerated() {
        sum += value * (Double(GeneratedCase.draw(seed: seed, index) >> 11) * 0x1p-52 - 1)
      }
      #expect(abs(sum - expected) <= Self.tolerance, "\(name)")
    }
  }

  private func close(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count
      && zip(values, expected).allSatisfy { abs($0 - $1) <= Self.tolerance }
  }

  private func fingerprint(_ given: [Int32], _ probabilities: PredictedProbabilities) -> String {
    hexadecimal(GeneratedCase.checksum(given.lazy.map { UInt64($0) }))
      + hexadecimal(GeneratedCase.checksum(probabilities.values.lazy.map(\.bitPattern)))
  }

  private func flagged(_ rows: [Int]) -> ReferenceValues.Flagged {
    let sum = rows.reduce(into: UInt64(0)) {
      $0 &+= GeneratedCase.mix(UInt64($1) &* GeneratedCase.gamma &+ 1)
    }
    return ReferenceValues.Flagged(count: rows.count, hash: hexadecimal(sum))
  }

  private func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
