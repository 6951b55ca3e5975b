import Foundation

/// Which tokens make labels easier or harder to tell, by leaving out one occurrence at a time.
///
/// For a token in a row of label y, Δ = H(y | x without it) − H(y | x) in bits, with the model that
/// did not see the row. Above zero the token told the label, below zero it misled. Source:
/// K. Ethayarajh, Y. Choi, S. Swayamdipta, "Understanding dataset difficulty with V-usable
/// information", ICML 2022, https://proceedings.mlr.press/v162/ethayarajh22a.html, section 4.
public struct TokenArtefacts: Sendable {
  /// What leaving out a token does in rows of one label.
  public struct Token: Sendable, Hashable {
    /// The label, as a position.
    public let label: Int
    /// The words of what stood between white space, or the signs where there are no words.
    public let token: String
    /// How often it occurs in rows of the label.
    public let count: Int
    /// In how many of them.
    public let rows: Int
    /// The mean of Δ in bits, by occurrence.
    public let bits: Double
    /// The lower end of its 95 % interval.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// How much more often rows with the token carry the label than all rows do, in standard
    /// errors: (p(y | token) − p(y)) / √(p(y) (1 − p(y)) / rows with the token). What the data
    /// contain, whether or not the model uses it.
    public let z: Double
  }

  /// Tokens of more than `mostRare` occurrences in a label, by label and within it from those that
  /// tell most to those that mislead most.
  public let tokens: [Token]
  /// The number of occurrences that were left out.
  public let occurrences: Int

  /// Tokens of a label with as many occurrences or fewer are not listed.
  public static let mostRare = 5
  private static let blockRows = 256

  /// Leaves out every occurrence of every token.
  ///
  /// - Parameters:
  ///   - tfidf: The features that the models were trained on.
  ///   - texts: The rows.
  ///   - models: The cross-fitted models of these features.
  ///   - given: The label of each row.
  ///   - fold: The fold of each row.
  ///   - machine: The means; no value depends on them.
  /// - Complexity: O(n-grams of all rows · K).
  public init(
    tfidf: TFIDF, texts: TokenizedTexts, models: CrossFit, given: [Int32], fold: [Int32],
    on machine: Machine
  ) {
    let names = TokenNames(texts)
    let blocks = (given.count + Self.blockRows - 1) / Self.blockRows
    let stretches = machine.mapStretches(of: blocks) { blocks in
      var one = LeaveOneOut(tfidf: tfidf, texts: texts, models: models, given: given, fold: fold)
      return blocks.flatMap { block in
        (block * Self.blockRows..<min(given.count, (block + 1) * Self.blockRows)).map {
          one.differences(of: $0)
        }
      }
    }
    var sums = TokenSums(classes: models.raw.classes, tokens: names.count)
    for (row, differences) in stretches.joined().enumerated() {
      let tokens = texts.chunks.tokens(of: row).map { names.ofChunk[Int($0)] }
      sums.add(zip(tokens, differences), label: Int(given[row]))
    }
    tokens = sums.tokens(named: names)
    occurrences = sums.occurrences
  }

  /// The tokens of a label that tell most, as far as they are above zero for sure.
  public func telling(_ label: Int, most: Int) -> [Token] {
    Array(tokens.lazy.filter { $0.label == label && $0.low > 0 }.prefix(most))
  }

  /// The tokens of a label that mislead most, the most misleading first.
  public func misleading(_ label: Int, most: Int) -> [Token] {
    Array(tokens.reversed().lazy.filter { $0.label == label && $0.high < 0 }.prefix(most))
  }
}

/// What a chunk is called: its words, without the signs around them.
package struct TokenNames: Sendable {
  /// The name of each chunk.
  let ofChunk: [Int]
  private let names: Vocabulary

  package init(_ texts: TokenizedTexts) {
    var names = Vocabulary()
    let words = texts.wordsOfChunk
    ofChunk = texts.chunks.vocabulary.indices.map { chunk in
      let own = words.entries(of: chunk).map { texts.words.vocabulary[Int(words.indices[$0])] }
      return Int(
        names.enter(own.isEmpty ? texts.chunks.vocabulary[chunk] : own.joined(separator: " ")))
    }
    self.names = names
  }

  var count: Int { names.count }

  subscript(token: Int) -> String { names[token] }
}
