/// How far words and groups of people decide labels by themselves.
///
/// Everything is measured with the models of the view `full`; where those of an audit saw something
/// else, its figures are others.
public struct LexicalBias: Sendable {
  /// Words as the whole input, where a list was given.
  public let pinned: PinnedBias?
  /// What more general words change, where they were given.
  public let generalisation: Generalisation?
  /// How well groups of people are told apart by label, by column.
  public let identities: [IdentityAreas]

  /// Whether nothing was asked for.
  public var isEmpty: Bool { pinned == nil && generalisation == nil && identities.isEmpty }

  /// Measures.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - options: What is measured.
  ///   - texts: The rows' texts.
  ///   - replaced: The same with words replaced, where that was wanted.
  ///   - models: Holds what is common to all views.
  ///   - fit: The models of whole texts.
  ///   - machine: The means.
  init(
    _ rows: AuditedRows, options: Difficulty.Options, texts: TokenizedTexts,
    replaced: ReplacedTexts?, models: TrainedViews, fit: CrossFit, on machine: Machine
  ) {
    var columns: [IdentityColumn] = []
    for name in options.identityColumns {
      if let column = rows.columns[name] { columns.append(IdentityColumn(name, column)) }
    }
    identities = columns.map { column in
      IdentityAreas(
        column, given: rows.given, probabilities: fit.probabilities, on: machine)
    }
    let words = options.biasWords
    guard words != nil || replaced != nil else {
      (pinned, generalisation) = (nil, nil)
      return
    }
    var unseen = Corpus()
    for entry in words?.entries ?? [] {
      unseen.append(entry.phrase.text.split(separator: " ").map(String.init))
    }
    unseen.append([])
    let first = unseen.count
    if let replaced {
      let chunks = replaced.texts.chunks
      for row in replaced.rows {
        unseen.append(chunks.tokens(of: row).map { chunks.vocabulary[Int($0)] })
      }
    }
    let asked = UnseenTexts(unseen, beside: texts, kinds: rows.kinds, models: fit, on: machine)
    pinned = words.map { words in
      PinnedBias(words, unseen: asked, texts: texts)
    }
    if let replaced, let general = options.generalWords {
      generalisation = Generalisation(
        general, replaced, unseen: asked, first: first, fit: fit, models: models)
    } else {
      generalisation = nil
    }
  }
}
