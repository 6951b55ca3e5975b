import Foundation

extension ReferenceCases.Group<TrainingCase> {
  /// Texts become features, and features a model.
  func check(on machine: Machine) -> SelfTest.Check {
    var check = SelfTest.Check(
      "texts and models, \(machine.vectors) kernels", source: source, tolerance: 1e-3)
    for one in cases {
      let texts = TokenizedTexts(StringColumn(one.texts), seed: 0, on: machine)
      let features = TFIDF(texts, kinds: .wordsAndCharacters, on: machine).matrix
      let sum = features.values.reduce(0.0) { $0 + Double($1) }
      check.compare([sum], with: [one.sum], "TF-IDF values")
      check.compare(
        [Double(features.columns), Double(features.values.count)],
        with: [Double(one.columns), Double(one.entries)], "the number of n-grams")
      let classes = Int(one.given.max() ?? 0) + 1
      let model = SoftmaxRegression(
        features: features, given: one.given, classes: classes, penalty: one.penalty,
        tolerance: 1e-6, on: machine)
      check.compare([model.loss], with: [one.loss], "log loss")
      let found = one.given.indices.flatMap { row in
        var margins = model.intercepts
        for entry in features.entries(of: row) {
          let first = Int(features.indices[entry]) * classes
          for label in 0..<classes {
            margins[label] += model.weights[first + label] * Double(features.values[entry])
          }
        }
        return Softmax.probabilities(margins)
      }
      check.compare(found, with: one.probabilities, "probabilities")
    }
    return check
  }
}

extension ReferenceCases.Group<InformationCase> {
  /// Bits a row, their mean and the entropy of the labels.
  func check() -> SelfTest.Check {
    var check = SelfTest.Check("pointwise V-information", source: source, tolerance: 1e-8)
    for one in cases {
      var rng = SplitMix64(seed: 0)
      let found = PointwiseVInformation(
        given: one.given,
        probabilities: PredictedProbabilities(
          rows: one.given.count, classes: one.classes, values: one.probabilities),
        null: [one.null], fold: one.given.map { _ in 0 },
        clusters: one.given.indices.map(UInt64.init), using: &rng)
      check.compare(one.given.indices.map { found[$0] }, with: one.pvi, "PVI")
      check.compare([found.information.mean], with: [one.mean], "V-information")
      check.compare([found.labelEntropy], with: [one.label_entropy], "H(Y)")
    }
    return check
  }
}

extension ReferenceCases.Group<LearningCase> {
  /// The flags of seven filters, three scores, matrices and health.
  func check(threads: Int) -> SelfTest.Check {
    var check = SelfTest.Check("confident learning", source: source, tolerance: 1e-8)
    for one in cases {
      let found = ConfidentLearning(
        given: one.given,
        probabilities: PredictedProbabilities(
          rows: one.given.count, classes: one.classes, values: one.probabilities),
        threads: threads)
      for filter in LabelIssueFilter.allCases {
        check.compare(
          found.issues.rows(flaggedBy: filter).map(Double.init),
          with: (one.flags[filter.rawValue] ?? []).map(Double.init), filter.rawValue)
      }
      let values = [
        "confident_joint": found.confidentJoint.counts.values.map(Double.init),
        "joint": found.confidentJoint.joint.values, "noise_matrix": found.noise.noise.values,
        "inverse_noise_matrix": found.noise.inverse.values, "prior": found.noise.prior,
        "thresholds": found.thresholds, "health": [found.overallHealth],
        "self_confidence": found.quality.selfConfidence,
        "normalized_margin": found.quality.normalizedMargin,
        "confidence_weighted_entropy": found.quality.confidenceWeightedEntropy,
      ]
      for (name, expected) in one.values.sorted(by: { $0.key < $1.key }) {
        check.compare(values[name] ?? [], with: expected, name)
      }
    }
    return check
  }
}
