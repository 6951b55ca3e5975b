/// Letters of a text, one run after the other.
struct IdentityLetters: Sendable {
  private(set) var bytes: [UInt8] = []
  private var last = 0..<0
  /// Whether the last run was one letter, of which the next may be a neighbour.
  private var wasSingle = false

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    last = 0..<0
    wasSingle = false
  }

  /// Adds bytes as they are.
  mutating func add(_ signs: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: signs) }

  /// Adds a run; a letter that repeats the one before it in the same word is left out.
  ///
  /// - Parameters:
  ///   - run: Where it is.
  ///   - chunk: What stands between two blanks.
  ///   - isLoose: Whether all is letters, digits of numbers too, and words have no borders.
  mutating func add(
    _ run: LetterRun, of chunk: UnsafeBufferPointer<UInt8>, isLoose: Bool = false
  ) {
    if run.count == 0 { return }
    // Letters that stand alone side by side are a word that was spaced out.
    var isAfterLetter = isLoose || (wasSingle && run.count == 1)
    if !isAfterLetter { last = 0..<0 }
    wasSingle = run.count == 1 && !run.isSuffix
    var at = run.start
    while at < run.end {
      let sign = LetterSign(
        chunk, at: at, hasLetter: isLoose || run.letters > 0, isLoose: isLoose)
      let place = at
      at += sign.length
      if sign.kind == .nothing { continue }
      isAfterLetter = isAfterLetter || sign.kind == .letter
      // 100 and 1000 are different numbers, but the 55 of a word are two letters.
      let mayRepeat = sign.kind == .digit && !isAfterLetter && !run.isWord
      if let ascii = sign.ascii {
        add(CollectionOfOne(ascii), mayRepeat: mayRepeat)
      } else {
        add(chunk[place..<at], mayRepeat: mayRepeat)
      }
    }
  }

  private mutating func add(_ character: some Collection<UInt8>, mayRepeat: Bool) {
    if !mayRepeat, bytes[last].elementsEqual(character) { return }
    last = bytes.count..<bytes.count + character.count
    bytes.append(contentsOf: character)
  }
}

/// A stretch of letters, digits and signs that may stand for letters.
struct LetterRun {
  let start: Int
  let end: Int
  /// How many letters there are, without signs.
  private(set) var letters = 0
  private var digits = 0
  private var hasDigitInside = false
  /// How many characters that count.
  private(set) var count = 0

  /// Whether its digits stand for letters, the first ones too: `455hole`, but not `100k`.
  var isWord: Bool { letters > digits || hasDigitInside }

  /// Whether it belongs to the letters before an apostrophe, as the `t` of `don't`.
  let isSuffix: Bool

  /// Reads a run, or nothing where none begins.
  init?(_ chunk: UnsafeBufferPointer<UInt8>, from start: Int) {
    var at = start
    while at < chunk.count, chunk[at] >= 0x80 || LetterSign.isPart(chunk[at]) {
      let sign = LetterSign(chunk, at: at, hasLetter: true)
      let isMark = sign.length > 1 && sign.kind == .nothing && !sign.isFormat
      if isMark { break }
      let isLetter = !LetterSign.isSign(chunk[at]) || LetterSign.isLetterByDigit(chunk, at)
      letters += sign.kind == .letter && isLetter ? 1 : 0
      digits += sign.kind == .digit ? 1 : 0
      hasDigitInside = hasDigitInside || (sign.kind == .digit && letters > 0)
      count += sign.kind == .nothing ? 0 : 1
      at += sign.length
    }
    if at == start { return nil }
    self.start = start
    end = at
    isSuffix = Self.apostrophes.contains { chunk[..<start].suffix($0.count).elementsEqual($0) }
  }

  private static let apostrophes = [Array("'".utf8), Array("’".utf8)]
}
