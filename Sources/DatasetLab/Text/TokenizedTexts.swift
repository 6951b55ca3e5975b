/// The texts of a data set, normalised and cut up once for everything that follows.
public struct TokenizedTexts: Sendable {
  /// The chunks of each row: what stands between white space, punctuation included.
  public let chunks: Corpus
  /// The words of each row.
  public let words: Corpus
  /// A seeded hash of each row's normalised text; equal texts have equal hashes.
  public let hashes: [UInt64]
  /// The words of each chunk, as ids in `words`.
  let wordsOfChunk: SparseLists

  /// Normalises and cuts up texts.
  ///
  /// - Parameters:
  ///   - texts: One text a row.
  ///   - seed: Makes the hashes, and thereby the folds, another draw.
  ///   - machine: The means; ids and hashes do not depend on them.
  /// - Complexity: O(bytes).
  public init(_ texts: StringColumn, seed: UInt64, on machine: Machine = Machine(threads: 1)) {
    let parts = machine.mapStretches(of: texts.count) { range in
      Self.chunks(of: texts, range, seed: seed)
    }
    let hashes = machine.join(parts.map(\.hashes))
    self.init(chunks: Corpus(joining: parts.map(\.chunks)), hashes: hashes, on: machine)
  }

  /// Cuts chunks into words.
  ///
  /// - Parameters:
  ///   - chunks: The chunks of each row.
  ///   - hashes: What rows are told apart by, which may be more than these chunks.
  ///   - machine: The means.
  init(chunks: Corpus, hashes: [UInt64], on machine: Machine) {
    self.chunks = chunks
    self.hashes = hashes
    let ofChunk = Corpus(
      joining: machine.mapStretches(of: chunks.vocabulary.count) { range in
        var words = Corpus()
        for chunk in range {
          chunks.vocabulary.withBytes(chunk) { bytes in
            Tokenizer.forEachWord(bytes) { words.add($0) }
          }
          words.endRow()
        }
        return words
      })
    wordsOfChunk = ofChunk.lists
    words = Self.words(chunks, wordsOfChunk, vocabulary: ofChunk.vocabulary, on: machine)
  }

  /// The same chunks in other rows or another order, without cutting them up again.
  ///
  /// - Parameters:
  ///   - chunks: A corpus over the vocabulary of these chunks.
  ///   - machine: The means.
  /// - Returns: Rows with the same hashes.
  func rearranged(_ chunks: Corpus, on machine: Machine) -> TokenizedTexts {
    TokenizedTexts(
      chunks: chunks,
      words: Self.words(chunks, wordsOfChunk, vocabulary: words.vocabulary, on: machine),
      hashes: hashes, wordsOfChunk: wordsOfChunk)
  }

  private init(
    chunks: Corpus, words: Corpus, hashes: [UInt64], wordsOfChunk: SparseLists
  ) {
    self.chunks = chunks
    self.words = words
    self.hashes = hashes
    self.wordsOfChunk = wordsOfChunk
  }

  private static func chunks(
    of texts: StringColumn, _ rows: Range<Int>, seed: UInt64
  ) -> (chunks: Corpus, hashes: [UInt64]) {
    var normaliser = TextNormaliser()
    var chunks = Corpus()
    var hashes: [UInt64] = []
    hashes.reserveCapacity(rows.count)
    for row in rows {
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
    return (chunks, hashes)
  }

  private static func words(
    _ chunks: Corpus, _ wordsOfChunk: SparseLists, vocabulary: Vocabulary, on machine: Machine
  ) -> Corpus {
    let size = 4_096
    var ends = [Int](repeating: 0, count: chunks.count)
    ends.withUnsafeMutableBufferPointer { ends in
      machine.forEachBlock(of: chunks.count, size: size) { _, rows in
        for row in rows {
          for chunk in chunks.tokens(of: row) {
            ends[row] += wordsOfChunk.entries(of: Int(chunk)).count
          }
        }
      }
      for row in ends.indices.dropFirst() { ends[row] += ends[row - 1] }
    }
    let count = ends.last ?? 0
    // Written in place: parts that are joined take the room twice.
    let stream = [UInt32](unsafeUninitializedCapacity: count) { stream, written in
      machine.forEachBlock(of: chunks.count, size: size) { _, rows in
        var next = rows.lowerBound == 0 ? 0 : ends[rows.lowerBound - 1]
        for row in rows {
          for chunk in chunks.tokens(of: row) {
            for at in wordsOfChunk.entries(of: Int(chunk)) {
              stream[next] = wordsOfChunk.indices[at]
              next += 1
            }
          }
        }
      }
      written = count
    }
    return Corpus(vocabulary: vocabulary, stream: stream, ends: ends)
  }
}
