/// What makes the labels of a data set hard to learn: how much of the information is in which
/// view of the rows, and whether more rows would tell more.
public struct Difficulty: Sendable {
  /// What is measured.
  public struct Options: Sendable {
    /// The views, `full` and `null` among them or not.
    public var views = InputView.builtIn
    /// Adds the views `lexicon` and `without-lexicon`.
    public var lexicon: Lexicon?
    /// Words whose bias is measured.
    public var biasWords: BiasWords?
    /// Words to be replaced by more general ones; adds the view `generalised`.
    public var generalWords: GeneralWords?
    /// Columns that say which group of people a row is about; others than the rows have are passed
    /// over.
    public var identityColumns: [String] = []
    /// Whether the learning curve and the code length are measured.
    public var curve = false
    /// Draws the order of shuffled words and that of the rows in the code.
    public var seed: UInt64 = 0

    /// The defaults.
    public init() {}
  }

  /// H(Y) in bits, by the null model.
  public let labelEntropy: Double
  /// The views, `full` first.
  public let views: [ViewInformation]
  /// What views tell beyond others.
  public let pairs: [ConditionalInformation]
  /// The share of the text's V-information that the words of the lexicon alone carry, with its
  /// 95 % interval: near 1 the labels follow keywords, near 0 keywords say nothing of them. It may
  /// be slightly outside 0 to 1. Nil without lexicon, or where the text tells nothing for sure.
  public let learnability: BootstrapMean?
  /// The share of rows that have a word of the lexicon; nil without one.
  public let lexiconRows: Double?
  /// Parts of the rows, the hardest first.
  public let slices: Slices
  /// What leaving out tokens does.
  public let artefacts: TokenArtefacts
  /// How far words and groups of people decide labels by themselves, as far as that was wanted.
  public let bias: LexicalBias
  /// V-information by the share of rows that are trained on, where that was wanted.
  public let curve: LearningCurve?
  /// How short the labels can be written with the texts at hand, where that was wanted.
  public let code: OnlineCode?
  /// V-information by penalty, where the curve was wanted.
  public let penaltyPath: PenaltyPath?
  /// The fold of each sample of the audit.
  let fold: [Int32]

  /// Measures.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - options: What is measured.
  ///   - machine: The means; no result depends on them.
  /// - Complexity: A cross-fit for every view, and two for every column.
  public init(_ rows: AuditedRows, options: Options = Options(), on machine: Machine) {
    let full = TokenizedTexts(rows.texts, seed: rows.seed, on: machine)
    let folds = Folds(
      hashes: full.hashes, given: rows.given, classes: rows.classes, count: rows.foldCount)
    let replaced = options.generalWords.map { ReplacedTexts(full, $0, on: machine) }
    let texts = ViewTexts(
      rows.texts, full: full, columns: rows.columns, lexicon: options.lexicon,
      generalised: replaced?.texts, seed: options.seed, on: machine)
    let models = TrainedViews(rows, hashes: full.hashes, folds: folds, on: machine)
    let tfidf = TFIDF(full, kinds: rows.kinds, on: machine)
    let features = tfidf.features
    let fit = models.fit(features)
    let whole = models.information(.full, of: fit, features: features.columns)
    slices = Slices(of: models.rows(of: whole, fit), by: rows.facets(full))
    artefacts = TokenArtefacts(
      tfidf: tfidf, texts: full, models: fit, given: rows.given, fold: folds.fold, on: machine)
    bias = LexicalBias(
      rows, options: options, texts: full, replaced: replaced, models: models, fit: fit,
      on: machine)

    var views = [whole]
    var pairs: [ConditionalInformation] = []
    let wanted =
      options.views + (options.lexicon == nil ? [] : [.lexicon, .withoutLexicon])
      + (replaced == nil ? [] : [.generalised])
    machine.tally?.count { $0.allParts = wanted.count { $0 != .full } + (options.curve ? 3 : 0) }
    func partIsDone() { machine.tally?.count { $0.parts += 1 } }
    for view in wanted where view != .full {
      defer { partIsDone() }
      let own = texts.features(of: view, kinds: rows.kinds)
      let trained = models.train(view, features: own)
      views.append(trained)
      if view.isOfText {
        pairs.append(models.information(of: .full, beyond: trained, both: whole))
      } else if let own {
        let both = models.train(view, features: features.beside(own, on: machine))
        pairs.append(models.information(of: .full, beyond: trained, both: both))
        pairs.append(models.information(of: view, beyond: whole, both: both))
      }
    }
    labelEntropy = models.labelEntropy
    self.views = views
    self.pairs = pairs
    let lexicon = views.first { $0.view == .lexicon }
    learnability = lexicon.flatMap { models.share(of: $0, in: whole) }
    lexiconRows = lexicon.map { _ in texts.lexiconRows }
    var fold = folds.fold
    for (row, sample) in rows.sampleIDs.enumerated() { fold[sample] = folds.fold[row] }
    self.fold = fold
    guard options.curve else {
      (curve, code, penaltyPath) = (nil, nil, nil)
      return
    }
    curve = LearningCurve(whole: whole, features: features, hashes: full.hashes, models: models)
    partIsDone()
    code = OnlineCode(
      features: features, given: rows.given, classes: rows.classes,
      order: Self.order(full.hashes, seed: options.seed),
      penalty: min(whole.penalty ?? 1, models.options.penalties[0]), on: machine)
    partIsDone()
    penaltyPath = PenaltyPath(features: features, models: models)
  }

  /// All rows in an order that is drawn by text, so that it does not follow that of the data.
  private static func order(_ hashes: [UInt64], seed: UInt64) -> [Int] {
    let keys = hashes.map { ByteHash.mix($0 ^ ByteHash.mix(~seed)) }
    return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }
}
