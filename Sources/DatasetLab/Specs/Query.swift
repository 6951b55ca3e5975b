/// What rows are ranked for: a text, and its sentence vector where there is one.
public struct Query: Sendable, Hashable {
  /// The text.
  public var text: String
  /// Its vector, as long as those of the rows; empty where there is none.
  public var vector: [Float]

  /// Creates a query.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - vector: Its vector, or none.
  public init(_ text: String, vector: [Float] = []) {
    self.text = text
    self.vector = vector
  }

  /// Merges queries into one: all their words, and the mean direction of their vectors.
  ///
  /// - Parameter queries: Queries with vectors of one length, or all without.
  public init(merging queries: [Query]) {
    text = queries.map(\.text).joined(separator: "\n")
    vector = []
    for unit in queries.map({ CosineRanker.unit($0.vector) }) {
      vector = vector.isEmpty ? unit : zip(vector, unit).map { $0 + $1 }
    }
  }

  /// The words of the text that some row has, repeats counting again.
  ///
  /// - Parameter words: The words of the rows.
  /// - Returns: Their ids, in reading order.
  public func tokens(in words: Corpus) -> [UInt32] {
    TextNormaliser.normalised(text).split(whereSeparator: \.isWhitespace)
      .flatMap { Tokenizer.words(of: String($0)) }.compactMap { words.id(of: $0) }
  }
}
