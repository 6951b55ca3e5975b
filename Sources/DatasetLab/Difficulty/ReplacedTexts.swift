/// Texts with words replaced by more general ones; all else stays as it is, the signs around a word
/// included.
struct ReplacedTexts: Sendable {
  /// All rows, with the hashes of the texts as they were.
  let texts: TokenizedTexts
  /// The rows in which something was replaced, ascending.
  let rows: [Int]
  /// The same by pair of words.
  let rowsOfPair: [[Int]]

  /// Replaces words from left to right, the longest phrase where several begin.
  ///
  /// - Parameters:
  ///   - full: The texts.
  ///   - general: What stands in place of what.
  ///   - machine: The means.
  /// - Complexity: O(running words).
  init(_ full: TokenizedTexts, _ general: GeneralWords, on machine: Machine) {
    let phrases = PhraseMatches(general.pairs.map(\.phrase.words), in: full.words.vocabulary)
    var vocabulary = full.chunks.vocabulary
    var stream: [UInt32] = []
    var ends: [Int] = []
    var rows: [Int] = []
    var rowsOfPair = general.pairs.map { _ in [Int]() }
    for row in 0..<full.chunks.count {
      let matches = phrases.apart(in: full.words.tokens(of: row))
      if matches.isEmpty {
        stream += full.chunks.tokens(of: row)
      } else {
        rows.append(row)
        for pair in Set(matches.map(\.phrase)) { rowsOfPair[pair].append(row) }
        for chunk in Self.chunks(of: row, in: full, matches, general) {
          stream.append(chunk.withUnsafeBufferPointer { vocabulary.enter($0) })
        }
      }
      ends.append(stream.count)
    }
    texts = TokenizedTexts(
      chunks: Corpus(vocabulary: vocabulary, stream: stream, ends: ends), hashes: full.hashes,
      on: machine)
    self.rows = rows
    self.rowsOfPair = rowsOfPair
  }

  /// The chunks of a row after replacement.
  private static func chunks(
    of row: Int, in full: TokenizedTexts, _ matches: [PhraseMatches.Match], _ general: GeneralWords
  ) -> [ArraySlice<UInt8>] {
    var next = 0
    return full.chunks.tokens(of: row).flatMap { chunk in
      let entries = full.wordsOfChunk.entries(of: Int(chunk))
      let own = next..<next + entries.count
      next = own.upperBound
      let bytes = full.chunks.vocabulary.withBytes(Int(chunk)) { Array($0) }
      let ownMatches = matches.filter { $0.words.overlaps(own) }
      if ownMatches.isEmpty { return [bytes[...]] }
      var written: [UInt8] = []
      var end = 0
      for (number, entry) in zip(own, entries) {
        let word = full.words.vocabulary.withBytes(Int(full.wordsOfChunk.indices[entry])) {
          Array($0)
        }
        // A word that is no stretch of its chunk cannot be replaced: what follows stays.
        guard let place = bytes.place(of: word, from: end) else { break }
        let match = ownMatches.first { $0.words.contains(number) }
        let isWithin = match.map { number > max($0.words.lowerBound, own.lowerBound) } ?? false
        if !isWithin { written += bytes[end..<place] }
        end = place + word.count
        guard let match else {
          written += word
          continue
        }
        if number == match.words.lowerBound {
          written += general.pairs[match.phrase].general.text.utf8
        }
      }
      written += bytes[end...]
      return written.split(separator: 0x20)
    }
  }
}
