import Foundation

/// What a person types into the search, as an expression of SQLite's FTS5.
///
/// All words must be there; what stands in quotation marks must be there in that order; the last
/// word may be the beginning of one. Signs mean nothing, so that any text can be searched for.
struct SearchExpression {
  /// The expression; nil where there is no word to look for.
  let fts5: String?

  init(_ search: String) {
    var phrases: [[String]] = []
    for (place, part) in search.split(separator: "\"", omittingEmptySubsequences: false)
      .enumerated()
    {
      let words = Self.words(of: String(part))
      if words.isEmpty { continue }
      if place % 2 == 1 { phrases.append(words) } else { phrases += words.map { [$0] } }
    }
    let isUnfinished = search.last.map { $0.isLetter || $0.isNumber } ?? false
    let terms = phrases.map { "\"\($0.joined(separator: " "))\"" }
    fts5 = terms.isEmpty ? nil : terms.joined(separator: " AND ") + (isUnfinished ? " *" : "")
  }

  /// Runs of letters and digits, as FTS5's tokenizer cuts and folds them.
  static func words(of text: String) -> [String] {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .unicodeScalars.split { scalar in
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
          .decimalNumber, .letterNumber, .otherNumber, .privateUse, .nonspacingMark,
          .spacingMark, .enclosingMark:
          false
        default: true
        }
      }.map { String(String.UnicodeScalarView($0)) }
  }
}
