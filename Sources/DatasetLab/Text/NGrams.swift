/// The n-grams of every row: words, pairs of neighbouring words, and characters within chunks.
///
/// Character n-grams belong to a chunk, whichever row it stands in, so they are taken once per
/// distinct chunk: a row's are those of its chunks. Ids run over words first, then pairs, then
/// character n-grams.
struct NGrams: Sendable {
  /// The lengths of character n-grams, in scalars of the chunk with a blank before and after it.
  static let characterLengths = 2...5

  let words: Corpus
  let chunks: Corpus
  let pairs: PairTable
  let characters: Vocabulary
  /// The character n-grams of chunk c are `characterIDs[characterStarts[c]..<characterStarts[c + 1]]`.
  let characterStarts: [Int]
  let characterIDs: [UInt32]

  /// The number of distinct n-grams of all kinds.
  var count: Int { words.vocabulary.count + pairs.count + characters.count }
  var firstPair: Int { words.vocabulary.count }
  var firstCharacter: Int { firstPair + pairs.count }

  init(_ texts: TokenizedTexts) {
    words = texts.words
    chunks = texts.chunks
    var pairs = PairTable()
    for row in 0..<texts.words.count {
      var last: UInt32?
      for word in texts.words.tokens(of: row) {
        if let last { _ = pairs.enter(last, word) }
        last = word
      }
    }
    self.pairs = pairs

    var characters = Vocabulary()
    var starts = [0]
    var ids: [UInt32] = []
    var padded: [UInt8] = []
    for chunk in 0..<texts.chunks.vocabulary.count {
      padded.removeAll(keepingCapacity: true)
      padded.append(0x20)
      texts.chunks.vocabulary.withBytes(chunk) { padded.append(contentsOf: $0) }
      padded.append(0x20)
      padded.withUnsafeBufferPointer { bytes in
        Self.forEachWindow(bytes) { ids.append(characters.enter($0)) }
      }
      starts.append(ids.count)
    }
    self.characters = characters
    characterStarts = starts
    characterIDs = ids
  }

  /// The n-gram as a person would read it.
  func name(_ id: Int) -> String {
    if id < firstPair { return words.vocabulary[id] }
    if id >= firstCharacter { return characters[id - firstCharacter] }
    let (a, b) = pairs[id - firstPair]
    return "\(words.vocabulary[Int(a)]) \(words.vocabulary[Int(b)])"
  }

  /// Calls `body` with every n-gram of a row, repeats included: words, then pairs, then characters.
  func forEach(in row: Int, _ body: (Int) -> Void) {
    var last: UInt32?
    for word in words.tokens(of: row) { body(Int(word)) }
    for word in words.tokens(of: row) {
      if let last, let pair = pairs.id(last, word) { body(firstPair + pair) }
      last = word
    }
    let first = firstCharacter
    for chunk in chunks.tokens(of: row) {
      for at in characterStarts[Int(chunk)]..<characterStarts[Int(chunk) + 1] {
        body(first + Int(characterIDs[at]))
      }
    }
  }

  /// Calls `body` with every window of `characterLengths` scalars, shortest first.
  private static func forEachWindow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    for length in characterLengths {
      var start = 0
      var end = 0
      for _ in 0..<length where end < bytes.count { end = next(bytes, end) }
      if scalars(bytes, start, end) < length { break }
      while true {
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if end == bytes.count { break }
        start = next(bytes, start)
        end = next(bytes, end)
      }
    }
  }

  /// The start of the scalar after the one that starts here.
  private static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    var at = at + 1
    while at < bytes.count && bytes[at] & 0xC0 == 0x80 { at += 1 }
    return at
  }

  private static func scalars(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int
  {
    bytes[start..<end].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
