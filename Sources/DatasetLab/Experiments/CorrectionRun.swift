/// One split of the data, its errors and the lists that are to find them.
struct CorrectionRun: Sendable {
  /// The rows of the data that are audited and trained on.
  let base: [Int]
  /// The rows held out.
  let heldout: [Int]
  /// The label of each audited row.
  let given: [Int32]
  /// The right label of each audited row.
  let truth: [Int32]
  /// The specifications that errors were planted close to.
  let specifications: [Int]
  /// The places in `base` where the label is wrong.
  let errors: [Int]
  private let lists: CorrectionLists

  init(
    _ data: CorrectionData, closeness: [PlantedErrors.Closeness],
    options: CorrectionExperiment.Options, seed: UInt64, on machine: Machine
  ) throws(AuditError) {
    let split = HeldoutSplit(
      0..<data.dataset.count, hashes: data.hashes, seed: seed, share: options.heldoutShare)
    base = split.base
    heldout = split.heldout
    truth = base.map { data.truth[$0] }
    var given = base.map { data.dataset.given[$0] }
    var specifications: [Int] = []
    if let kind = options.plant, !data.hasTruth {
      var rng = SplitMix64(seed: ByteHash.mix(seed &+ 5))
      let planted = PlantedErrors(
        truth: truth, classes: data.labels.count, kind: kind, rate: options.rate,
        closeness: Self.selecting(base, of: data.dataset.count, closeness), share: options.share,
        using: &rng)
      (given, specifications) = (planted.given, planted.specifications)
    }
    self.given = given
    self.specifications = specifications
    errors = base.indices.filter { [truth] in given[$0] != truth[$0] }
    var dataset = data.dataset.selecting(base)
    dataset.given = given
    let words = TokenizedTexts(dataset.texts, seed: 0, on: machine).words
    let ranking = SpecificationRanking(
      data.specifications, queries: data.specifications.map { $0.queries.map { Query($0) } },
      ranker: QueryRanker(words: words, variant: options.variant, on: machine),
      labels: data.labels, merging: options.merging, depth: options.depth,
      method: options.method, on: machine)
    lists = try CorrectionLists(
      dataset, features: data.features.selecting(base, on: machine),
      hashes: base.map { data.hashes[$0] }, ranking: ranking, seed: seed, on: machine)
  }

  /// The closest rows as places among some rows.
  private static func selecting(
    _ rows: [Int], of count: Int, _ closeness: [PlantedErrors.Closeness]
  ) -> [PlantedErrors.Closeness] {
    var placeOf = [Int?](repeating: nil, count: count)
    for (place, row) in rows.enumerated() { placeOf[row] = place }
    return closeness.map { own in
      PlantedErrors.Closeness(label: own.label, rows: own.rows.compactMap { placeOf[$0] })
    }
  }

  private func rows(_ size: CorrectionExperiment.Size) -> Int {
    switch size {
    case .rows(let rows): rows
    case .errors: errors.count
    }
  }

  private func top(
    _ list: CorrectionList, _ size: CorrectionExperiment.Size
  ) -> [CorrectionLists.Proposal] {
    Array((lists.proposals[list] ?? []).prefix(rows(size)))
  }

  /// What a list finds.
  func found(_ list: CorrectionList, _ size: CorrectionExperiment.Size) -> PrecisionAtK.Run {
    PrecisionAtK.Run(
      isError: top(list, size).map { given[$0.row] != truth[$0.row] }, errors: errors.count,
      k: rows(size))
  }

  /// What models do after corrections, by arm.
  func outcomes(
    of arms: [CorrectionExperiment.Arm], _ data: CorrectionData, on machine: Machine
  ) -> [CorrectionExperiment.Outcome] {
    let corrections = arms.map { arm -> Retraining.Correction in
      let proposals =
        switch arm.source {
        case .nowhere: [CorrectionLists.Proposal]()
        case .list(let list, let size): top(list, size)
        case .truth: errors.map { CorrectionLists.Proposal(row: $0, label: truth[$0]) }
        }
      return Retraining.Correction(proposals: proposals, action: arm.action)
    }
    let models = Retraining(
      corrections, data: data, base: base, given: given, heldout: heldout,
      penalty: lists.penalty, on: machine)
    let right = heldout.map { data.truth[$0] }
    return corrections.indices.map { at in
      let correction = corrections[at]
      return CorrectionExperiment.Outcome(
        changed: correction.action == .remove
          ? correction.proposals.count
          : correction.proposals.count { $0.label != given[$0.row] },
        heldout: heldout.isEmpty
          ? nil
          : Agreement(
            given: right, predicted: models.heldout[at], classes: data.labels.count),
        failures: FailureRates(
          data.tests, predicted: models.tests[at].map { data.labels[Int($0)] }))
    }
  }
}
