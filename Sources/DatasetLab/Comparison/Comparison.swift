/// How several data sets with the same labels compare: side by side, row against row, and each
/// under the others' models.
public struct Comparison: Sendable {
  /// What the user can choose.
  public struct Options: Sendable {
    /// The least similarity of texts that are nearly the same.
    public var similarity = 0.7
    /// What is looked for in each data set; their labels are the data's.
    public var specifications: [Specification] = []
    /// For each data set labels from somebody else, or nil; empty: for none.
    public var references: [ReferenceLabels?] = []
    /// How models are chosen and trained.
    public var crossFit = CrossFit.Options()
    /// Draws folds, hash functions and samples.
    public var seed: UInt64 = 0

    /// The defaults.
    public init() {}
  }

  /// The data sets, joined.
  public let data: ComparisonData
  /// The columns of the table.
  public let profiles: [DatasetProfile]
  /// How differently labels are worded, in samples of one size.
  public let divergence: MatchedDivergence
  /// The texts that are the same or nearly so but labelled differently.
  public let inconsistency: LabelInconsistency
  /// What each model makes of each data set.
  public let transfer: Transfer
  /// How well pairs of data sets can be told apart.
  public let adversarial: [AdversarialValidation]
  /// The words on which pairs of data sets disagree in label.
  public let criteria: [LabellingCriterion]
  /// What the best rows for each specification carry.
  public let specificationLabels: SpecificationLabels
  /// The specifications on which pairs of data sets disagree in label; empty without any.
  public let specificationCriteria: [SpecificationCriterion]
  /// How data sets agree with reference labels, for those that have some.
  public let references: [ReferenceAgreement]

  /// Compares data sets.
  ///
  /// - Parameters:
  ///   - datasets: At least two, with the same labels.
  ///   - options: What the user chose.
  ///   - machine: The means; results do not depend on them.
  /// - Throws: `ComparisonError`, or `AuditError` where a data set has too little of a label.
  public init(_ datasets: [Dataset], options: Options = Options(), on machine: Machine) throws {
    let seed = options.seed
    func partIsDone() { machine.tally?.count { $0.parts += 1 } }
    let data = try ComparisonData(datasets, seed: seed, on: machine)
    machine.tally?.count { $0.allParts = datasets.count + data.couples.count + 2 }
    let own = try datasets.indices.map {
      defer { partIsDone() }
      return try OwnModel(data, dataset: $0, options: options.crossFit, seed: seed, on: machine)
    }
    self.data = data
    profiles = datasets.indices.map { DatasetProfile(data, dataset: $0, own: own[$0]) }
    divergence = MatchedDivergence(data, seed: seed, on: machine)
    inconsistency = LabelInconsistency(
      data, threshold: options.similarity, seed: seed, on: machine)
    partIsDone()
    transfer = Transfer(data, own: own, seed: seed, on: machine)
    partIsDone()
    let words = TFIDF(data.tokenized, kinds: .words, on: machine)
    let names = words.names
    adversarial = data.couples.map {
      defer { partIsDone() }
      return AdversarialValidation(
        data, $0.a, $0.b, words: words, names: names, options: options.crossFit, seed: seed,
        on: machine)
    }
    criteria = data.couples.map { LabellingCriterion(data, $0.a, $0.b) }
    let found = SpecificationLabels(options.specifications, in: data, on: machine)
    specificationLabels = found
    specificationCriteria =
      options.specifications.isEmpty
      ? [] : data.couples.map { SpecificationCriterion(found, data, $0.a, $0.b) }
    references = zip(datasets.indices, options.references).compactMap { dataset, labels in
      labels.map {
        ReferenceAgreement(
          data, dataset: dataset, reference: $0, own: own[dataset], seed: seed, on: machine)
      }
    }
  }
}
