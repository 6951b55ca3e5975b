/// What a model is shown of a row: one way of looking at the data.
///
/// Every view but `null` and `column` is a text made of the row's text, and a model of the same
/// family is trained on it.
public enum InputView: Sendable, Hashable {
  /// The whole text.
  case full
  /// Nothing; its model says how frequent the labels are.
  case null
  /// The chunks between white space in random order: what is left without word order.
  case shuffled
  /// The words of the lexicon, in order.
  case lexicon
  /// The text with the words of the lexicon cut out.
  case withoutLexicon
  /// The text with some words replaced by more general ones.
  case generalised
  /// How many words and characters there are.
  case length
  /// The first half of the chunks; of an odd number the middle one too.
  case firstHalf
  /// The rest.
  case secondHalf
  /// The whole text, by character n-grams alone.
  case characters
  /// The text with letters and digits cut out: punctuation, symbols and emoji.
  case punctuation
  /// What a regular expression matches.
  case keep(TextPattern)
  /// The text with the matches of a regular expression cut out.
  case mask(TextPattern)
  /// What the row has in a column that the audit kept, in place of the text.
  case column(String)

  /// The views that need neither lexicon nor pattern.
  public static let builtIn: [InputView] = [
    .full, .null, .shuffled, .characters, .firstHalf, .secondHalf, .length, .punctuation,
  ]

  /// The key of the view in tables.
  public var name: String {
    switch self {
    case .full: "full"
    case .null: "null"
    case .shuffled: "shuffled"
    case .lexicon: "lexicon"
    case .withoutLexicon: "without-lexicon"
    case .generalised: "generalised"
    case .length: "length"
    case .firstHalf: "first-half"
    case .secondHalf: "second-half"
    case .characters: "characters"
    case .punctuation: "punctuation"
    case .keep(let pattern), .mask(let pattern): pattern.name
    case .column(let name): "column:\(name)"
    }
  }

  /// What the model is shown, in a few words.
  public var summary: String {
    switch self {
    case .full: "the whole text"
    case .null: "nothing"
    case .shuffled: "the words in random order"
    case .lexicon: "the words of the lexicon"
    case .withoutLexicon: "all but the words of the lexicon"
    case .generalised: "the text with words made more general"
    case .length: "how many words and characters"
    case .firstHalf: "the first half of the words"
    case .secondHalf: "the second half of the words"
    case .characters: "character n-grams alone"
    case .punctuation: "punctuation, symbols and emoji"
    case .keep(let pattern): "what matches \(pattern.expression)"
    case .mask(let pattern): "all but what matches \(pattern.expression)"
    case .column(let name): "the column '\(name)' in place of the text"
    }
  }

  /// Whether the view is made of the text.
  var isOfText: Bool {
    switch self {
    case .null, .column: false
    default: true
    }
  }
}
