/// Takes texts apart for `TextIdentity`; to be used for many of them.
struct IdentityReader {
  private(set) var text = IdentityLetters()
  private(set) var words = IdentityLetters()
  /// The text in the loosest reading: every digit and sign that may be a letter is one, and a
  /// letter that repeats the one before it is left out, also where a word ends between them.
  private(set) var loose = IdentityLetters()
  private(set) var emoji: [UInt8] = []
  private var normaliser = TextNormaliser()
  private var plain: [UInt8] = []

  /// How often references are decoded: what is escaped, was perhaps escaped before.
  private static let escapes = 3

  mutating func read(_ input: UnsafeBufferPointer<UInt8>) {
    text.removeAll()
    words.removeAll()
    loose.removeAll()
    emoji.removeAll(keepingCapacity: true)
    plain.removeAll(keepingCapacity: true)
    plain.append(contentsOf: input)
    for _ in 0..<Self.escapes where plain.contains(UInt8(ascii: "&")) {
      plain.withUnsafeBufferPointer { normaliser.decodeEntities(in: $0) }
      if plain.count == normaliser.decoded.count { break }
      swap(&plain, to: normaliser.decoded)
    }
    if plain.contains(where: { $0 >= 0x80 }) { setEmojiAside() }
    plain.withUnsafeBufferPointer { normaliser.normalise($0) }
    let normalised = normaliser.bytes
    normalised.withUnsafeBufferPointer { normalised in
      Tokenizer.forEachChunk(normalised) { readChunk($0) }
      if text.bytes.isEmpty && emoji.isEmpty {
        Tokenizer.forEachChunk(normalised) { text.add($0) }
      }
    }
  }

  private func swap(_ bytes: inout [UInt8], to other: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: other)
  }

  /// Moves emoji from the text, before normalising would make letters of some of them.
  private mutating func setEmojiAside() {
    var rest: [UInt8] = []
    rest.reserveCapacity(plain.count)
    var isAfterEmoji = false
    for scalar in String(decoding: plain, as: UTF8.self).unicodeScalars {
      let isJoiner = scalar == "\u{200D}" || (0xE0020...0xE007F).contains(scalar.value)
      if Emoji.contains(scalar) || (isJoiner && isAfterEmoji) {
        emoji.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        if !isAfterEmoji { rest.append(0x20) }
        isAfterEmoji = true
      } else if scalar.value != 0xFE0F {
        rest.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        isAfterEmoji = false
      }
    }
    plain = rest
  }

  /// Reads what stands between two blanks.
  private mutating func readChunk(_ chunk: UnsafeBufferPointer<UInt8>) {
    let isAddress = Address.isOne(chunk)
    var at = 0
    while at < chunk.count {
      if !isAddress, let face = Emoji.emoticon(chunk, at: at) {
        emoji.append(contentsOf: face.signs)
        at += face.length
      } else if let run = LetterRun(chunk, from: at) {
        text.add(run, of: chunk)
        loose.add(run, of: chunk, isLoose: true)
        if !isAddress { words.add(run, of: chunk) }
        at = run.end
      } else {
        at += LetterSign(chunk, at: at, hasLetter: false).length
      }
    }
  }
}
