/// The texts of a data set, normalised and cut up once for everything that follows.
public struct TokenizedTexts: Sendable {
  /// The chunks of each row: what stands between white space, punctuation included.
  public let chunks: Corpus
  /// The words of each row.
  public let words: Corpus
  /// A seeded hash of each row's normalised text; equal texts have equal hashes.
  public let hashes: [UInt64]
  /// The words of each chunk, as ids in `words`.
  let wordsOfChunk: [[UInt32]]

  /// Normalises and cuts up texts.
  ///
  /// - Parameters:
  ///   - texts: One text a row.
  ///   - seed: Makes the hashes, and thereby the folds, another draw.
  /// - Complexity: O(bytes) on one thread.
  public init(_ texts: StringColumn, seed: UInt64) {
    var normaliser = TextNormaliser()
    var chunks = Corpus()
    var hashes: [UInt64] = []
    hashes.reserveCapacity(texts.count)
    for row in texts.indices {
      texts.withBytes(row) { normaliser.normalise($0) }
      var hash = ByteHash.mix(seed)
      normaliser.bytes.withUnsafeBufferPointer { text in
        Tokenizer.forEachChunk(text) { chunk in
          chunks.add(chunk)
          hash = ByteHash.hash(chunk, seed: hash)
        }
      }
      chunks.endRow()
      hashes.append(hash)
    }
    var vocabulary = Vocabulary()
    let wordsOfChunk = chunks.vocabulary.map { chunk in
      Tokenizer.words(of: chunk).map { vocabulary.enter($0) }
    }
    var stream: [UInt32] = []
    var ends: [Int] = []
    ends.reserveCapacity(texts.count)
    for row in 0..<chunks.count {
      for chunk in chunks.tokens(of: row) { stream.append(contentsOf: wordsOfChunk[Int(chunk)]) }
      ends.append(stream.count)
    }
    self.chunks = chunks
    self.hashes = hashes
    self.wordsOfChunk = wordsOfChunk
    words = Corpus(vocabulary: vocabulary, stream: stream, ends: ends)
  }
}
