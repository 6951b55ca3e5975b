/// Texts that models were not trained on, as their vocabulary sees them.
package struct UnseenTexts {
  private let features: FeatureMatrix
  private let models: CrossFit

  /// Weighs texts by what the trained rows have; n-grams that those lack count for nothing.
  ///
  /// - Parameters:
  ///   - texts: The chunks of each text.
  ///   - full: The rows that the models were trained on.
  ///   - kinds: Which n-grams they saw.
  ///   - models: The models.
  ///   - machine: The means.
  /// - Complexity: O(n-grams of the trained rows and of these texts).
  package init(
    _ texts: Corpus, beside full: TokenizedTexts, kinds: TFIDF.Kinds, models: CrossFit,
    on machine: Machine
  ) {
    let rows = full.chunks.count
    // Columns are numbered by what the first rows have, so they are those of the models.
    let all = TokenizedTexts(
      chunks: Corpus(joining: [full.chunks, texts]),
      hashes: full.hashes + Array(repeating: 0, count: texts.count), on: machine)
    let counted = TFIDF(all, kinds: kinds, countedRows: rows, on: machine).features
    let own = Array(rows..<rows + texts.count)
    features =
      FactoredFeatures(
        chunks: counted.chunks.selecting(own), contents: counted.contents,
        entries: counted.entries.selecting(own),
        rowScales: counted.rowScales.map { scales in own.map { scales[$0] } },
        columnWeights: counted.columnWeights, chains: counted.chains
      ).matrix
    self.models = models
  }

  /// Whether a text has any n-gram of the models.
  package func isKnown(_ text: Int) -> Bool { !features.entries(of: text).isEmpty }

  /// The calibrated probabilities of a text under the model that did not see a fold.
  package func probabilities(_ text: Int, fold: Int) -> [Double] {
    models.probabilities(features, row: text, fold: fold)
  }

  /// The mean of the probabilities under all models.
  package func probabilities(_ text: Int) -> [Double] {
    let folds = models.models.indices
    let all = folds.map { probabilities(text, fold: $0) }
    return all[0].indices.map { label in
      all.reduce(0) { $0 + $1[label] } / Double(folds.count)
    }
  }
}
